# SPDX-License-Identifier: GPL-2.0-only
"""capacity: the worked example of the README against published tables, inverse questions, bad arguments; whatever the
options, headline, table, report and exit code say one thing."""

import json
import random
import re

from harness import PROGRAM, Case, run

EXAMPLE = ('capacity', '--users', 480, '--busy-hour-erlangs', 0.075, '--grade', '1%')
QUICK = ('--precision', '20%')


def headline_of(text):
    """The answer: the first line, or the one below that of the formula where that is not the last word."""
    first, _, second = text.split('\n')[:3]
    return first if second == 'Attempts refused' else second


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
        self.assertIn('with the faults of sp3', done.stdout)
        self.assertRegex(done.stdout, r'Service Pack 4 mends it; then \d+ ports on 1 server meet the grade')
        names = {path.name for path in (self.folder / 'plan').iterdir()}
        self.assertEqual(names, {'report.html', 'scenario.toml', 'load.svg', 'load.gp', 'load.csv', 'ports.svg',
                                 'ports.gp', 'ports.csv'})
        self.assertIn('<svg', self.page('plan/report.html'))
        self.pptplab('check', 'plan/scenario.toml')

    def test_what_nothing_can_meet_is_told_and_ends_in_1(self):
        for arguments, says in ((['--users', 2700000], 'No number of ports meets the grade: of the attempts of 2700000'),
                                (['--ports', 1], 'No number of users meets the grade: 1 port on 1 server may refuse')):
            with self.subTest(arguments=arguments):
                arguments = ['capacity', *arguments, '--busy-hour-erlangs', 0.1]
                done = self.pptplab(*arguments, '--out', 'plan', code=1)
                self.assertTrue(done.stdout.startswith(says), done.stdout)
                self.assertIn(done.stdout.split('\n')[0], self.page('plan/report.html'))
                answer = json.loads(self.pptplab(*arguments, '--json', code=1).stdout)
                self.assertFalse(answer['met'])
                self.assertTrue(answer['answer'].startswith(says), answer['answer'])

    def test_faults_that_no_number_of_ports_outweighs_are_the_headline(self):
        # Ten calls a second with 200 s of clean-up: a hundredth of a call a second is too much for the ports of a server.
        done = self.pptplab('capacity', '--users', 10, '--calls-per-hour', 3600, '--holding', '1s', '--cleanup', '200s',
                            '--netbeui-share', 1, '--grade', '5%', '--precision', '50%', code=1)
        self.assertTrue(headline_of(done.stdout).startswith('No number of ports meets the grade, with the faults of sp3'),
                        done.stdout)
        self.assertIn('and 1000 servers of 256 ports ', done.stdout)
        self.assertIn('The grade is missed whatever is chosen. Service Pack 4 mends it; then ', done.stdout)
        self.assertNotIn('the answer ', done.stdout)

    def test_pauses_longer_than_all_else_are_no_internal_error(self):
        # The warm-up is ten pauses, 60 h; 100 calls last 50 h.
        answer = self.json('capacity', '--users', 500, '--busy-hour-erlangs', 0.075, '--redial', 0.5, '--redial-pause', '6h',
                           *QUICK, '--json')
        self.assertTrue(answer['met'])

    def test_whatever_the_options_all_answers_agree(self):
        for seed in range(1, 9):
            arguments = drawn(random.Random(seed))
            with self.subTest(seed=seed, arguments=arguments):
                self.agree(arguments)

    def agree(self, arguments):
        text = run([PROGRAM, 'capacity', *arguments, '--out', 'plan'], cwd=self.folder)
        self.assertIn(text.returncode, (0, 1), text.stderr)
        headline = headline_of(text.stdout)
        answer = json.loads(self.pptplab('capacity', *arguments, '--json', code=text.returncode).stdout)
        met, refused, first = answer['met'], answer['refused']['value'], answer['what_if'][0]
        self.assertEqual(text.returncode, 0 if met else 1)
        self.assertEqual(answer['answer'], headline)
        self.assertEqual(headline.startswith('No number of'), not met)
        self.assertIn(headline, self.page('plan/report.html'))
        self.assertEqual((first['users'], first['ports'], first['refused']['value']),
                         (answer['users'], answer['ports'], refused))
        if '--grade' in arguments:
            self.assertEqual(met, refused <= answer['grade'] * (1 + 1e-11))
        else:
            self.assertEqual(refused, answer['grade'])
            self.assertIn(f'{100 * refused:.4g} %', headline)
        # The row of the answer shows what it was judged by, and the headline has its ports.
        row = next(line for line in text.stdout.split('\n') if re.match(first['name'] + ' ', line))
        self.assertIn(f'{100 * refused:.4g} %', row)
        self.assertIn(f"{answer['ports']} port", headline)

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
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--holding', '3000d'], '2400 days are the most'),
                (['--users', 480, '--busy-hour-erlangs', 0.1, '--redial', 0.5, '--redial-pause', '3000d'],
                 '--redial-pause: a mean time of 3000 days'),
                (['--ports', 256001, '--busy-hour-erlangs', 0.1], '1..256000 ports')):
            with self.subTest(arguments=arguments):
                self.pptplab('capacity', *arguments, code=2, says=says)


def drawn(random_):
    """Options of a small service whose simulation is quick: a coarse precision, a lax grade."""
    pick, between = random_.choice, random_.uniform
    arguments = ['--calls-per-hour', round(between(0.5, 10), 3), '--holding', pick(['3min', '{ exponential = "4min" }']),
                 '--service-pack', pick(['sp1', 'sp3', 'sp6a']), '--hunt', pick(['lowest', 'rotary', 'last-released']),
                 '--netbeui-share', pick([0, 0.3, 1]), '--cleanup', pick(['4s', '40s']), '--precision', '50%']
    users, ports = random_.randint(1, 60), random_.randint(1, 30)
    kind = pick(['ports', 'users', 'grade'])
    arguments += ['--users', users] if kind != 'users' else []
    arguments += ['--ports', ports] if kind != 'ports' else []
    arguments += ['--grade', f'{random_.randint(8, 30)}%'] if kind != 'grade' else []
    who = pick(['poisson', 'poisson', 'redial', 'finite'])
    arguments += ['--redial', round(between(0.1, 1), 2), '--redial-pause', pick(['5s', '1h'])] if who == 'redial' else []
    return arguments + (['--finite'] if who == 'finite' else ['--spread', pick(['random', 'hunt'])])
