R"js(// SPDX-License-Identifier: GPL-2.0-only
// The side of the page that computes: it loads the engine (module.cc) and runs benches, either one that
// is looked at, or one for each load of the curve. The first and last line make this file a C++ string.
'use strict';

let module, engine, calculator, running = false, timer, speed = 0, before = 0, lastLook = 0, rate = null;
let benches = [], curve = null;

const MOST = Infinity;

// What a bench may compute before the worker listens again, in milliseconds.
const TURN = 25;
const LOOK = 40;

const STEPS = 200; // of a probe

async function load() {
  // wasi asks for files and clocks that nobody here needs: each call fails (52 is its "no such call").
  const wasi = new Proxy({}, { get: () => () => 52 });
  const functions = (await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi })).exports;
  functions._initialize();
  return functions;
}

function write(of, text) {
  const bytes = new TextEncoder().encode(text);
  const place = of.lab_text(bytes.length);
  new Uint8Array(of.memory.buffer, place, bytes.length).set(bytes);
  return bytes.length;
}

function read(of, length) {
  return new TextDecoder().decode(new Uint8Array(of.memory.buffer, of.lab_text(0), length));
}

const look = bench => JSON.parse(read(engine, engine.lab_look(bench.number)));

// A bench, with the simulated seconds that it takes a millisecond to run.
function open(link) {
  return { number: engine.lab_open(write(engine, link)), seconds: 1, isAtEnd: false };
}

// Runs that long, or as far as a turn allows; returns the seconds.
function run(bench, seconds, most) {
  const start = performance.now();
  const span = Math.min(seconds, bench.seconds * most);
  bench.isAtEnd = engine.lab_run(bench.number, span) === 1;
  const took = Math.max(performance.now() - start, 0.01);
  if (span > 0) bench.seconds = Math.min(span / took, bench.seconds * 4);
  return span;
}

// What is thrown in the engine ends it (module.cc); the next value gets another one. It stands apart from
// that of the benches, and lets them run between two values. Null: no value is known.
async function exact(links, side, isWanted) {
  const values = [];
  calculator ||= await load();
  for (const link of links) {
    let value = NaN;
    try {
      value = calculator.lab_exact(write(calculator, link), side);
    } catch {
      calculator = await load();
    }
    if (Number.isNaN(value) || !isWanted()) return null; // none for one load, none for others
    values.push(value);
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  return values;
}

async function calculate(of, links) {
  const curves = [];
  for (const side of [0, 1]) curves.push(await exact(links, side, () => curve === of));
  if (curve === of) postMessage({ type: 'exact', id: of.id, curves });
}

function show(now) {
  const seen = look(benches[0]);
  const attempts = seen.sides[0].attempts + seen.sides[1].attempts;
  rate = rate && now > rate.at ? { at: now, attempts, each: (attempts - rate.attempts) / (now - rate.at) * 1000 }
    : { at: now, attempts, each: 0 };
  lastLook = now;
  postMessage({ type: 'look', seen, each: rate.each });
}

function turnOfBoard(now) {
  const passed = Math.min(now - before, 200) / 1000;
  before = now;
  run(benches[0], speed === MOST ? MOST : passed * speed, TURN);
  if (now - lastLook >= LOOK) show(performance.now());
}

function turnOfCurve(now) {
  const bench = benches[curve.turn];
  curve.turn = (curve.turn + 1) % benches.length;
  run(bench, MOST, TURN / 2);
  if (now - lastLook >= 8 * LOOK) {
    lastLook = now;
    const points = benches.map(each => look(each).sides);
    postMessage({ type: 'points', id: curve.id, points });
    running = benches.some((each, i) => !each.isAtEnd && points[i][0].attempts < curve.enough);
  }
}

function turn() {
  if (!running) return;
  const now = performance.now();
  if (curve) turnOfCurve(now);
  else turnOfBoard(now);
  timer = setTimeout(turn, curve || speed === MOST ? 0 : 8);
}

function start(isOn) {
  running = isOn && benches.length > 0;
  before = performance.now();
  rate = null;
  clearTimeout(timer); // one chain of turns
  if (running) turn();
}

const DO = {
  async load(message) {
    module = message.module;
    engine = await load();
    return { ...JSON.parse(read(engine, engine.lab_keys())), lessons: engine.lab_lessons() };
  },
  async check(message) {
    const length = engine.lab_check(write(engine, message.link));
    return length === 0 ? null : read(engine, length);
  },
  async open(message) {
    const wasOn = running;
    running = false;
    engine = await load(); // gives back what the old benches had
    curve = null;
    benches = [open(message.link)];
    show(performance.now());
    start(wasOn);
  },
  async curve(message) {
    running = false;
    engine = await load();
    curve = { turn: 0, id: message.id, enough: message.enough };
    // Callers of their own at each load: points that are wrong are not wrong together.
    benches = message.loads.map((each, i) => open(`${message.link}&load=${each}&seed=${(message.seed + i - 1) % 999999 + 1}`));
    calculate(curve, message.fine.map(each => message.link + '&load=' + each));
    start(message.on);
  },
  async pace(message) {
    speed = message.speed === null ? MOST : message.speed;
    start(message.on);
  },
  async next() {
    start(false);
    engine.lab_next(benches[0].number);
    show(performance.now());
  },
  async drop() {
    engine.lab_drop(benches[0].number);
    show(performance.now());
  },
  async sheet(message) {
    return JSON.parse(read(engine, engine.lab_sheet(message.lesson, write(engine, message.student))));
  },
  async grade(message) {
    const length = write(engine, message.student + '\n' + message.answer);
    return JSON.parse(read(engine, engine.lab_grade(message.lesson, message.item, length)));
  },
  // What a link comes to after that many simulated seconds, and how long that took.
  async probe(message) {
    const own = await load();
    const number = own.lab_open(write(own, message.link));
    const begin = performance.now();
    // By steps, as everywhere: a browser optimises what is called again, not what still runs.
    for (let step = 0; step < STEPS; ++step) own.lab_run(number, message.seconds / STEPS);
    const milliseconds = performance.now() - begin;
    const text = read(own, own.lab_look(number));
    const values = [];
    for (const side of [0, 1]) values.push(await exact([message.link], side, () => true));
    return { text, milliseconds, exact: values.map(each => each && each[0]) };
  },
};

// One after the other: an engine that is loaded is not yet to be asked.
let last = Promise.resolve();
onmessage = event => {
  last = last.then(async () => {
    const answer = await DO[event.data.type](event.data);
    if (event.data.ticket !== undefined) postMessage({ type: 'answer', ticket: event.data.ticket, answer });
  }).catch(error => {
    running = false;
    postMessage({ type: 'failed', text: String(error) });
  });
};
)js"
