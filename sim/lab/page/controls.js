R"js(// SPDX-License-Identifier: GPL-2.0-only
// The setting: controls made of what the engine tells of its keys, and the link that holds it all.
// The first and last line make this file a C++ string.

// Numbers whose range is wide are set in equal ratios.
const WIDE = { load: true, holding: true, pause: true, back: true };
const STEPS = 400;

// What stands behind the # of an address; as it is where its % are no signs for something else.
function plain(hash) {
  const text = hash.replace(/^#+/, '');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

class Controls {
  // `keys` as of DescribeKeys (setting.h); `changed` is called after each change by hand.
  constructor(keys, changed) {
    this.keys = keys;
    this.changed = changed;
    this.form = document.getElementById('controls');
    this.inputs = new Map();
    for (const key of keys.numbers.filter(each => each.name !== 'speed')) this.addNumber(key);
    for (const key of keys.words) this.addChoice(key);
    const row = make(this.form, 'p', { class: 'bar-of-buttons' });
    this.copy = make(row, 'button', { type: 'button', id: 'copy' }, T.copy);
    make(row, 'button', { type: 'button', id: 'usual' }, T.usual).onclick = () => this.take({});
    this.copy.onclick = () => this.copyLink();
    this.form.onsubmit = event => event.preventDefault();
    this.values = this.usual();
  }

  usual() {
    return Object.fromEntries([...this.keys.numbers, ...this.keys.words].map(key => [key.name, key.usual]));
  }

  row(key) {
    const row = make(this.form, 'div', { class: 'control' });
    const [label, unit] = T.keys[key.name];
    make(row, 'label', { for: 'key-' + key.name, id: 'label-' + key.name }, label + (unit ? ', ' + unit : ''));
    if (T.hints[key.name]) row.title = T.hints[key.name];
    return row;
  }

  addNumber(key) {
    const row = this.row(key);
    const number = make(row, 'input', { type: 'number', id: 'key-' + key.name, min: key.low, max: key.high, step: key.whole ? 1 : 'any' });
    if (key.name === 'seed') {
      number.onchange = () => this.setNumber(key, number.valueAsNumber);
      this.inputs.set(key.name, value => { number.value = value; });
      return;
    }
    const slider = make(row, 'input', { type: 'range', min: 0, max: STEPS, step: 1, 'aria-labelledby': 'label-' + key.name });
    if (key.whole) Object.assign(slider, { min: key.low, max: key.high });
    const slides = () => key.whole ? Number(slider.value) : this.ofPlace(key, slider.value / STEPS);
    slider.oninput = () => { number.value = slides(); };
    slider.onchange = () => this.set(key.name, slides());
    number.onchange = () => this.setNumber(key, number.valueAsNumber);
    this.inputs.set(key.name, value => {
      number.value = value;
      slider.value = key.whole ? value : Math.round(this.placeOf(key, value) * STEPS);
      slider.setAttribute('aria-valuetext', value + ' ' + T.keys[key.name][1]);
    });
  }

  // What was typed, or the nearest that may be.
  setNumber(key, value) {
    const whole = key.whole ? Math.round(value) : value;
    if (Number.isNaN(value)) this.show();
    else this.set(key.name, Math.min(key.high, Math.max(key.low, whole)));
  }

  ofPlace(key, place) {
    const value = WIDE[key.name] ? key.low * (key.high / key.low) ** place : key.low + place * (key.high - key.low);
    return Number(value.toPrecision(2));
  }

  placeOf(key, value) {
    return WIDE[key.name] ? Math.log(value / key.low) / Math.log(key.high / key.low) : (value - key.low) / (key.high - key.low);
  }

  addChoice(key) {
    const select = make(this.row(key), 'select', { id: 'key-' + key.name });
    for (const word of key.words.split(', ')) make(select, 'option', { value: word }, T.choices[word]);
    select.onchange = () => this.set(key.name, select.value);
    this.inputs.set(key.name, value => { select.value = value; });
  }

  show() {
    for (const [name, fill] of this.inputs) fill(this.values[name]);
  }

  set(name, value) {
    if (String(this.values[name]) === String(value)) return this.show();
    this.take({ ...this.values, [name]: value });
  }

  take(values) {
    this.values = { ...this.usual(), ...values };
    this.show();
    history.replaceState(null, '', '#' + this.link());
    this.changed();
  }

  // What differs from the usual.
  link(but = []) {
    const usual = this.usual();
    return Object.entries(this.values).filter(([name, value]) => String(value) !== String(usual[name]) && !but.includes(name))
      .map(([name, value]) => name + '=' + value).join('&');
  }

  // Takes what the address says; what cannot be is told of by `complain` and left out.
  async read(check, complain) {
    const given = {}, complaints = [];
    for (const part of plain(location.hash).split('&').filter(Boolean)) {
      const bad = await check(part);
      if (bad === null) {
        const [name, value] = part.split('=');
        given[name] = value;
      } else {
        const allowed = bad.slice(bad.lastIndexOf('\n') + 1);
        complaints.push(put(allowed ? T.badLink : T.unknownLink, { part, allowed }));
      }
    }
    complain(complaints.join(' '));
    const isNumber = new Set(this.keys.numbers.map(key => key.name));
    for (const name of Object.keys(given)) if (isNumber.has(name)) given[name] = Number(given[name]);
    this.take(given);
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.copy.textContent = T.copied;
      setTimeout(() => { this.copy.textContent = T.copy; }, 1500);
    } catch {
      prompt(T.copy, location.href); // a browser that gives pages no clipboard
    }
  }
}
)js"
