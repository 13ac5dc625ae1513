# SPDX-License-Identifier: GPL-2.0-only
"""reproduce: verdicts, report, exit codes, on experiments small enough for a test; then all real ones."""

import pathlib
import re
import tomllib
import xml.etree.ElementTree

from harness import ROOT, Case
from test_scenario import SMALL

EXPERIMENT = 'question = "Does the small one hold?"\n' + SMALL + '''[sweep]
"server.service_pack" = ["sp3", "sp4"]
"server.ports" = [2, 4]
[compare]
key = "server.service_pack"
before = "sp3"
after = "sp4"
[[plot]]
title = "Refused against ports"
x = "server.ports"
y = "refused"
series = "server.service_pack"
exact = true
[[expect]]
metric = "refused.z"
at = { "server.service_pack" = "sp4" }
between = [-4, 4]
because = "Erlang B"
'''
FALSE = '''[[expect]]
metric = "refused"
between = [0.9, 1]
because = "it is not so"
'''


BLOCKED = '''question = "What does he see?"
articles = ["Q7"]
[scenario]
engine = "packet"
duration = "100s"
[server]
ports = 2
[[clients]]
name = "caller"
count = 1
idle_time = "10s"
holding = "10s"
[[firewall]]
at = "provider"
match = { protocol = "tcp", port = 1723 }
verdict = "rst"
[[expect]]
metric = "failed.no-answer"
between = [1, 1]
because = "nobody answers but the device"
[[expect]]
metric = "failed.hung-up"
between = [0, 0]
because = "an outcome that nobody meets has the share 0"
'''


# Q251382: a section sign in the password of an older machine.
NO_DATA = '''question = "Does it carry anything?"
articles = ["Q8"]
[scenario]
engine = "packet"
duration = "30s"
[server]
ports = 4
service_pack = "sp5"
[[clients]]
name = "caller"
count = 1
idle_time = "1s"
holding = "10s"
authentication = ["ms-chap"]
encryption = "required"
service_pack = "sp4"
password = "Kenn§wort"
[[probe]]
name = "through"
from = "caller"
to = "tunnel"
at = "100ms"
[[expect]]
metric = "connected.no-data"
between = [1, 1]
because = "the keys differ"
'''

PERMISSION = '''question = "What does an account say?"
articles = ["Q9"]
[scenario]
engine = "packet"
duration = "1min"
[server]
ports = 4
[[clients]]
name = "caller"
count = 1
idle_time = "5s"
holding = "5s"
[sweep]
"clients.account.state" = ["allowed", "no-permission", "disabled", "expired"]
[[expect]]
metric = "failed.permission"
at = { "clients.account.state" = "disabled" }
between = [1, 1]
because = "the domain says no"
'''

BUSY = '''question = "Is there a port?"
articles = ["Q10"]
[scenario]
duration = "1h"
[server]
ports = 2
setup_time = "1s"
[[clients]]
name = "caller"
count = 4
idle_time = "1min"
holding = "1min"
[[expect]]
metric = "refused"
between = [0.01, 0.9]
because = "four callers, two ports"
'''


class Reproduce(Case):
    def setUp(self):
        super().setUp()
        self.write('experiments/q1-small/experiment.toml', EXPERIMENT)
        self.write('experiments/q2-other/experiment.toml', EXPERIMENT)
        self.write('experiments/q2-other/second.toml', EXPERIMENT.replace('small one', 'second'))

    def reproduce(self, *arguments, **expectations):
        return self.pptplab('reproduce', *arguments, environment={'PPTPLAB_ROOT': str(self.folder)}, **expectations)

    def test_one_article_gives_its_table_its_pictures_and_a_report(self):
        told = self.reproduce('Q1').stdout
        self.assertIn('as expected', told)
        self.assertIn('1 of 1 expectations hold', told)
        report = (self.folder / 'results/report.html').read_text()
        self.assertIn('Does the small one hold?', report)
        self.assertIn('<svg', report)
        self.assertNotIn('http', report)
        for suffix in 'svg', 'gp', 'csv':
            self.assertTrue((self.folder / f'results/q1-small/experiment-1.{suffix}').exists())

    def test_without_an_article_all_are_run(self):
        told = self.reproduce('--out', 'elsewhere').stdout
        self.assertIn('q1-small', told)
        self.assertIn('second.toml: 4 cells', told)
        self.assertTrue((self.folder / 'elsewhere/report.html').exists())

    def test_a_failed_expectation_ends_with_1_and_is_told(self):
        self.write('experiments/q1-small/experiment.toml', EXPERIMENT + FALSE)
        told = self.reproduce('q1', code=1).stdout
        self.assertIn('FAILS: refused', told)
        self.assertIn('it is not so', told)
        self.assertIn('NOT as expected', told)
        self.assertIn('FAILS', (self.folder / 'results/report.html').read_text())

    def test_where_nothing_is_expected_nothing_holds(self):
        self.write('experiments/q1-small/experiment.toml', EXPERIMENT[:EXPERIMENT.index('[[expect]]')])
        told = self.reproduce('q1').stdout
        report = (self.folder / 'results/report.html').read_text()
        for text in told, report:
            self.assertNotRegex(text, r'\bas expected')
            self.assertNotIn('0 of 0', text)
            self.assertIn('nothing was expected', text)
        self.assertIn('Nothing was expected.', report)
        # Each share says what it is a share of, once.
        self.assertIn('refused (share of attempts)', told)
        self.assertIn('attempts refused (%)', (self.folder / 'results/q1-small/experiment-1.svg').read_text())

    def test_the_last_table_has_a_row_for_each_file(self):
        told = self.reproduce('Q2').stdout
        self.assertEqual(told.count('as expected, 1 of 1'), 2)
        self.assertIn('with sp3', told)

    def test_quick_is_shorter_and_says_so(self):
        told = self.reproduce('Q1', '--quick').stdout
        self.assertIn('quick: a tenth of the time', told)
        self.assertIn('hardly confirm', (self.folder / 'results/report.html').read_text())

    def test_a_failing_caller_is_shown_with_error_and_trace(self):
        self.write('experiments/q3-blocked/experiment.toml', BLOCKED)
        self.reproduce('Q7')
        report = (self.folder / 'results/report.html').read_text()
        for part in ('678', 'There is no answer.', 'A call that ended as failed.no-answer'):
            self.assertIn(part, report)
        for suffix in 'txt', 'json', 'svg', 'pcap':
            self.assertTrue((self.folder / f'results/q3-blocked/experiment-failed.no-answer.{suffix}').exists())

    def files_of(self, name):
        return {each.name for each in (self.folder / 'results' / name).iterdir()}

    def test_a_session_that_carries_nothing_is_shown_with_its_trace(self):
        self.write('experiments/q4-no-data/experiment.toml', NO_DATA)
        self.reproduce('Q8')
        files = self.files_of('q4-no-data')
        for suffix in 'txt', 'json', 'svg', 'pcap':
            self.assertIn(f'experiment-connected.no-data.{suffix}', files)
        report = (self.folder / 'results/report.html').read_text()
        self.assertIn('A call that ended as connected.no-data', report)
        self.assertIn('MPPE', report.split('A call that ended as connected.no-data')[1])

    def test_a_long_call_is_shown_from_both_ends(self):
        self.write('experiments/q5-permission/experiment.toml', PERMISSION)
        self.reproduce('Q9')
        shown = (self.folder / 'results/report.html').read_text().split('A call that ended as')[1]
        frames = (self.folder / 'results/q5-permission/experiment-failed.permission.json').read_text().count('"number"')
        self.assertGreater(frames, 25)
        self.assertRegex(shown, f'[12][0-9] of {frames} frames, no bare')
        self.assertIn(f'frames 9 to {frames - 16} are left out', shown)
        self.assertIn('Call-Disconnect-Notify', shown)

    def test_each_error_of_an_outcome_is_shown(self):
        self.write('experiments/q5-permission/experiment.toml', PERMISSION)
        self.reproduce('Q9')
        report = (self.folder / 'results/report.html').read_text()
        for error in 649, 647, 708:
            self.assertIn(f'failed.permission, error {error}', report)
        files = self.files_of('q5-permission')
        for name in 'experiment-failed.permission-647.txt', 'experiment-failed.permission-708.txt':
            self.assertIn(name, files)

    def test_what_the_call_engine_counted_is_shown_with_packets(self):
        self.write('experiments/q6-busy/experiment.toml', BUSY)
        self.reproduce('Q10')
        report = (self.folder / 'results/report.html').read_text()
        self.assertIn('A call that ended as refused.no-port, error 676', report)
        self.assertIn('experiment-refused.no-port.pcap', self.files_of('q6-busy'))

    def test_what_the_call_engine_alone_can_run_has_an_error_and_no_trace(self):
        alone = BUSY.replace('count = 4', 'count = 4\nports_per_call = 2')
        self.write('experiments/q6-busy/experiment.toml', alone)
        self.reproduce('Q10')
        report = (self.folder / 'results/report.html').read_text()
        self.assertIn('none: the call engine alone: clients.caller.ports_per_call', report)
        self.assertIn('676', report)
        self.assertEqual(self.files_of('q6-busy'), {'results.db'})

    def test_an_article_without_an_experiment_is_told(self):
        self.write('experiments/q1-again/experiment.toml', EXPERIMENT)
        done = self.reproduce('Q4', code=2, says='no experiment shows Q4, and no file has this name; the nearest are ')
        names = done.stderr.split('the nearest are ')[1].split(' (')[0]
        self.assertEqual(names, 'Q1, Q2, q1-again')

    def test_a_broken_experiment_is_told(self):
        self.write('experiments/q1-small/experiment.toml', EXPERIMENT.replace('ports = 4', 'prots = 4'))
        self.reproduce('Q1', code=2, says='the nearest is server.ports')

    def test_a_result_path_that_cannot_be_written_is_told(self):
        self.write('file', '')
        self.reproduce('Q1', '--out', 'file', code=2, says='file')
        self.reproduce('Q1', '--out', 'file/below', code=2, says='cannot be written')
        self.reproduce('Q1', '--out', '/proc/nothing', code=2, says='cannot be written')

    def test_a_second_run_finds_all_finished_and_says_the_same(self):
        first = self.reproduce('Q1').stdout
        self.assertEqual(self.reproduce('Q1').stdout, first)
        self.assertEqual(pathlib.Path(self.folder / 'results/q1-small/results.db').exists(), True)


LEVELS = ['rtm', 'sp1', 'sp2', 'sp3', 'sp4', 'sp5', 'sp6', 'sp6a']
# What brings the correction to any level, so that it is swept in place of the level.
REMEDIES = {'Q167040': 'server.registry.RxPacketWindow', 'Q189595': 'server.registry.Historyless'}


def expected_in(experiments):
    """The cells that expectations of these experiments speak of, each as its settings."""
    for experiment in experiments:
        for file in sorted((ROOT / 'experiments' / experiment).glob('*.toml')):
            for expectation in tomllib.loads(file.read_text()).get('expect', []):
                yield expectation.get('at', {})


def is_corrected(article, fixed, cell):
    levels = [level for key, level in cell.items() if key.endswith('.service_pack')]
    return REMEDIES.get(article) in cell or any(LEVELS.index(level) >= LEVELS.index(fixed) for level in levels)


def shown_in(picture):
    """Texts, and curves and points of each series: what all releases of gnuplot draw alike, in different octets."""
    tree, svg = xml.etree.ElementTree.parse(picture), '{http://www.w3.org/2000/svg}'
    texts = sorted(''.join(text.itertext()) for text in tree.iter(svg + 'text'))
    marks = [mark.get('d') for group in tree.iter(svg + 'g') if group.get('data-plot') for mark in group.iter(svg + 'path')
             if mark.get('class') != 'plb']  # gnuplot 6.0 whitens below points
    return texts, marks


class TheExperiments(Case):
    def test_each_fault_of_a_level_is_looked_for_where_it_is_corrected(self):
        faults = [each for each in self.json('list', '--json')['articles'] if each['simulated'] and each['fixed']]
        self.assertGreater(len(faults), 15)
        for each in faults:
            with self.subTest(each['article']):
                self.assertTrue(any(is_corrected(each['article'], each['fixed'], cell)
                                    for cell in expected_in(each['experiments'])), each['experiments'])

    def test_all_expectations_hold_and_the_readme_shows_what_they_draw(self):
        told = self.pptplab('reproduce', timeout=900).stdout
        self.assertNotIn('FAILS', told)
        page = (self.folder / 'results/report.html').read_text()
        self.assertLess(len(re.sub(r'<svg.*?</svg>', '', page, flags=re.DOTALL).encode()), 680_000)
        shown = re.findall(r'!\[[^]]*\]\((experiments/[^)]+\.svg)\)', (ROOT / 'README.md').read_text())
        self.assertTrue(shown)
        for picture in shown:
            drawn = self.folder / 'results' / pathlib.Path(picture).relative_to('experiments')
            self.assertEqual(shown_in(drawn), shown_in(ROOT / picture),
                             f'{picture} is not what the program draws now; after a look, copy it from {drawn}')
