# SPDX-License-Identifier: GPL-2.0-only
"""The classroom page: the program beside the engine in the page, to the last bit, and the page in a browser."""

import json
import pathlib
import shutil
import tempfile
import time
import unittest

from browser import Browser, needs_browser
from harness import PROGRAM, ROOT, Case, run

MODULE = ROOT / 'build/lab.txt'
needs_module = unittest.skipUnless(MODULE.is_file(), 'no build/lab.txt: the group lab of packages.txt is not installed')
WIDTHS = (390, 800, 1280)  # a phone, a tablet, a laptop

# Every hunt, law, day and kind of redial, each with the seconds that it runs after its warm-up.
LINKS = {
    '': 4e6,
    'hunt=random&cleanup-law=exponential&seed=7': 4e6,
    'hunt=rotary&law=constant&netbeui=1': 2e6,
    'hunt=rotary-advance&law=irregular&cleanup=60': 2e6,
    'hunt=longest-idle&day=office': 2e6,
    'hunt=last-released&day=evening&redial=0.5': 2e6,
    'ports=256&load=250&redial=0.9&pause=20&netbeui=0': 4e5,
    'ports=20&load=18&setup=3&law=constant&cleanup-law=constant': 1e6,
    'ports=1&load=0.7&holding=60&cleanup-law=irregular': 1e6,
    'ports=6&load=5&cleanup-law=exponential': 5e6,
}

SCENARIO = '''
[scenario]
duration = "2018040s"
warm_up = "18040s"
[server]
service_pack = "{level}"
ports = 50
hunt = "rotary"
[[clients]]
name = "callers"
arrival_rate = "0.025/s"
holding = {{ exponential = "30min" }}
netbeui_share = 0.5
'''


class Figures(Case):
    """`lab --figures`, which needs no module."""

    def test_they_are_those_of_the_scenario(self):
        told = self.json('lab', '--figures', '#hunt=rotary', '--for', '2000000s')
        for side, exact in zip(told['look']['sides'], told['exact']):
            self.write('a.toml', SCENARIO.format(level=side['level']))
            seen = self.json('run', 'a.toml', '--json')
            outcomes = {'refused.cleanup': 0, **seen['outcomes']}
            self.assertEqual([side[name] for name in ('offered', 'connected', 'noPort', 'cleanUp')],
                             [seen['offered'], *(outcomes[name] for name in ('connected', 'refused.no-port', 'refused.cleanup'))])
            known = seen['metrics']['refused']['exact']
            self.assertEqual(known is None, exact is None, side['level'])
            if exact is not None:
                self.assertAlmostEqual(exact, known, delta=1e-11)

    def test_exact_values_are_those_of_the_formulas(self):
        for link, form in (
                ('hunt=random&cleanup-law=exponential', ['cleanup-random', 'ports=50', 'arrivals=0.025/s', 'holding=30min',
                                                         'cleanup=4s', 'netbeui_share=0.5']),
                ('redial=0.7&netbeui=0', ['retrial', 'load=45', 'ports=50', 'redial=0.7', 'pause=60s', 'holding=30min'])):
            exact = self.json('lab', '--figures', link, '--for', '1s')['exact'][0]
            known = self.json('formula', '--json', *form)['results']
            self.assertAlmostEqual(exact, known['refused'], delta=1e-11)

    def test_what_a_link_may_hold_is_told(self):
        for link, says in (('ports=257', '--figures: ports: must be 1..256'), ('ports=1.5', 'ports: must be 1..256'),
                           ('ports=', 'ports: must be'), ('load=nan', 'load: must be'), ('load=1e999', 'load: must be'),
                           ('hunt=any', 'hunt: must be lowest, random'), ('prots=3', 'prots is no name'),
                           ('hunt=', 'hunt: must be')):
            self.pptplab('lab', '--figures', link, code=2, says=says)
        self.pptplab('lab', '--figures', '#', '--for', '0s', code=2, says='--for 0s: must be a time above 0')
        self.pptplab('lab', '--for', '1h', code=2, says='--figures')

    def test_without_the_module_it_says_what_is_missing(self):
        alone = self.folder / 'pptplab'
        shutil.copy(PROGRAM, alone)
        done = run([alone, 'lab'], cwd=self.folder, env={'PPTPLAB_ROOT': str(self.folder)})
        self.expect(done, 2, 'libc++-dev-wasm32')
        self.assertFalse((self.folder / 'lab.html').exists())


@needs_module
@needs_browser
class Page(Case):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='pptplab test ')
        cls.addClassCleanup(folder.cleanup)
        cls.page = pathlib.Path(folder.name) / 'lab.html'
        done = run([PROGRAM, 'lab', '--out', cls.page])
        assert done.returncode == 0, done.stderr
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def wait(self, holds, *arguments):
        """Until a condition of the page holds, but not for ever."""
        deadline = time.monotonic() + 60
        while not self.browser.run(f'return Boolean({holds})', *arguments):
            self.assertLess(time.monotonic(), deadline, holds)
            time.sleep(0.02)

    def open(self, link='', width=1280):
        self.browser.open(self.page, width, '#' + link)
        self.wait('window.lab && lab.seen && lab.chart.points && lab.chart.curves')

    def hash(self):
        return self.browser.run('return location.hash')

    def tiles(self):
        return self.browser.run('return document.querySelectorAll("#board-sp3 .tile").length')

    def press(self, *keys):
        actions = [{'type': kind, 'value': key} for key in keys for kind in ('keyDown', 'keyUp')]
        self.browser.call('POST', '/actions', {'actions': [{'type': 'key', 'id': 'keys', 'actions': actions}]})

    def told(self):
        return self.browser.run('return document.getElementById("complaint").textContent')

    def test_it_is_one_small_file_without_references(self):
        text = self.page.read_text()
        self.assertLessEqual(len(text.encode()), 500_000)
        self.assertEqual(text.replace('http://www.w3.org/2000/svg', '').count('http'), 1)  # http-equiv
        self.assertNotRegex(text.split('id="engine"')[0], r'\b(src|href)=|url\(|@import')

    def test_the_same_link_has_the_same_callers_in_the_program(self):
        self.open()
        for link, seconds in LINKS.items():
            answer = self.browser.call('POST', '/execute/async', {
                'script': 'const [link, seconds, done] = arguments;'
                          'lab.ask(lab.bench, { type: "probe", link, seconds }).then(done)', 'args': [link, seconds]})
            native = self.json('lab', '--figures', '#' + link, '--for', f'{seconds:.0f}s')
            seen, known = json.loads(answer['text']), native['look']
            for one, other in zip(seen['sides'], known['sides']):
                share, other_share = one.pop('share'), other.pop('share')
                self.assertEqual(share is None, other_share is None, link)
                for name in share or ():
                    self.assertAlmostEqual(share[name], other_share[name], delta=1e-8, msg=link)
            self.assertEqual(seen, known, link)
            self.assertGreater(seen['sides'][0]['attempts'], 10_000, link)
            for one, other in zip(answer['exact'], native['exact']):
                self.assertEqual(one is None, other is None, link)
                if one is not None:
                    self.assertAlmostEqual(one, other, delta=1e-10, msg=link)

    def test_what_it_shows_is_what_the_program_computes(self):
        self.open('hunt=rotary&speed=6')
        self.browser.run('document.getElementById("run").click()')
        self.browser.run('document.getElementById("next").click()')
        # Its answer comes behind the looks that were under way.
        self.browser.call('POST', '/execute/async', {
            'script': 'lab.ask(lab.bench, { type: "check", link: "" }).then(arguments[0])', 'args': []})
        seen = self.browser.run('return lab.seen')
        known = self.json('lab', '--figures', self.hash(), '--for', seen['nanoseconds'] + 'ns')['look']
        for one, other in zip(seen['sides'], known['sides']):
            for name in ('fingerprint', 'offered', 'connected', 'noPort', 'cleanUp', 'ports'):
                self.assertEqual(one[name], other[name], name)
        shown = self.browser.run('return [...document.querySelectorAll("#figures tbody tr")[0].cells].map(each => each.innerText)')
        self.assertEqual(shown[1:], [f'{side["offered"]:,}' for side in known['sides']])

    def test_it_fits_everywhere_and_complains_of_nothing(self):
        for width in WIDTHS:
            self.open('day=office&redial=0.5', width)
            self.assertEqual(self.browser.left_out(), [], f'{width} px')
            self.open('ports=256&load=250', width)
            self.assertEqual(self.browser.left_out(), [], f'{width} px')
        self.assertEqual(self.browser.complaints(), [])

    def test_the_keyboard_is_enough(self):
        self.open()
        self.browser.run('document.getElementById("key-ports").nextElementSibling.focus()')
        self.press('\ue014')  # to the right
        self.wait('location.hash === "#ports=51"')
        self.wait('document.querySelectorAll("#board-sp3 .tile").length === 51')
        self.browser.run('document.activeElement.blur()')
        running = 'document.getElementById("run").textContent'
        before = self.browser.run(f'return {running}')
        self.press(' ')
        self.wait(f'{running} !== arguments[0]', before)
        attempts = self.browser.run('return lab.seen.sides[1].attempts')
        self.press('n')
        self.wait('lab.seen.sides[1].attempts > arguments[0]', attempts)
        self.press('s')
        self.wait('document.getElementById("figures").innerText.includes("Storm")')
        unnamed = self.browser.run('''
          return [...document.querySelectorAll('button, input, select, svg[role=img]')].filter(each => each.checkVisibility() && !(each.innerText
            || each.getAttribute('aria-label') || each.getAttribute('aria-labelledby') || (each.labels && each.labels.length)))
            .map(each => each.id)''')
        self.assertEqual(unnamed, [])
        self.assertEqual(self.browser.complaints(), [])

    def test_a_link_holds_the_whole_setting(self):
        link = 'ports=10&load=8&holding=600&netbeui=1&cleanup=5&redial=0.3&pause=30&back=20&seed=5&speed=1' \
               '&law=constant&cleanup-law=constant&hunt=random&day=evening'
        self.open(link)
        self.assertEqual(self.tiles(), 10)
        self.assertEqual(self.hash(), '#' + link)
        self.assertEqual(self.told(), '')
        self.browser.run('location.hash = "#ports=900&prots=3&load=9"')
        self.wait('document.getElementById("complaint").textContent')
        self.wait('location.hash === "#load=9"')
        self.assertIn('prots', self.told())
        self.assertIn('1..256', self.told())
        for bad, says in ('#my%20ports=3&load=9', 'my ports=3'), ('#load=50%', 'load=50%'), ('##ports=900', 'ports=900'):
            self.browser.run('location.hash = arguments[0]', bad)
            self.wait('document.getElementById("complaint").textContent.includes(arguments[0])', says)
            self.wait('!location.hash.includes("%") && !location.hash.includes("900")')

    def test_what_if_keeps_the_figures_before(self):
        self.open()
        self.browser.run('document.getElementById("more-ports").click()')
        self.wait('location.hash === "#ports=52"')
        self.browser.run('document.getElementById("more-load").click()')
        self.wait('location.hash === "#ports=52&load=54"')
        self.wait('document.getElementById("figures").innerText.includes("Before (52 ports, 45 erlangs)")')
        self.browser.run('document.getElementById("undo").click()')
        self.browser.run('document.getElementById("undo").click()')
        self.wait('location.hash === "#" || location.hash === ""')
        self.assertEqual(self.browser.run('return document.getElementById("undo").disabled'), True)

    def test_nothing_moves_for_those_who_want_no_motion(self):
        media = {'cmd': 'Emulation.setEmulatedMedia',
                 'params': {'features': [{'name': 'prefers-reduced-motion', 'value': 'reduce'}]}}
        self.browser.call('POST', '/goog/cdp/execute', media)
        self.addCleanup(self.browser.call, 'POST', '/goog/cdp/execute', {**media, 'params': {'features': []}})
        self.browser.open(self.page, link='#')
        self.wait('window.lab && lab.seen && lab.chart.curves')
        now = self.browser.run('return lab.seen.now')
        time.sleep(0.3)
        self.assertEqual(self.browser.run('return lab.seen.now'), now)
        self.assertEqual(now, 0)

    def exercise(self, lesson, student):
        """Opens the sheet of a student in the page."""
        self.browser.run('document.getElementById("lesson").value = arguments[0];'
                         'document.getElementById("student").value = arguments[1];'
                         'document.getElementById("sheet").requestSubmit()', lesson, student)
        self.wait('document.querySelectorAll(".item").length || document.getElementById("sheet-complaint").textContent')

    def graded(self, answers):
        """What the page says of these answers."""
        self.browser.run('document.querySelectorAll(".item input").forEach((input, i) => {'
                         '  input.value = arguments[0][i]; input.dispatchEvent(new Event("input")); });'
                         'document.getElementById("answers").requestSubmit()', answers)
        self.wait('document.getElementById("points").textContent')
        return self.browser.run('return [...document.querySelectorAll(".item")].map('
                                'each => [each.dataset.verdict, each.querySelector(".verdict").textContent])')

    def test_exercises_are_graded_as_by_the_program(self):
        self.open()
        self.exercise('2', 'Zoë 7')
        asked = self.browser.run('return [...document.querySelectorAll(".item label")].map(each => each.textContent)')
        self.pptplab('exercise', '2', '--student', 'Zoë 7', '--out', 'sheet.txt')
        known = self.json('grade', '--json', '--answers', 'sheet.txt')['sheets'][0]['items']
        sheet = ' '.join((self.folder / 'sheet.txt').read_text().split())
        for label in asked:
            self.assertIn(' '.join(label.split()[1:]), sheet)
        right = [str(item['right']) for item in known]
        self.assertEqual({verdict for verdict, _ in self.graded(right)}, {'right'})
        points = self.browser.run('return document.getElementById("points").textContent')
        self.assertEqual(points, f'{2 * len(right)} of {2 * len(right)} points')
        minutes = str(known[0]['right'] * 60)
        verdict, text = self.graded([minutes, *right[1:]])[0]
        self.assertEqual(verdict, 'typical mistake')
        self.assertRegex(text, r'A typical mistake, 1 of 2\. .*hour')
        self.assertEqual([verdict for verdict, _ in self.graded(['elephants', '', *right[2:]])][:2], ['unreadable', 'no answer'])
        self.exercise('1', '')
        self.wait('document.getElementById("sheet-complaint").textContent.includes("ID")')
        self.assertEqual(self.browser.run('return document.getElementById("answers").hidden'), True)
        for width in WIDTHS:
            self.open('', width)
            self.exercise('6', 'x' * 64)
            self.assertEqual(self.browser.left_out(), [], f'{width} px')
        self.assertEqual(self.browser.complaints(), [])
