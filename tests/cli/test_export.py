# SPDX-License-Identifier: GPL-2.0-only
"""export: its forms and choices, its numbers beside texts, and SQL by hand on the same database."""

import csv
import io
import json
import re
import sqlite3

from harness import ROOT, Case
from test_scenario import SMALL

GRID = SMALL.replace('warm_up = "1000s"', 'warm_up = "1000s"\nreplications = 3').replace(
    'ports = 4', 'ports = 4\nsetup_time = { uniform = ["1s", "3s"] }') + '''[sweep]
"server.ports" = [2, 4]
"clients.arrival_rate" = ["0.05/s", "6/min"]
"clients.holding" = ["30s", { exponential = "1min" }]
"server.hunt" = ["lowest"]
'''
FIGURES = ['', '.low', '.high', '.n', '.exact', '.z']


class Export(Case):
    def setUp(self):
        super().setUp()
        self.write('grid.toml', GRID)
        self.pptplab('sweep', 'grid.toml', '--db', 'r.db')

    def rows(self, *form):
        """The lines of an export, each by its column names."""
        text = self.pptplab('export', 'r.db', '--csv', *form).stdout
        rows = list(csv.DictReader(io.StringIO(text)))
        self.heading = text.splitlines()[0].split(',')
        for row in rows:
            self.assertNotIn(None, row.values(), row)
            self.assertNotIn(None, row, row)
        return rows

    def test_numbers_in_base_units_stand_beside_texts(self):
        rows = self.rows('--metric', 'refused')
        self.assertEqual(self.heading[:11], [
            'campaign', 'cell', 'engine', 'server.ports', 'clients.arrival_rate', 'clients.arrival_rate_per_s',
            'clients.holding', 'clients.holding_mean_s', 'server.hunt', 'metric', 'value'])
        self.assertEqual({row['clients.arrival_rate']: float(row['clients.arrival_rate_per_s']) for row in rows},
                         {'0.05/s': 0.05, '6/min': 0.1})
        self.assertEqual({row['clients.holding']: float(row['clients.holding_mean_s']) for row in rows},
                         {'30s': 30, '{ exponential = "1min" }': 60})
        self.assertEqual({row['server.ports'] for row in rows}, {'2', '4'})

    def test_axes_of_one_value_may_be_left_out(self):
        self.rows('--varying', '--where', 'server.ports == 2')
        self.assertNotIn('server.hunt', self.heading)
        self.assertNotIn('server.ports', self.heading)
        self.assertIn('clients.holding_mean_s', self.heading)

    def test_cells_are_chosen_as_in_a_sweep(self):
        def cells(*where):
            return sorted({int(row['cell']) for row in self.rows(*(word for each in where
                                                                   for word in ('--where', each)))})
        self.assertEqual(cells('server.ports > 2'), [4, 5, 6, 7])
        self.assertEqual(cells('server.ports > 2', 'clients.arrival_rate < 0.06/s'), [4, 5])
        self.assertEqual(cells('clients.holding_mean_s >= 60'), [1, 3, 5, 7])
        self.assertEqual(cells('server.hunt != lowest'), [])
        self.pptplab('export', 'r.db', '--where', 'server.port > 2', code=2, says='the nearest to server.port is')
        self.pptplab('export', 'r.db', '--where', 'server.hunt > 2 x', code=2, says='--where')
        self.pptplab('export', 'r.db', '--metric', 'refusd', code=2, says='the nearest is refused')
        self.pptplab('export', 'r.db', '--metric', 'refused.z', code=2, says='column of its own')
        self.pptplab('export', 'r.db', '--grid', 'load', code=2, says='no grid of r.db has a name')

    def test_metrics_are_shown_in_the_order_asked_for_also_where_none_occurred(self):
        rows = self.rows('--metric', 'failed.password', '--metric', 'connected', '--where', 'server.ports == 2')
        self.assertEqual([row['metric'] for row in rows], ['failed.password', 'connected'] * 4)
        self.assertEqual(rows[0]['value'], '0')
        self.assertGreater(float(rows[0]['high']), 0)

    def test_the_wide_form_has_the_same_figures(self):
        long = {(row['cell'], row['metric']): row for row in self.rows()}
        wide = self.rows('--wide')
        self.assertEqual(len(wide), 8)
        seen = set()
        for row in wide:
            for name in (name for name in self.heading if f'{name}.low' in row):
                if (row['cell'], name) in long:
                    seen.add((row['cell'], name))
                    self.assertEqual([row[name + figure] for figure in FIGURES],
                                     [long[row['cell'], name][of]
                                      for of in ('value', 'low', 'high', 'n', 'exact', 'z')])
        self.assertEqual(seen, set(long))
        self.rows('--wide', '--metric', 'refused', '--metric', 'setup_time')
        self.assertEqual(self.heading[9:], [name + figure for name in ('refused', 'setup_time') for figure in FIGURES])

    def test_replications_are_shown_one_by_one(self):
        rows = self.rows('--per-replication', '--metric', 'refused', '--where', 'server.ports == 2')
        self.assertEqual([(row['cell'], row['replication']) for row in rows],
                         [(str(cell), str(number)) for cell in range(4) for number in range(3)])
        whole = self.rows('--metric', 'refused')[0]
        parts = [row for row in rows if row['cell'] == '0']
        attempts = sum(int(row['n']) for row in parts)
        self.assertEqual(attempts, int(whole['n']))
        hits = sum(float(row['value']) * int(row['n']) for row in parts)
        self.assertAlmostEqual(hits / attempts, float(whole['value']), 12)
        self.assertEqual(len(self.rows('--per-replication', '--wide')), 24)

    def test_json_takes_the_same_choice(self):
        text = self.pptplab('export', 'r.db', '--json', '--where', 'server.ports == 4', '--metric', 'refused').stdout
        campaign, = json.loads(text)
        self.assertEqual([cell['cell'] for cell in campaign['cells']], [4, 5, 6, 7])
        self.assertEqual(set(campaign['cells'][0]['metrics']), {'refused'})
        self.assertEqual([len(line) - len(line.lstrip()) for line in text.splitlines()[:3]], [0, 2, 4])
        none = json.loads(self.pptplab('export', 'r.db', '--json', '--where', 'server.hunt != lowest').stdout)
        self.assertEqual(none[0]['cells'], [])
        self.pptplab('export', 'r.db', '--json', '--wide', code=2, says='--wide')

    def test_the_queries_of_the_readme_give_the_figures_of_the_export(self):
        readme = (ROOT / 'analysis/store/README.md').read_text()
        shares, replications, times = re.findall(r'```sql\n(.*?)```', readme, re.S)
        database = sqlite3.connect(self.folder / 'r.db')
        self.addCleanup(database.close)

        exported = self.rows('--metric', 'refused')
        found = {position: (settings, share) for _, position, settings, share in database.execute(shares)}
        self.assertEqual(len(found), 8)
        for row in exported:
            settings, share = found[int(row['cell'])]
            self.assertAlmostEqual(share, float(row['value']), 12)
            self.assertIn(f'server.ports = {row["server.ports"]}', settings)

        found = list(database.execute(replications))
        exported = self.rows('--metric', 'refused', '--per-replication')
        self.assertEqual(len(found), 24)
        for row, (position, number, share) in zip(exported, found):
            self.assertEqual((int(row['cell']), int(row['replication'])), (position, number))
            self.assertAlmostEqual(share, float(row['value']), 12)

        sums = {}
        for row in self.rows('--metric', 'setup_time'):
            n, total = sums.get(row['server.ports'], (0, 0))
            sums[row['server.ports']] = n + int(row['n']), total + int(row['n']) * float(row['value'])
        found = list(database.execute(times))
        self.assertEqual([ports for ports, _ in found], ['2', '4'])
        for ports, mean in found:
            n, total = sums[ports]
            self.assertAlmostEqual(mean, total / n, 9)
