R"js(// SPDX-License-Identifier: GPL-2.0-only
// Exercises of a lesson, asked and graded by the engine as `pptplab exercise` and `pptplab grade` do it. The first and
// last line make this file a C++ string.
class Exercises {
  constructor(lessons, ask) {
    this.ask = ask;
    for (let lesson = 1; lesson <= lessons; ++lesson) make($('lesson'), 'option', { value: lesson }, put(T.lesson, { lesson }));
    $('sheet').onsubmit = event => { event.preventDefault(); this.open(); };
    $('answers').onsubmit = event => { event.preventDefault(); this.grade(); };
  }

  async open() {
    const lesson = Number($('lesson').value), student = $('student').value.trim();
    const sheet = await this.ask({ type: 'sheet', lesson, student });
    $('sheet-complaint').textContent = sheet.error || '';
    $('answers').hidden = Boolean(sheet.error);
    if (sheet.error) return;
    this.sheet = { lesson, student };
    $('sheet-title').textContent = put(T.sheet, { ...sheet });
    $('points').textContent = '';
    $('items').replaceChildren();
    this.items = sheet.items.map(item => this.show(item));
    this.items[0].input.focus();
  }

  show(item) {
    const entry = make($('items'), 'li', { class: 'item' });
    const name = 'answer-' + item.label;
    make(entry, 'label', { for: name }, item.label + '  ' + item.question);
    const line = make(entry, 'p');
    const input = make(line, 'input', { id: name, autocomplete: 'off', 'aria-describedby': name + '-form ' + name + '-verdict' });
    make(line, 'span', { id: name + '-form', class: 'quiet' }, ' ' + [item.unit, item.allowance].filter(Boolean).join('; '));
    const verdict = make(entry, 'p', { id: name + '-verdict', class: 'verdict', 'aria-live': 'polite' });
    input.oninput = () => this.tell(entry, verdict, null); // what was graded is no longer there
    return { entry, input, verdict, of: item.points };
  }

  tell(entry, verdict, grade) {
    entry.dataset.verdict = grade ? grade.verdict : '';
    verdict.textContent = grade ? put(T.grade, { ...grade, verdict: T.verdicts[grade.verdict] }) : '';
    if (!grade) $('points').textContent = '';
  }

  async grade() {
    let points = 0, of = 0;
    for (const [i, { entry, input, verdict, of: most }] of this.items.entries()) {
      const grade = await this.ask({ type: 'grade', ...this.sheet, item: i + 1, answer: input.value });
      this.tell(entry, verdict, grade);
      points += grade.points;
      of += most;
    }
    $('points').textContent = put(T.points, { points, of });
  }
}
)js"
