# SPDX-License-Identifier: GPL-2.0-only
"""compare: cells of two databases or of one, in pairs where they drew the same random numbers."""

import csv
import io

from harness import Case
from test_scenario import SMALL

GRID = SMALL.replace('warm_up = "1000s"\n', 'warm_up = "1000s"\nreplications = 12\n') + '''[sweep]
"server.ports" = [3, 4]
"server.hunt" = ["lowest", "random"]
'''


class Compare(Case):
    def setUp(self):
        super().setUp()
        self.write('grid.toml', GRID)

    def sweep(self, database, *options):
        self.pptplab('sweep', 'grid.toml', '--db', database, *options)

    def compare(self, *options):
        return self.json('compare', *options, '--json')

    def test_two_databases_are_compared_cell_by_cell_in_pairs(self):
        self.sweep('before.db', '--set', 'server.service_pack=sp3')
        self.sweep('after.db', '--set', 'server.service_pack=sp4')
        answer = self.compare('before.db', 'after.db')
        self.assertEqual([cell['settings'] for cell in answer['cells']],
                         [{'server.ports': ports, 'server.hunt': hunt}
                          for ports in ('3', '4') for hunt in ('lowest', 'random')])
        self.assertEqual([key['key'] for key in answer['differing'] if 'service_pack' in key['key']],
                         ['server.service_pack'])
        for cell in answer['cells']:
            self.assertIsNone(cell['unpaired'])
            self.assertEqual(cell['replications'], 12)
            refused = cell['metrics']['refused']
            self.assertEqual(refused['by'], 'pairs')
            self.assertAlmostEqual(refused['difference'], refused['second'] - refused['first'], 12)
            self.assertLess(refused['high'], 0)  # the fix helps
            self.assertGreater(refused['gain'], 2)  # and both had the same callers
        text = self.pptplab('compare', 'before.db', 'after.db').stdout
        self.assertIn('differ in server.service_pack: "sp3" and "sp4"', text)
        self.assertRegex(text, r'-\d[\d.]* points \(-')
        self.assertIn('one in 20 would if nothing differed', text)
        rows = list(csv.DictReader(io.StringIO(self.pptplab('compare', 'before.db', 'after.db', '--csv',
                                                            '--metric', 'refused').stdout)))
        self.assertEqual([float(row['difference']) for row in rows],
                         [cell['metrics']['refused']['difference'] for cell in answer['cells']])
        self.assertEqual({row['by'] for row in rows}, {'pairs'})

    def test_what_drew_other_numbers_is_not_paired_and_says_so(self):
        self.sweep('one.db')
        self.sweep('seed.db', '--seed', '7')
        self.sweep('long.db', '--set', 'scenario.duration=30000s')
        for other, why in ('seed.db', 'the seeds differ (1 and 7)'), ('long.db', 'the durations differ (20000 and'):
            for cell in self.compare('one.db', other)['cells']:
                self.assertIn(why, cell['unpaired'])
                self.assertEqual(cell['metrics']['refused']['by'], 'welch')
                self.assertIsNone(cell['metrics']['refused']['gain'])
            self.assertIn('Not in pairs: ' + why, self.pptplab('compare', 'one.db', other).stdout)

    def test_the_sides_of_one_database_are_named(self):
        self.sweep('r.db')
        answer = self.compare('r.db', '--key', 'server.hunt', '--before', 'lowest', '--after', 'random')
        self.assertEqual([cell['settings'] for cell in answer['cells']], [{'server.ports': '3'}, {'server.ports': '4'}])
        pair, = self.compare('r.db', '--cell', '0', '--cell', '1:2')['cells']
        self.assertEqual((pair['first'], pair['second']), ({'campaign': 1, 'cell': 0}, {'campaign': 1, 'cell': 2}))
        self.assertLess(pair['metrics']['refused']['high'], 0)  # a port more
        pair, = self.compare('r.db', '--cell', '1', '--cell', '1', '--metric', 'refused')['cells']
        self.assertEqual(pair['metrics']['refused']['difference'], 0)
        self.sweep('r.db', '--set', 'server.service_pack=sp4')
        answer = self.compare('r.db', '--campaign', '1', '--campaign', '2', '--where', 'server.ports == 3')
        self.assertEqual(len(answer['cells']), 2)

    def test_fewer_replications_of_one_side_leave_the_others_out(self):
        self.sweep('one.db')
        self.sweep('few.db', '--set', 'scenario.replications=10')
        for cell in self.compare('one.db', 'few.db')['cells']:
            self.assertEqual(cell['replications'], 10)
            for name, metric in cell['metrics'].items():
                self.assertEqual(metric['difference'], 0, name)

    def test_what_cannot_be_compared_is_refused_with_the_reason(self):
        self.sweep('r.db')
        self.write('other.toml', GRID.replace('"server.hunt" = ["lowest", "random"]', '"server.hunt" = ["longest-idle"]'))
        self.pptplab('sweep', 'other.toml', '--db', 'other.db')
        self.pptplab('compare', 'r.db', code=2, says='--key')
        self.pptplab('compare', 'r.db', 'other.db', code=2, says='no cell has its like: the first side has server.hunt=')
        self.pptplab('compare', 'r.db', '--key', 'server.hunt', code=2, says='go together')
        self.pptplab('compare', 'r.db', '--key', 'server.hnt', '--before', 'a', '--after', 'b', code=2,
                     says='not swept in r.db')
        self.pptplab('compare', 'r.db', '--cell', '1', code=2, says='twice')
        self.pptplab('compare', 'r.db', '--cell', '1', '--cell', '99', code=2, says='second side has no finished cell')
        self.pptplab('compare', 'r.db', '--key', 'server.hunt', '--before', 'lowest', '--after', 'lowst', code=2,
                     says='second side has no finished cell')
        self.sweep('r.db', '--set', 'server.service_pack=sp4')
        self.pptplab('compare', 'r.db', 'r.db', code=2, says='several cells of the second side')
