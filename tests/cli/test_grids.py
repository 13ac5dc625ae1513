# SPDX-License-Identifier: GPL-2.0-only
"""Several named grids in a file, what --set does to them, --dry-run and --status."""

import json
import signal

from harness import PROGRAM, Case, run
from test_scenario import SMALL

GRIDS = SMALL + '''[[sweep]]
name = "ports"
"server.ports" = [1, 2]
"server.hunt" = ["lowest", "random"]
[[sweep]]
name = "load"
"server.ports" = [3]
"clients.office.arrival_rate" = ["0.1/s", "0.2/s", "0.3/s"]
[[expect]]
metric = "refused"
at = { "server.hunt" = "random" }
between = [0, 1]
because = "x"
'''


class NamedGrids(Case):
    def setUp(self):
        super().setUp()
        self.write('grids.toml', GRIDS)

    def test_sweep_runs_them_all_or_one(self):
        self.assertEqual(self.pptplab('check', 'grids.toml').stdout,
                         'grids.toml: good, 7 cells, 1 expectation\n'
                         '  ports: 4 cells, 1 expectation\n  load: 3 cells, 0 expectations\n')
        self.assertIn('3 runs done', self.pptplab('sweep', 'grids.toml', '--db', 'a.db', '--grid',
                                                  'load').stdout)
        self.assertIn('4 runs done, 3 found',
                      self.pptplab('sweep', 'grids.toml', '--db', 'a.db').stdout)
        self.pptplab('sweep', 'grids.toml', '--db', 'a.db', '--grid', 'laod', code=2,
                     says='there are ports, load; the nearest is load')

    def test_a_cell_of_one_is_run_by_its_settings(self):
        cell = ['--grid', 'load', '--set', 'clients.office.arrival_rate=0.2/s']
        self.assertGreater(self.json('run', 'grids.toml', '--json', *cell)['offered'], 0)
        self.pptplab('run', 'grids.toml', code=2, says='7 cells')


class DryRun(Case):
    def setUp(self):
        super().setUp()
        self.write('grids.toml', GRIDS)

    def forecast(self, *more):
        return self.json('sweep', 'grids.toml', '--db', 'a.db', '--dry-run', '--json', *more)

    def test_it_tells_what_is_ahead_and_writes_nothing(self):
        ahead = self.forecast()
        self.assertEqual([(grid['grid'], grid['cells'], grid['found'], grid['to_do'])
                          for grid in ahead['grids']], [('ports', 4, 0, 4), ('load', 3, 0, 3)])
        for grid in ahead['grids']:
            for figure in (grid['processor_seconds'], grid['octets']):
                self.assertGreater(figure['low'], 0)
                self.assertLess(figure['low'], figure['value'])
                self.assertLess(figure['value'], figure['high'])
        self.assertEqual([path.name for path in self.folder.iterdir()], ['grids.toml'])
        self.assertIn('4 cells, 0 runs found, 4 to do',
                      self.pptplab('sweep', 'grids.toml', '--db', 'a.db', '--dry-run').stdout)

    def test_it_finds_what_another_demand_or_another_grid_has_run(self):
        self.pptplab('sweep', 'grids.toml', '--db', 'a.db', '--grid', 'ports')
        before = (self.folder / 'a.db').read_bytes()
        self.assertEqual([(grid['found'], grid['to_do']) for grid in self.forecast()['grids']],
                         [(4, 0), (0, 3)])
        more = self.forecast('--set', 'scenario.replications=3', '--grid', 'ports')['grids']
        self.assertEqual([(grid['found'], grid['to_do']) for grid in more], [(4, 8)])
        one = self.forecast('--grid', 'ports', '--set', 'server.hunt=random')['grids']
        self.assertEqual([(grid['found'], grid['to_do']) for grid in one], [(2, 0)])
        self.assertEqual((self.folder / 'a.db').read_bytes(), before)
        self.assertEqual(len(list(self.folder.iterdir())), 2)


class Status(Case):
    def test_it_reads_while_a_sweep_writes(self):
        self.write('slow.toml', GRIDS.replace('20000s', '200000000s'))
        sweep = self.begin('sweep', 'slow.toml', '--db', 'a.db', '--jobs', '1')

        running = set()

        def is_at_work():
            done = run([PROGRAM, 'sweep', '--status', 'a.db', '--json'], cwd=self.folder)
            campaigns = json.loads(done.stdout)['campaigns'] if done.returncode == 0 else []
            running.update(each['process'] for campaign in campaigns for each in campaign['running'])
            return running
        self.until(is_at_work, sweep)
        self.assertEqual(running, {sweep.pid})
        sweep.send_signal(signal.SIGINT)
        sweep.communicate(timeout=60)
        told = self.pptplab('sweep', '--status', 'a.db').stdout
        self.assertIn('no sweep is at work', told)
        self.assertIn('of 4 cells finished', told)

    def test_it_tells_what_is_done(self):
        self.write('grids.toml', GRIDS)
        self.pptplab('sweep', 'grids.toml', '--db', 'a.db')
        status = self.json('sweep', '--status', 'a.db', '--json')
        self.assertEqual([(each['grid'], each['cells'], each['finished'], each['done'], each['to_do'])
                          for each in status['campaigns']],
                         [('ports', 4, 4, 4, 0), ('load', 3, 3, 3, 0)])
        self.assertIsNone(status['runs_per_second'])
        self.pptplab('sweep', '--status', 'none.db', code=2)
        self.pptplab('sweep', '--db', 'a.db', code=2, says='FILE')
        self.pptplab('sweep', 'grids.toml', code=2, says='--db')
