R"js(// SPDX-License-Identifier: GPL-2.0-only
// Refusals against load: simulated points in their bands, exact curves under them; and the day's profile.
// The first and last line make this file a C++ string.
const LEVELS = ['sp3', 'sp4'];
const HEIGHT = 300, LEFT = 58, RIGHT = 14, TOP = 26, BOTTOM = 42;

// Round steps that give four to eight marks.
function stepOf(span) {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  return [1, 2, 5, 10].map(each => each * power).find(each => span / each <= 7);
}

function percent(share) {
  if (share === 0) return '0 %';
  const value = share * 100;
  if (value < 1e-5) return value.toExponential(1) + ' %';
  return Number(value.toPrecision(value >= 99.5 ? 4 : 3)) + ' %';
}

class Chart {
  constructor() {
    this.root = document.getElementById('chart');
    this.points = null;
    this.curves = null;
  }

  // Loads at which is simulated and calculated, around the one of the setting.
  static loads(load, count) {
    const middle = (count - 1) / 2;
    return Array.from({ length: count }, (_, i) => i === middle ? load : Number((load * (0.6 + 0.4 * i / middle)).toPrecision(6)))
      .filter(each => each >= 0.01 && each <= 512);
  }

  values() {
    const seen = (this.points || []).flatMap(sides => sides.map(side => side.share)).filter(Boolean);
    const exact = (this.curves || []).filter(Boolean).flat();
    return { highs: [...seen.map(share => share.value * 1.1), ...exact], all: [...seen.map(share => share.value), ...exact].filter(each => each > 0) };
  }

  scale(isLog) {
    const { highs, all } = this.values();
    const top = Math.min(1, Math.max(0.001, ...highs));
    if (!isLog) {
      const step = stepOf(top * 1.05);
      const marks = Array.from({ length: Math.ceil(top / step) + 1 }, (_, i) => i * step);
      const most = marks[marks.length - 1];
      return { marks, at: share => 1 - Math.min(share / most, 1) };
    }
    const least = Math.max(1e-8, Math.min(0.01, ...all));
    const from = Math.floor(Math.log10(least)), to = Math.max(from + 1, Math.ceil(Math.log10(top) - 1e-9));
    const each = Math.ceil((to - from) / 6);
    const marks = Array.from({ length: Math.floor((to - from) / each) + 1 }, (_, i) => 10 ** (to - i * each));
    return { marks, at: share => 1 - Math.max(0, Math.min(1, (Math.log10(Math.max(share, 1e-300)) - from) / (to - from))) };
  }

  show(load, isLog) {
    const loads = Chart.loads(load, 9), fine = Chart.loads(load, 33);
    const width = Math.max(this.root.clientWidth, 280);
    const scale = this.scale(isLog);
    const low = loads[0], high = loads[loads.length - 1];
    const x = value => LEFT + (value - low) / (high - low || 1) * (width - LEFT - RIGHT);
    const y = share => TOP + scale.at(share) * (HEIGHT - TOP - BOTTOM);
    this.root.replaceChildren();
    this.root.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    this.axes(scale.marks, { low, high, width, x, y });
    draw(this.root, 'line', { class: 'here', x1: x(load), x2: x(load), y1: TOP, y2: HEIGHT - BOTTOM });
    LEVELS.forEach((level, i) => this.band(loads, level, i, x, y));
    LEVELS.forEach((level, i) => {
      const curve = this.curves && this.curves[i];
      if (curve) draw(this.root, 'polyline', { class: 'exact ' + level, points: fine.map((each, k) => `${x(each)},${y(curve[k])}`).join(' ') });
    });
    LEVELS.forEach((level, i) => this.dots(loads, level, i, x, y));
    this.describe(load, low, high);
  }

  axes(marks, { low, high, width, x, y }) {
    for (const mark of marks) {
      draw(this.root, 'line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(mark), y2: y(mark) });
      draw(this.root, 'text', { x: LEFT - 6, y: y(mark) + 4, 'text-anchor': 'end' }, percent(mark));
    }
    const step = stepOf(high - low || 1);
    for (let mark = Math.ceil(low / step) * step; mark <= high * 1.0001; mark += step) {
      draw(this.root, 'line', { class: 'tick', x1: x(mark), x2: x(mark), y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM + 4 });
      draw(this.root, 'text', { x: x(mark), y: HEIGHT - BOTTOM + 18, 'text-anchor': 'middle' }, Number(mark.toPrecision(6)));
    }
    draw(this.root, 'text', { x: (LEFT + width) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, T.xAxis);
    draw(this.root, 'text', { x: 0, y: 12 }, T.yAxis);
  }

  known(loads, i) {
    return this.points ? loads.map((load, k) => ({ load, share: this.points[k] && this.points[k][i].share })).filter(each => each.share) : [];
  }

  band(loads, level, i, x, y) {
    const known = this.known(loads, i);
    if (known.length < 2) return;
    const upper = known.map(each => `${x(each.load)},${y(each.share.high)}`);
    const lower = known.map(each => `${x(each.load)},${y(each.share.low)}`).reverse();
    draw(this.root, 'polygon', { class: 'band ' + level, points: [...upper, ...lower].join(' ') });
  }

  dots(loads, level, i, x, y) {
    for (const { load, share } of this.known(loads, i)) {
      const at = x(load);
      draw(this.root, 'line', { class: 'bar ' + level, x1: at, x2: at, y1: y(share.low), y2: y(share.high) });
      if (level === 'sp4') draw(this.root, 'circle', { class: 'dot sp4', cx: at, cy: y(share.value), r: 3.5 });
      else draw(this.root, 'rect', { class: 'dot sp3', x: at - 3.5, y: y(share.value) - 3.5, width: 7, height: 7 });
    }
  }

  describe(load, low, high) {
    const told = i => {
      const point = this.points && this.points[Chart.loads(load, 9).indexOf(load)][i].share;
      return T[LEVELS[i]] + ': ' + (point ? percent(point.value) : T.wait);
    };
    this.root.setAttribute('aria-label', put(T.chart, { low: Number(low.toPrecision(4)), high: Number(high.toPrecision(4)), load, sp3: told(0), sp4: told(1) }));
    const known = this.curves ? this.curves.map(Boolean) : [];
    const note = known.length === 0 ? '' : known[0] && known[1] ? T.exactBoth
      : known[0] || known[1] ? put(T.exactOne, { level: T[known[0] ? 'sp3' : 'sp4'], where: T.exactWhere }) : put(T.exactNone, { where: T.exactWhere });
    document.getElementById('exact-note').textContent = note;
  }
}

// The factors of 24 hours as bars, the hour of `now` (seconds) marked.
function showDay(factors, now) {
  const root = document.getElementById('day-picture');
  document.getElementById('day').hidden = !factors;
  if (!factors) return;
  const width = Math.max(root.clientWidth, 240), height = 90, each = width / 24, hour = Math.floor(now / 3600) % 24;
  root.replaceChildren();
  root.setAttribute('viewBox', `0 0 ${width} ${height + 18}`);
  root.setAttribute('aria-label', T.dayNote);
  factors.forEach((factor, i) => {
    draw(root, 'rect', { class: i === hour ? 'hour now' : 'hour', x: i * each + 1, y: height * (1 - factor), width: each - 2, height: height * factor });
    if (i % 6 === 0) draw(root, 'text', { x: i * each, y: height + 14 }, i + ':00');
  });
}
)js"
