R"js(// SPDX-License-Identifier: GPL-2.0-only
// Joins the parts: two workers (the bench that is looked at, the curve), the controls and what is shown.
// The first and last line make this file a C++ string.
const $ = id => document.getElementById(id);

const SPEEDS = [1, 10, 60, 600, 3600, 86400, null]; // simulated seconds a second; null: all it can
const SLOW = 3; // the last speed at which single calls are shown
const ENOUGH = 2e6; // attempts of each point of the curve
const MOST_FRESH = 64; // refused callers to be shown at once

class Lab {
  constructor(module, source) {
    this.tickets = new Map();
    this.bench = this.worker(source);
    this.curve = this.worker(source);
    this.boards = LEVELS.map(level => new Board(level));
    this.chart = new Chart();
    this.on = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.before = [];
    this.fresh = [[], []];
    this.module = module;
  }

  worker(source) {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    worker.onmessage = event => this.hear(event.data);
    return worker;
  }

  ask(worker, message) {
    return new Promise(resolve => {
      const ticket = this.tickets.size;
      this.tickets.set(ticket, resolve);
      worker.postMessage({ ...message, ticket });
    });
  }

  hear(message) {
    if (message.type === 'answer') this.tickets.get(message.ticket)(message.answer);
    else if (message.type === 'failed') complain(put(T.failed, { text: message.text }));
    else if (message.type === 'look') this.see(message);
    else if (message.id === this.curveId) {
      if (message.type === 'points') this.chart.points = message.points;
      else this.chart.curves = message.curves;
      this.drawLater();
    }
  }

  async start() {
    const keys = await this.ask(this.bench, { type: 'load', module: this.module });
    this.exercises = new Exercises(keys.lessons, question => this.ask(this.curve, question));
    await this.ask(this.curve, { type: 'load', module: this.module });
    this.days = keys.days;
    this.controls = new Controls(keys, () => this.restart());
    const read = () => this.controls.read(link => this.ask(this.bench, { type: 'check', link }), complain);
    this.wire();
    await read();
    onhashchange = read;
  }

  // The setting has changed.
  restart() {
    const { values } = this.controls;
    const link = this.controls.link(['speed']);
    if (link !== this.link) {
      this.link = link;
      this.chart.points = this.chart.curves = null;
      for (const board of this.boards) board.told.textContent = '';
      this.curveId = (this.curveId || 0) + 1;
      const loads = Chart.loads(values.load, 9), fine = Chart.loads(values.load, 33);
      this.middle = loads.indexOf(values.load);
      this.fineMiddle = fine.indexOf(values.load);
      this.bench.postMessage({ type: 'open', link });
      this.curve.postMessage({ type: 'curve', id: this.curveId, link: this.controls.link(['speed', 'load']), seed: values.seed, loads, fine, on: this.on, enough: ENOUGH });
    }
    this.pace();
    this.drawLater();
  }

  pace() {
    const speed = this.controls.values.speed;
    $('speed').value = speed;
    $('speed-told').textContent = T.speeds[speed];
    $('speed').setAttribute('aria-valuetext', T.speeds[speed]);
    $('run').textContent = this.on ? T.pause : T.run;
    this.bench.postMessage({ type: 'pace', on: this.on, speed: SPEEDS[speed] });
    this.curve.postMessage({ type: 'pace', on: this.on, speed: null });
  }

  see(message) {
    this.seen = message.seen;
    this.each = message.each;
    // Nobody draws while the page is hidden.
    this.fresh = message.seen.sides.map((side, i) => [...this.fresh[i], ...side.refused].slice(-MOST_FRESH));
    this.drawLater();
  }

  drawLater() {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(now => {
      this.isDue = false;
      this.draw(now);
    });
  }

  draw(now) {
    const { values } = this.controls;
    if (this.seen) {
      this.seen.sides.forEach((side, i) => {
        this.boards[i].show({ ...side, refused: this.fresh[i] }, values.speed <= SLOW || !this.on, now);
      });
      this.fresh = [[], []];
      this.showClock();
      this.showFigures();
    }
    if (!this.drawn || now - this.drawn > 200 || !this.on) {
      this.drawn = now;
      this.chart.show(values.load, $('log').checked);
      showDay(this.days[values.day], this.seen ? this.seen.now : 0);
    }
  }

  showClock() {
    const seconds = Math.floor(this.seen.now);
    const two = value => String(value).padStart(2, '0');
    const time = two(Math.floor(seconds / 3600) % 24) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
    $('clock').textContent = put(T.clock, { day: Math.floor(seconds / 86400) + 1, time });
    $('rate').textContent = this.on && this.each > 1000 ? '· ' + put(T.rate, { each: Math.round(this.each / 1000).toLocaleString('en') + ',000' }) : '';
  }

  showFigures() {
    const { sides } = this.seen;
    const rows = ['offered', 'connected', 'noPort', 'cleanUp'].map((name, i) =>
      [[T.rows.attempts, T.rows.connected, T.rows.noPort, T.rows.cleanUp][i], ...sides.map(side => side[name].toLocaleString('en'))]);
    rows.push([T.rows.share, ...sides.map(side => shareText(side.share, side.offered ? (side.noPort + side.cleanUp) / side.offered : null))]);
    rows.push([T.rows.longRun, ...this.longRun()]);
    rows.push([T.rows.exact, ...[0, 1].map(i => {
      const curve = this.chart.curves && this.chart.curves[i];
      return curve ? percent(curve[this.fineMiddle]) : this.chart.curves ? T.none : '';
    })]);
    if (this.controls.values.redial > 0) rows.push([T.rows.lost, ...sides.map(side => percent(side.callers ? side.lost / side.callers : 0))]);
    const last = this.before[this.before.length - 1];
    if (last) rows.push([put(T.rows.before, { what: last.what }), ...last.shares]);
    if (sides[0].storm) rows.push(...this.stormRows(sides.map(side => side.storm)));
    fill($('figures').tBodies[0], rows);
  }

  longRun() {
    const sides = this.chart.points ? this.chart.points[this.middle] : [{}, {}];
    return sides.map(side => shareText(side.share));
  }

  stormRows(storms) {
    const rows = ['lost', 'back', 'gaveUp', 'refused'].map(name => [T.stormRows[name], ...storms.map(storm => storm[name].toLocaleString('en'))]);
    return [...rows, [T.stormRows.lastBack, ...storms.map(storm => storm.back ? Math.round(storm.lastBack) + ' s' : '')]];
  }

  // A question at a click; the figures so far stay to be compared.
  whatIf(change) {
    const { values } = this.controls;
    const what = put(T.what, { ports: values.ports, load: values.load });
    this.before.push({ what, values: { ...values }, shares: this.longRun() });
    $('undo').disabled = false;
    this.controls.take({ ...values, ...change });
  }

  wire() {
    const toggle = () => { this.on = !this.on; this.pace(); };
    const next = () => { this.on = false; this.pace(); this.bench.postMessage({ type: 'next' }); };
    const storm = () => this.bench.postMessage({ type: 'drop' });
    const values = () => this.controls.values;
    $('run').onclick = toggle;
    $('next').onclick = next;
    $('storm').onclick = storm;
    $('again').onclick = () => { this.bench.postMessage({ type: 'open', link: this.link }); this.pace(); };
    $('speed').oninput = () => this.controls.set('speed', Number($('speed').value));
    $('more-ports').onclick = () => this.whatIf({ ports: Math.min(256, values().ports + 2) });
    $('more-load').onclick = () => this.whatIf({ load: Math.min(512, Number((values().load * 1.2).toPrecision(6))) });
    $('undo').onclick = () => {
      const last = this.before.pop();
      $('undo').disabled = this.before.length === 0;
      this.controls.take(last.values);
    };
    $('log').onchange = () => { this.drawn = 0; this.drawLater(); };
    addEventListener('resize', () => { this.drawn = 0; this.drawLater(); });
    addEventListener('keydown', event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, button, summary, a')) return;
      const action = { ' ': toggle, n: next, s: storm }[event.key];
      if (action) { event.preventDefault(); action(); }
    });
  }
}

// A share with its interval; what was counted where that is not known yet.
function shareText(share, counted = null) {
  if (share) return percent(share.value) + '\n' + put(T.interval, { low: percent(share.low), high: percent(share.high) });
  return counted === null ? T.wait : percent(counted) + '\n' + T.wait;
}

// Only what has changed is written: a reader may have chosen a part.
function fill(body, rows) {
  while (body.rows.length > rows.length) body.deleteRow(-1);
  rows.forEach((texts, i) => {
    const row = body.rows[i] || body.insertRow();
    texts.forEach((text, k) => {
      const cell = row.children[k] || make(row, k === 0 ? 'th' : 'td', k === 0 ? { scope: 'row' } : {});
      if (cell.textContent !== text) cell.textContent = text;
    });
  });
}

function complain(text) {
  $('complaint').textContent = text;
  $('complaint').hidden = text === '';
}

function legend() {
  for (const [state, name] of [['idle', 'idle'], ['connecting', 'connecting'], ['connected', 'connected'], ['clean-up', 'cleanUp'], ['connected refused', 'refused']]) {
    const entry = make($('legend'), 'span');
    const sample = draw(entry, 'svg', { viewBox: '0 0 20 20', width: 16, height: 16 });
    draw(draw(sample, 'g', { transform: 'translate(2 2)', class: 'tile ' + state }), 'rect', { width: 16, height: 16, rx: 2 });
    entry.append(' ' + T.states[name]);
  }
}

function examples() {
  for (const [text, link] of T.examples) make($('examples'), 'a', { href: '#' + link }, text);
}

async function begin() {
  document.title = T.title;
  for (const each of document.querySelectorAll('[data-word]')) each.textContent = T[each.dataset.word];
  for (const each of document.querySelectorAll('[data-hint]')) each.title = T[each.dataset.hint];
  $('about').textContent = put(T.about, { version: $('engine').dataset.version });
  legend();
  examples();
  if (matchMedia('(max-width: 47.9rem)').matches) document.querySelector('#settings details').open = false;
  try {
    const packed = Uint8Array.from(atob($('engine').textContent), letter => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    window.lab = new Lab(module, $('worker').textContent);
    await window.lab.start();
  } catch (error) {
    complain(T.noWasm + ' ' + error);
  }
}
begin();
)js"
