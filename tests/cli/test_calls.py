# SPDX-License-Identifier: GPL-2.0-only
"""run: rows of calls, pictures of one run, figures by hour, server and group."""

import collections
import csv
import io
import re
import unittest

from harness import PROGRAM, ROOT, Case, run
from test_reproduce import shown_in
from test_scenario import SMALL

FARM = '''question = "two servers that hunt"
[scenario]
duration = "26h"
warm_up = "90min"
[server]
count = 2
spread = "hunt"
ports = 10
hunt = "rotary"
[[clients]]
name = "office"
arrival_rate = "0.3/min"
holding = { exponential = "1h" }
netbeui_share = 0.5
[[clients]]
name = "home"
arrival_rate = "0.05/min"
holding = { exponential = "1h" }
profile = [["0h", 0.5], ["12h", 2]]
'''


class Calls(Case):
    def setUp(self):
        super().setUp()
        self.write('farm.toml', FARM)
        self.write('small.toml', SMALL)

    def rows(self, name='calls.csv'):
        return list(csv.DictReader(io.StringIO((self.folder / name).read_text())))

    def test_rows_add_up_to_what_the_run_counts(self):
        told = self.json('run', 'farm.toml', '--calls', 'calls.csv', '--json', '--set', 'scenario.replications=3')
        rows = self.rows()
        self.assertEqual(dict(collections.Counter(row['outcome'] for row in rows)), told['outcomes'])
        self.assertEqual({row['replication'] for row in rows}, {'0', '1', '2'})
        self.assertEqual({row['group'] for row in rows}, {'office', 'home'})
        self.assertEqual({row['server'] for row in rows}, {'1', '2'})
        self.assertTrue(all(float(row['arrival_s']) >= 5400 for row in rows))
        self.assertTrue(all((row['outcome'] == 'connected') == (row['port'] != '') for row in rows))

    def test_the_number_of_processors_changes_no_octet(self):
        for name, processors in (('one.csv', ('taskset', '-c', '0')), ('all.csv', ())):
            done = run([*processors, PROGRAM, 'run', 'farm.toml', '--calls', name, '--set', 'scenario.replications=4'],
                       cwd=self.folder)
            self.expect(done, 0)
        self.assertEqual((self.folder / 'one.csv').read_bytes(), (self.folder / 'all.csv').read_bytes())
        self.assertEqual([path.name for path in self.folder.glob('*.part')], [])

    def test_parts_add_up_and_are_shown_when_asked_for(self):
        plain = self.pptplab('run', 'farm.toml').stdout
        self.assertIn('ports.all_busy', plain)
        self.assertNotIn('attempts/h', plain)
        shown = self.pptplab('run', 'farm.toml', '--by', 'server', '--by', 'hour').stdout
        self.assertIn('By server:', shown)
        self.assertIn('By hour', shown)
        told = self.json('run', 'farm.toml', '--by', 'group', '--by', 'server', '--json')
        metrics = told['metrics']
        for part, hours in (('server/1', 24.5), ('group/home', 24.5), ('hour/07', 1)):
            offered = metrics[f'{part}.offered']
            self.assertIsNone(offered['low'], 'one run says nothing of others')
            self.assertAlmostEqual(metrics[f'{part}.refused']['n'], offered['value'] * hours, places=6)
        servers = sum(metrics[f'server/{number}.busy']['value'] for number in (1, 2))
        self.assertAlmostEqual(servers, metrics['ports.busy']['value'], places=3)
        self.assertEqual(sum(metrics[f'group/{name}.refused']['n'] for name in ('office', 'home')), told['offered'])

    def test_a_sweep_counts_hours_where_rates_change(self):
        self.pptplab('sweep', 'farm.toml', '--db', 'f.db', '--set', 'scenario.replications=10')
        line = self.pptplab('export', 'f.db', '--csv', '--metric', 'hour/07.refused').stdout.splitlines()[1]
        self.assertIn('hour/07.refused', line)
        figures = [float(text) for text in line.split('hour/07.refused,')[1].split(',')[:3]]
        self.assertLess(figures[1], figures[2], 'ten replications have an interval')
        self.pptplab('export', 'f.db', '--csv', '--metric', 'server/1.refused', code=2, says='scenario.by = ["server"]')
        self.pptplab('show', 'f.db', '--metric', 'ports.busy', '--metric', 'hour/13.busy')

    def test_files_that_cannot_be_written(self):
        old = self.folder / 'old.csv'
        old.write_text('what was there\n')
        self.pptplab('run', 'small.toml', '--calls', 'nowhere/calls.csv', code=2, says='nowhere/calls.csv')
        self.pptplab('run', 'small.toml', '--calls', '.', code=2, says='cannot be written')
        self.pptplab('run', 'small.toml', '--calls', '/dev/full', code=3, says='/dev/full')
        self.pptplab('run', 'small.toml', '--rare', '--calls', 'old.csv', code=2, says='splitting')
        self.assertEqual(old.read_text(), 'what was there\n')
        self.pptplab('run', 'small.toml', '--calls', 'old.csv')
        self.assertGreater(len(self.rows('old.csv')), 0)
        self.assertEqual([path.name for path in self.folder.glob('*.part')], [])

    def test_the_readme_shows_what_its_command_draws(self):
        readme = ' '.join((ROOT / 'README.md').read_text().split())
        command, = re.findall(r'`(run my\.toml [^`]* --pictures pictures)`', readme)
        self.pptplab('init', '--short', 'my.toml')
        self.pptplab(*command.split())
        drawn = self.folder / 'pictures/ports.svg'
        self.assertEqual(shown_in(drawn), shown_in(ROOT / 'analysis/plot/ports.svg'),
                         f'analysis/plot/ports.svg is not what the program draws now; after a look, copy it from {drawn}')

    def test_pictures_of_a_run(self):
        self.pptplab('run', 'farm.toml', '--pictures', 'pictures', '--from', '10h', '--to', '12h')
        names = {path.name for path in (self.folder / 'pictures').glob('*.svg')}
        self.assertLessEqual({'ports-1.svg', 'ports-2.svg', 'occupancy.svg'}, names)
        text = (self.folder / 'pictures/ports-1.csv').read_text()
        self.assertIn('clean-up', text)
        self.pptplab('run', 'farm.toml', '--pictures', 'pictures', '--from', '3h', '--to', '2h', code=2, says='--from')
        self.pptplab('run', 'farm.toml', '--from', '3h', code=2, says='--pictures')


if __name__ == '__main__':
    unittest.main()
