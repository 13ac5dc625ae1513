R"js(// SPDX-License-Identifier: GPL-2.0-only
// Every word of the page, by language: another one is another entry with the same keys.
// Braces hold what is put in. The first and last line make this file a C++ string.
const WORDS = {
  en: {
    title: 'How many ports?',
    intro: 'Callers dial in to a PPTP server of Windows NT 4.0, once with Service Pack 3 and once with Service Pack 4: the same '
      + 'callers at the same times. What you see is the call engine of pptplab, at work in your browser.',
    tryThese: 'Try:',
    examples: [
      ['three ports, slowly', 'ports=3&load=2&holding=60&setup=3&netbeui=1&cleanup=5&speed=1'],
      ['a clean-up that refuses', 'ports=12&load=6&holding=120&netbeui=1&cleanup=5&seed=4&speed=2'],
      ['another hunt order', 'hunt=random&cleanup-law=exponential'],
      ['redial, then a storm', 'redial=0.9&pause=20'],
      ['a day at the office', 'day=office&speed=4'],
      ['256 ports, at full speed', 'ports=256&load=250&speed=6'],
    ],
    settings: 'The setting', boards: 'The ports', figures: 'Figures', curve: 'Refused, by load', day: 'The day',
    sp3: 'Service Pack\u00a03', sp4: 'Service Pack\u00a04',
    run: 'Run', pause: 'Pause', next: 'One call', storm: 'Storm', speed: 'Speed', again: 'From the start',
    copy: 'Copy the link', copied: 'Copied', back: 'Undo', usual: 'Usual values',
    stormHint: 'All sessions are cut off now; everybody dials again.',
    morePorts: 'Two ports more', moreLoad: 'Load + 20 %', whatIf: 'What if:',
    speeds: ['as it is', '10 times', '1 minute a second', '10 minutes a second', '1 hour a second', '1 day a second',
      'as fast as it goes'],
    keys: {
      ports: ['Ports', ''], load: ['Load', 'erlangs'], holding: ['Mean call', 's'],
      netbeui: ['Share with NetBEUI', ''], cleanup: ['Mean clean-up', 's'], setup: ['Mean set-up', 's'], redial: ['Redial after a refusal', ''],
      pause: ['Mean pause before it', 's'], back: ['Mean pause after a storm', 's'], seed: ['Random numbers', ''],
      law: ['Calls last', ''], 'cleanup-law': ['Clean-ups last', ''], hunt: ['Ports are offered', ''], day: ['The day', ''],
      speed: ['Speed', ''],
    },
    hints: {
      load: 'Calls a second x mean call, in the busy hour: how many would talk at once if nobody were refused.',
      netbeui: 'Only their ports are cleaned up afterwards (Q194465).',
      setup: 'From dialling to the session; the port is held meanwhile.',
      redial: 'The probability that a refused caller dials once more, after each refusal.',
      hunt: 'Which free port a call is offered first. No article tells what NT did.',
      seed: 'Another number, other callers of the same kind.',
    },
    choices: {
      exponential: 'exponential', constant: 'all alike', irregular: 'very different (lognormal)',
      uniform: 'a quarter more or less', lowest: 'lowest number', random: 'at random', rotary: 'in turn',
      'rotary-advance': 'in turn, past refusals', 'longest-idle': 'longest idle', 'last-released': 'last released',
      flat: 'always the busy hour', office: 'of an office', evening: 'of people at home',
    },
    states: { idle: 'idle', connecting: 'connecting', connected: 'connected', cleanUp: 'clean-up', refused: 'refused here' },
    rows: {
      attempts: 'Attempts', connected: 'Connected', noPort: 'Refused: all ports taken', cleanUp: 'Refused: clean-up',
      share: 'Refused so far', longRun: 'In the long run', exact: 'By formula', lost: 'Callers who gave up', before: 'Before ({what})',
    },
    stormRows: {
      lost: 'Storm: sessions cut off', back: 'Back again', gaveUp: 'Gave up', refused: 'Refused on the way back',
      lastBack: 'The last one came back after',
    },
    wait: 'an interval needs more calls', interval: '{low} to {high}', none: 'none is known',
    what: '{ports} ports, {load} erlangs',
    board: '{level}: {connected} of {all} ports connected, {connecting} connecting, {cleanUp} in clean-up, {idle} idle',
    refusedNoPort: '{level}: refused, all {all} ports are taken',
    refusedFull: '{level}: refused by port {port} in clean-up, and no port is idle',
    refusedCleanUp: '{level}: refused by port {port} in clean-up, though {idle} ports are idle',
    clock: 'Day {day}, {time}', rate: '{each} calls a second computed',
    xAxis: 'offered load, erlangs', yAxis: 'attempts refused', log: 'Logarithmic',
    bandNote: 'Dots: simulated, in a band that holds the true value 95 times of 100.',
    exactBoth: 'Lines: exact values for both.', exactOne: 'Line: the exact value for {level}; for the other none is known. {where}',
    exactNone: 'For this setting no exact value is known: only simulation tells. {where}',
    exactWhere: 'One is known for a constant load, if nobody redials, with Service Pack 4; with Service Pack 3 if also calls and '
      + 'clean-ups are exponential without set-up and ports are offered at random, or up to 6 by the lowest number; and for '
      + 'redial of exponential calls without NetBEUI and set-up.',
    chart: 'Share of attempts refused at loads from {low} to {high} erlangs. At {load} erlangs: {sp3}; {sp4}.',
    dayNote: 'Share of the busy hour’s load by hour. An example, not a measurement.',
    badLink: 'The link says “{part}”, which cannot be; allowed: {allowed}. The usual value is used.',
    unknownLink: 'The link names “{part}”, which is nothing here. It is left out.',
    exercises: 'Exercises', lesson: 'Lesson {lesson}', lessonLabel: 'Sheet of', studentLabel: 'for the student', ask: 'Ask me',
    exercisesNote: 'Each student has other numbers. An answer may carry its unit. Graded here, by the C++ of pptplab grade; nothing is sent.',
    sheet: 'Lesson {lesson}: {title}', gradeThem: 'Grade', points: '{points} of {of} points',
    grade: '{verdict}, {points} of {of}. {feedback}',
    verdicts: {
      right: 'Right', 'typical mistake': 'A typical mistake', wrong: 'Wrong', 'no answer': 'No answer', unreadable: 'Cannot be read',
    },
    failed: 'The engine has stopped: {text}. Load the page again.',
    noWasm: 'This browser cannot run the engine: it needs WebAssembly, workers and DecompressionStream (2023 or later).',
    keysHelp: 'Keys: space runs and pauses, n is one call, s a storm.',
    about: 'Written by pptplab {version}. No network is used. The engine is the same C++ as that of the program: '
      + 'the same setting has the same callers there, to the last bit.',
  },
};
const T = WORDS[(navigator.language || 'en').slice(0, 2)] || WORDS.en;
document.documentElement.lang = T === WORDS.en ? 'en' : navigator.language.slice(0, 2);

const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
)js"
