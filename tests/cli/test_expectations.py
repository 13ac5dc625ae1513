# SPDX-License-Identifier: GPL-2.0-only
"""[[expect]] in run, sweep and in a file of one's own that reproduce runs: verdicts, words, exit codes."""

from harness import Case
from test_reproduce import EXPERIMENT, FALSE
from test_scenario import SMALL

OF_ONE_LEVEL = '''[[expect]]
metric = "refused"
at = { "server.service_pack" = "sp3", "server.ports" = 2 }
between = [0.1, 1]
because = "two ports are few"
[[expect]]
metric = "refused"
at = { "server.ports" = 4 }
agrees_with = { "server.ports" = 2 }
because = "it does not"
'''


class Expectations(Case):
    def test_run_judges_what_speaks_of_its_cell_and_names_the_rest(self):
        self.write('e.toml', EXPERIMENT + OF_ONE_LEVEL)
        cell = ('e.toml', '--set', 'server.service_pack=sp3', '--set', 'server.ports=2')
        told = self.pptplab('run', *cell).stdout
        self.assertRegex(told, r'✓ holds: refused service_pack sp3, ports 2, 10 to 100 %\n +seen: [0-9.]+ % \(.* to .*\)\n'
                               r' +because two ports are few\n')
        self.assertRegex(told, r'- not judged: refused.z service_pack sp4, .*\n +it speaks of cells that were not run')
        self.assertIn('1 of 1 expectations hold, 2 not judged', told)
        verdicts = [each['verdict'] for each in self.json('run', *cell, '--json')['expectations']]
        self.assertEqual(verdicts, ['not judged', 'holds', 'not judged'])

    def test_run_ends_with_1_when_one_fails(self):
        self.write('e.toml', SMALL + FALSE)
        told = self.pptplab('run', 'e.toml', code=1).stdout
        self.assertRegex(told, r'✗ FAILS: refused everywhere, 90 to 100 %\n +seen: .*\n +because it is not so\n'
                               r' +0 of 1 expectations hold\n')
        judged, = self.json('run', 'e.toml', '--json', code=1)['expectations']
        self.assertEqual((judged['between'], judged['verdict']), ([0.9, 1], 'fails'))
        self.assertEqual(self.json('run', self.write('s.toml', SMALL), '--json').get('expectations'), None)

    def test_sweep_judges_the_whole_grid_again_and_again(self):
        self.write('e.toml', EXPERIMENT + FALSE)
        first = self.pptplab('sweep', 'e.toml', '--db', 'e.db', code=1).stdout
        self.assertIn('✓ holds: refused.z service_pack sp4, -4 to 4 standard errors', first)
        self.assertRegex(first, r'✗ FAILS: refused everywhere, 90 to 100 %\n +seen: at the farthest, service_pack = sp')
        again = self.pptplab('sweep', 'e.toml', '--db', 'e.db', code=1).stdout
        self.assertEqual(first.split('\n', 1)[1], again.split('\n', 1)[1])

    def test_sweep_of_one_element_or_without_expectations_judges_nothing(self):
        self.write('e.toml', EXPERIMENT + FALSE)
        self.assertNotIn('FAILS', self.pptplab('sweep', 'e.toml', '--db', 'e.db', '--element', '1/2').stdout)
        self.write('n.toml', EXPERIMENT[:EXPERIMENT.index('[[expect]]')])
        self.assertEqual(len(self.pptplab('sweep', 'n.toml', '--db', 'n.db').stdout.splitlines()), 1)

    def test_a_cut_sweep_judges_what_is_left(self):
        self.write('e.toml', EXPERIMENT + OF_ONE_LEVEL)
        told = self.pptplab('sweep', 'e.toml', '--db', 'e.db', '--set', 'server.service_pack=sp4', code=1).stdout
        self.assertIn('✗ FAILS: refused ports 4, within 4 joint standard errors', told)
        self.assertIn('- not judged: refused service_pack sp3, ports 2', told)

    def test_reproduce_runs_a_file_of_ones_own(self):
        self.write('my own.toml', EXPERIMENT + FALSE)
        told = self.pptplab('reproduce', 'my own.toml', '--out', 'mine', code=1).stdout
        self.assertIn('✓ holds: refused.z', told)
        self.assertIn('✗ FAILS: refused everywhere', told)
        page = (self.folder / 'mine/report.html').read_text()
        self.assertIn('Does the small one hold?', page)
        self.assertIn("pptplab reproduce 'my own.toml'", page)
        self.assertTrue((self.folder / 'mine/my own/my own-1.svg').exists())

    def test_a_file_without_question_or_claims_has_both_made(self):
        self.write('bare.toml', SMALL + '[sweep]\n"server.ports" = [2, 4]\n')
        told = self.pptplab('reproduce', 'bare.toml').stdout
        self.assertRegex(told, 'Attempts refused: what changes with ports[?]')
        self.assertIn('nothing was expected', told)
        page = (self.folder / 'results/report.html').read_text()
        self.assertRegex(page, r'(?is)class=answer>[^<]*refused: from [^<]* to ')
        self.assertIn('<svg', page)

    def test_two_files_of_one_name_have_a_folder_each(self):
        for folder in 'a', 'b':
            self.write(f'{folder}/same.toml', SMALL)
        self.pptplab('reproduce', 'a/same.toml', 'b/same.toml')
        self.assertTrue((self.folder / 'results/same-2/results.db').exists())

    def test_what_is_neither_is_told_with_its_neighbours(self):
        self.pptplab('reproduce', 'gone.toml', code=2, says='gone.toml')
        self.write('experiments/q12-small/experiment.toml', EXPERIMENT)
        self.write('experiments/q13-other/experiment.toml', EXPERIMENT)
        done = self.pptplab('reproduce', 'q12-smal', code=2, environment={'PPTPLAB_ROOT': str(self.folder)},
                            says='no experiment shows q12-smal, and no file has this name; the nearest are q12-small')
        self.assertLess(len(done.stderr), 250)
