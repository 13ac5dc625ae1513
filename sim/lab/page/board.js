R"js(// SPDX-License-Identifier: GPL-2.0-only
// The live board of one server: a tile for each port. The first and last line make this file a C++ string.
const SVG = 'http://www.w3.org/2000/svg';

function draw(parent, name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

function make(parent, name, attributes = {}, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

// By the digits of the engine: idle, connecting, connected, in clean-up, lost.
const STATES = ['idle', 'connecting', 'connected', 'clean-up', 'lost'];
const FLASH = 600; // milliseconds

class Board {
  constructor(level) {
    this.level = level;
    this.root = document.getElementById('board-' + level);
    this.told = document.getElementById('told-' + level);
    this.tiles = [];
    this.digits = '';
    this.width = 0;
  }

  // Tiles of a size at which all are seen at once.
  lay(ports) {
    const width = Math.max(this.root.clientWidth, 200);
    if (this.tiles.length === ports && this.width === width) return;
    this.width = width;
    const size = Math.max(14, Math.min(56, Math.floor(Math.sqrt(width * 190 / ports))));
    const columns = Math.max(1, Math.min(ports, Math.floor(width / size)));
    const rows = Math.ceil(ports / columns);
    this.root.replaceChildren();
    this.root.setAttribute('viewBox', `0 0 ${width} ${rows * size}`);
    this.root.style.height = rows * size + 'px';
    this.tiles = Array.from({ length: ports }, (_, port) => {
      const at = `translate(${port % columns * size + 1} ${Math.floor(port / columns) * size + 1})`;
      const tile = draw(this.root, 'g', { transform: at, class: 'tile idle' });
      draw(tile, 'rect', { width: size - 3, height: size - 3, rx: 2 });
      if (size >= 20) draw(tile, 'text', { x: size / 2 - 1.5, y: size / 2 + 2 }, port + 1);
      tile.until = 0;
      return tile;
    });
    this.digits = '';
  }

  show(side, isSlow, now) {
    this.lay(side.ports.length);
    for (let port = 0; port < this.tiles.length; ++port) {
      if (side.ports[port] !== this.digits[port]) this.paint(port, side.ports[port]);
    }
    this.digits = side.ports;
    for (const call of isSlow ? side.refused : []) {
      if (call.port) this.flash(this.tiles[call.port - 1], now);
      else this.flash(this.root, now);
    }
    this.fade(now);
    this.describe(side, isSlow);
  }

  paint(port, digit) {
    const tile = this.tiles[port];
    const flashes = tile.classList.contains('refused');
    tile.setAttribute('class', 'tile ' + STATES[digit] + (flashes ? ' refused' : ''));
  }

  flash(what, now) {
    what.classList.add('refused');
    what.until = now + FLASH;
  }

  fade(now) {
    for (const what of [this.root, ...this.tiles]) {
      if (what.until && what.until < now) {
        what.classList.remove('refused');
        what.until = 0;
      }
    }
  }

  describe(side, isSlow) {
    const count = digit => side.ports.split(digit).length - 1;
    const seen = { level: T[this.level], all: side.ports.length, connected: count('2'), connecting: count('1'), cleanUp: count('3'), idle: count('0') };
    this.root.setAttribute('aria-label', put(T.board, seen));
    const last = side.refused[side.refused.length - 1];
    if (!isSlow) this.told.textContent = '';
    if (!last || !isSlow) return;
    const why = last.why === 'refused.cleanup' ? T.refusedCleanUp : last.port ? T.refusedFull : T.refusedNoPort;
    this.told.textContent = put(why, { ...seen, port: last.port });
  }
}
)js"
