# SPDX-License-Identifier: GPL-2.0-only
"""What people read: lines within the terminal's width, examples in the help, progress, the short scenario."""

import fcntl
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import unicodedata

from harness import ENVIRONMENT, PROGRAM, ROOT, Case, commands, run

NO_COLUMNS = {name: value for name, value in ENVIRONMENT.items() if name != 'COLUMNS'}
GRID = '''[sweep]
"server.service_pack" = ["sp3", "sp4"]
"server.ports" = [46, 50]
'''


def width(line):
    return sum(not unicodedata.combining(character) for character in line)


def examples_of(command):
    text = run([PROGRAM, command, '--help']).stdout
    return re.findall(r'^  pptplab (.+)$', text.partition('Examples:\n')[2], re.MULTILINE)


class Words(Case):
    def grid(self):
        """my.toml with its grid, and my.db."""
        self.pptplab('init', '--short', 'my.toml')
        text = (self.folder / 'my.toml').read_text()
        self.write('grid.toml', text.replace('duration = "2d"', 'duration = "9h"') + GRID)
        self.pptplab('sweep', 'grid.toml', '--db', 'my.db')

    def fits(self, columns, *arguments, code=0):
        text = self.pptplab(*arguments, code=code, environment={'COLUMNS': str(columns)}).stdout
        for line in text.splitlines():
            # What has no space in it stays whole: paths, keys with their values.
            if ' ' in line.strip():
                self.assertLessEqual(width(line), columns, f'{arguments}\n{line}')
        return text

    def on_a_terminal(self, columns, *arguments):
        """Standard output and standard error of the program on a terminal so wide, without COLUMNS."""
        parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
        with subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdin=child, stdout=child, stderr=child,
                              env=NO_COLUMNS) as process:
            os.close(child)
            text = b''
            try:
                while more := os.read(parent, 65536):
                    text += more
            except OSError:
                pass  # the end, on Linux
        os.close(parent)
        self.assertEqual(process.returncode, 0, text)
        return text.decode().replace('\r\n', '\n')


class Lines(Words):
    def test_fit_into_the_width_that_is_asked_for(self):
        self.grid()
        axis = ('--key', 'server.service_pack', '--before', 'sp3', '--after', 'sp4')
        for columns in 80, 60:
            for arguments in (('run', 'my.toml'), ('check', 'grid.toml'), ('show', 'my.db'), ('compare', 'my.db', *axis),
                              ('capacity', '--users', 40, '--busy-hour-erlangs', 0.1, '--netbeui-share', 0.5,
                               '--precision', '50%'),
                              ('reproduce', 'q162847-gre-blocked', '--quick', '--out', 'seen'), ('explain', '721'),
                              ('explain', 'MaxConfigure'), ('explain', 'Q233048'), ('explain',), ('formula',),
                              ('explain', '--symptom', 'ping=yes', 'error=721'), ('paths', 'my.toml'), ('--help',)):
                with self.subTest(columns=columns, arguments=arguments):
                    self.fits(columns, *arguments)

    def test_without_a_width_are_at_most_120_places(self):
        done = run([PROGRAM, 'reproduce', 'q162847-gre-blocked', '--quick', '--out', 'seen'], cwd=self.folder,
                   env=NO_COLUMNS)
        self.assertLessEqual(max(map(width, done.stdout.splitlines())), 120)

    def test_follow_the_terminal(self):
        self.pptplab('init', '--short', 'my.toml')
        for columns in 50, 100:
            lines = self.on_a_terminal(columns, 'run', 'my.toml', '--set', 'scenario.replications=1').split('\n')
            longest = max(width(line.rpartition('\r')[2]) for line in lines)
            self.assertLessEqual(longest, columns)
            self.assertGreater(longest, columns - 15, 'it uses what there is')

    def test_of_json_and_csv_stay_whole(self):
        self.grid()
        narrow = {'COLUMNS': '40'}
        for arguments in (('run', 'my.toml', '--json'), ('export', 'my.db', '--csv'), ('explain', '721', '--json')):
            text = self.pptplab(*arguments, environment=narrow).stdout
            self.assertEqual(text, self.pptplab(*arguments).stdout)
            if '--json' in arguments:
                json.loads(text)


class Help(Words):
    def test_groups_all_commands_by_task_with_an_example_each(self):
        text = run([PROGRAM, '--help']).stdout
        self.assertNotIn('Subcommands:', text)
        self.assertIn('See the failures:', text)
        for command in commands():
            self.assertRegex(text, rf'(?m)^ +\$ pptplab {command}( |$)')

    def test_each_example_works_as_it_is_written(self):
        self.grid()
        (self.folder / 'my.toml').unlink()
        for name in 'before.db', 'after.db':
            shutil.copy(self.folder / 'my.db', self.folder / name)
        for command in sorted(commands(), key=lambda name: name != 'init'):
            found = examples_of(command)
            self.assertGreater(len(found), 0, command)
            for example in found:
                with self.subTest(example=example):
                    if example == 'lab' and not (ROOT / 'build/lab.txt').is_file():
                        continue  # test_lab.py tells what is missing
                    self.assertLessEqual(len(example), 80 - len('  pptplab '), 'it is to be copied')
                    self.pptplab(*example.split())


class ShortScenario(Words):
    def test_is_a_good_file_of_some_dozen_lines_that_runs_at_once(self):
        self.pptplab('init', '--short', 'my.toml')
        lines = (self.folder / 'my.toml').read_text().splitlines()
        self.assertLess(len([line for line in lines if '=' in line and line[0] != '#']), 15)
        self.assertLessEqual(max(map(width, lines)), 100)
        self.pptplab('check', 'my.toml')
        seen = self.json('run', 'my.toml', '--json')
        self.assertGreater(seen['metrics']['refused']['value'], 0.04)
        self.assertGreater(seen['metrics']['refused.cleanup']['value'], 0)

    def test_has_a_grid_to_be_uncommented(self):
        self.pptplab('init', '--short', 'my.toml')
        text = (self.folder / 'my.toml').read_text()
        self.write('my.toml', re.sub(r'(?m)^# (\[sweep\]|")', r'\1', text))
        self.assertIn('6 cells', self.pptplab('check', 'my.toml').stdout)

    def test_is_never_overwritten(self):
        self.pptplab('init', '--short', 'my.toml')
        self.pptplab('init', '--short', 'my.toml', code=2, says='is there already')


class Formula(Words):
    EXAMPLE = ('capacity', '--users', 480, '--busy-hour-erlangs', 0.075, '--grade', '1%')

    def test_alone_says_nothing_of_faults_and_simulates_nothing(self):
        answer = self.json(*self.EXAMPLE, '--netbeui-share', 0.5, '--formula', '--json')
        self.assertEqual((answer['ports'], answer['only_formula'], answer['met']), (48, True, True))
        self.assertIsNone(answer['refused']['simulated'])
        text = self.pptplab(*self.EXAMPLE, '--netbeui-share', 0.5, '--formula').stdout
        self.assertIn('need 48 ports', text.replace('\n  ', ' '))
        self.assertIn('Nothing was simulated', text)
        self.assertNotIn('simulated, ', text)

    def test_that_nothing_meets_ends_in_1(self):
        answer = self.json('capacity', '--users', 2700000, '--busy-hour-erlangs', 0.1, '--formula', '--json', code=1)
        self.assertFalse(answer['met'])

    def test_comes_before_anything_is_simulated(self):
        process = self.begin(*map(str, self.EXAMPLE), '--netbeui-share', '0.5', '--precision', '0.01%')
        line = process.stdout.readline()
        self.assertTrue(line.startswith('Erlang B, without the faults of sp3: 480 users'), line)
        self.assertIsNone(process.poll(), 'it is still at work')

    def test_writes_a_report_of_its_own(self):
        self.pptplab(*self.EXAMPLE, '--formula', '--out', 'plan')
        self.assertIn('48 ports', (self.folder / 'plan/report.html').read_text())


class Progress(Words):
    def test_is_shown_on_a_terminal_within_a_long_run_and_never_without_need(self):
        self.pptplab('init', '--short', 'my.toml')
        short = self.on_a_terminal(80, 'run', 'my.toml')
        self.assertNotIn(' left', short)
        long = self.on_a_terminal(80, 'run', 'my.toml', '--set', 'scenario.replications=1', '--set',
                                  'scenario.duration=50000d', '--set', 'clients.arrival_rate=30/h')
        self.assertRegex(long, r'\rmy\.toml: \d+ %, \d+ s left')

    def test_leaves_json_and_results_alone(self):
        self.pptplab('init', '--short', 'my.toml')
        arguments = ('run', 'my.toml', '--json')
        self.assertEqual(self.on_a_terminal(80, *arguments).strip(), self.pptplab(*arguments).stdout.strip())
