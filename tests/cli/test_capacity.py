# SPDX-License-Identifier: GPL-2.0-only
"""capacity: the worked example of the README against published tables, inverse questions, bad arguments."""

from harness import Case

EXAMPLE = ('capacity', '--users', 480, '--busy-hour-erlangs', 0.075, '--grade', '1%')
QUICK = ('--precision', '20%')


class Capacity(Case):
    def test_the_worked_example_is_that_of_the_published_tables(self):
        # Erlang B tables: 48 ports bear 36.11 erlangs at 1 %, 47 bear 35.2.
        answer = self.json(*EXAMPLE, *QUICK, '--json')
        self.assertEqual(answer['ports'], 48)
        self.assertEqual(answer['servers'], 1)
        self.assertEqual(answer['addresses'], 49)
        self.assertAlmostEqual(answer['offered_erlangs'], 36)
        self.assertAlmostEqual(answer['refused']['formula'], 0.009636, places=5)
        seen = answer['refused']['simulated']
        self.assertLess(seen['low'], 0.0107)
        self.assertGreater(seen['high'], 0.0087)
        self.assertEqual(answer['access']['overhead_octets'], 40)
        self.assertEqual(sum(part['octets'] for part in answer['access']['overhead']), 40)
        self.assertEqual(len(answer['what_if']), 9)

    def test_the_other_way_round(self):
        self.assertEqual(self.json('capacity', '--ports', 48, '--busy-hour-erlangs', 0.075, *QUICK, '--json')['users'],
                         481)
        grade = self.json('capacity', '--ports', 48, '--users', 480, '--calls-per-hour', 0.15, *QUICK, '--json')
        self.assertAlmostEqual(grade['grade'], 0.009636, places=5)

    def test_a_report_with_pictures_and_the_scenario(self):
        done = self.pptplab(*EXAMPLE, *QUICK, '--netbeui-share', 0.5, '--redial', 0.5, '--out', 'plan')
        self.assertIn('480 users of 0.07508 erlangs need', done.stdout)
        self.assertIn('the grade is missed', done.stdout)
        names = {path.name for path in (self.folder / 'plan').iterdir()}
        self.assertEqual(names, {'report.html', 'scenario.toml', 'load.svg', 'load.gp', 'load.csv', 'ports.svg',
                                 'ports.gp', 'ports.csv'})
        self.assertIn('<svg', (self.folder / 'plan/report.html').read_text())
        self.pptplab('check', 'plan/scenario.toml')

    def test_mistakes_are_told(self):
        for arguments, says in (
                (['--grade', '1%'], '--users to learn'),
                (['--users', 480], '--busy-hour-erlangs'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--calls-per-hour', 1], '--busy-hour-erlangs'),
                (['--users', 0, '--busy-hour-erlangs', 0.1], '--users 0: must be an integer: 1..10000000'),
                (['--users', 480, '--busy-hour-erlangs', 2], '--busy-hour-erlangs 2: must be a number'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--grade', '60%'], 'a share from 1e-09 to 0.5'),
                (['--users', 480, '--ports', 9, '--busy-hour-erlangs', 0.1, '--grade', '1%'], 'leave out one'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--redial-tries', 3], 'need --redial'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--service-pack', 'sp7'], 'sp6a'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--hunt', 'rotery'], 'the nearest is rotary'),
                (['--users', 480, '--busy-hour-erlangs', 0], '--busy-hour-erlangs 0: must be a number above 0'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--netbeui-share', '120%'], 'a share from 0 to 1'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--holding', '{ exponential = "5min"'], '--holding {'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--holding', '5 bananas'], '--holding 5 bananas'),
                (['--users', 10000000, '--busy-hour-erlangs', 0.9], 'are the most'),
                (['--users', 2700000, '--busy-hour-erlangs', 0.1], 'refuse more than 1% of 2.7e+05 erlangs'),
                (['--ports', 1, '--busy-hour-erlangs', 0.1], 'even one user'),
                (['--ports', 256001, '--busy-hour-erlangs', 0.1], '1..256000 ports')):
            with self.subTest(arguments=arguments):
                self.pptplab('capacity', *arguments, code=2, says=says)
