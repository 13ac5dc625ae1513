# SPDX-License-Identifier: GPL-2.0-only
"""sweep: databases that grow, are shared, are killed, and run out of room. PPTPLAB_LONG takes more cells."""

import csv
import io
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time

from harness import ENVIRONMENT, LONG, PROGRAM, Case
from test_maps import GML
from test_maps import SCENARIO as MAP
from test_scenario import SMALL


def grid(cells, duration='20000s'):
    """So many tiny cells."""
    return SMALL.replace('20000s', duration) + f'[sweep]\n"scenario.seed" = {{ from = 1, to = {cells}, step = 1 }}\n'


class Growing(Case):
    def sweep(self, *arguments, **expectations):
        return self.pptplab('sweep', 'grid.toml', *arguments, **expectations)

    def export(self, database):
        return self.pptplab('export', database, '--csv').stdout

    def start(self, database, *options):
        """In a session of its own, so that all of it can be killed at once."""
        process = self.begin('sweep', 'grid.toml', '--db', database, *options, start_new_session=True)
        self.addCleanup(lambda: process.poll() is None and os.killpg(process.pid, signal.SIGKILL))
        return process

    def rows(self, table, database):
        """How many it has, also while the database is written."""
        try:
            with sqlite3.connect(f'file:{self.folder / database}?mode=ro', uri=True, timeout=60) as opened:
                return opened.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # not yet made

    def recorded(self, database):
        return self.rows('replications', database)

    def kill(self, process, victim):
        if process.poll() is not None:
            return
        if victim == 'all':
            os.killpg(process.pid, signal.SIGKILL)
        elif victim == 'parent':
            process.kill()
        else:
            for child in self.children(process)[:1]:
                try:
                    os.kill(child, signal.SIGKILL)
                except ProcessLookupError:
                    pass  # it was done

    def test_killed_at_any_moment_it_ends_with_the_same_octets(self):
        cells, kills = (1000, 20) if LONG else (100, 8)
        self.write('grid.toml', grid(cells, '500000s'))
        self.sweep('--db', 'whole.db', '--jobs', '1')
        chance = random.Random(5)
        process = None
        for moment in sorted(max(0, chance.randrange(-cells // 5, cells * 9 // 10)) for _ in range(kills)):
            if process is None or process.poll() is not None:
                process = self.start('killed.db', '--jobs', '2', '--retry-failed')
            self.until(lambda: self.recorded('killed.db') >= moment)
            time.sleep(0 if moment else chance.uniform(0, 0.2))  # while it plans
            victim = chance.choice(['worker', 'parent', 'all'])
            self.kill(process, victim)
            if victim != 'worker':
                process.communicate(timeout=60)
        process.communicate(timeout=300)
        self.sweep('--db', 'killed.db', '--retry-failed')
        self.assertEqual(self.recorded('killed.db'), cells)
        self.assertEqual(self.export('killed.db'), self.export('whole.db'))

    def test_replications_grow_in_steps_and_shrink_as_a_view(self):
        self.write('grid.toml', grid(3))

        def counts(replications, database='grown.db'):
            told = self.sweep('--db', database, '--set', f'scenario.replications={replications}').stdout
            return [int(word) for word in told.split(': ')[1].split() if word.isdigit()]
        self.assertEqual(counts(10), [30, 0, 0])
        self.assertEqual(counts(14), [12, 30, 0])
        self.assertEqual(counts(25), [33, 42, 0])
        self.assertEqual(counts(25, 'once.db'), [75, 0, 0])
        self.assertEqual(self.export('grown.db'), self.export('once.db'))
        self.assertEqual(counts(10), [0, 30, 0])
        self.assertEqual(self.recorded('grown.db'), 75)

    def test_a_plan_can_be_interrupted_and_another_sweep_goes_on_with_it(self):
        cells = 10000
        self.write('grid.toml', grid(cells))
        process = self.start('r.db')
        self.until(lambda: self.rows('plan', 'r.db') > 0)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 3, told)
        first = self.rows('plan', 'r.db')
        self.assertLess(first, cells)
        process = self.start('r.db')
        self.until(lambda: self.rows('plan', 'r.db') > first)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 3, told)
        self.assertEqual(self.recorded('r.db'), 0)
        with sqlite3.connect(self.folder / 'r.db') as opened:
            self.assertEqual(opened.execute('SELECT count(*), sum(complete) FROM campaigns').fetchone(), (1, 0))

    def test_two_sweeps_share_the_work_and_both_end_with_all_done(self):
        cells = 60
        self.write('grid.toml', grid(cells, '2000000s'))
        self.sweep('--db', 'alone.db')
        both = [self.start('shared.db', '--jobs', '1') for _ in range(2)]
        told = [process.communicate(timeout=300) for process in both]
        self.assertEqual([process.returncode for process in both], [0, 0], told)
        done = [int(out.split(': ')[1].split()[0]) for out, _ in told]
        self.assertEqual(sum(done), cells, told)
        self.assertGreater(min(done), 0)
        self.assertEqual(self.export('shared.db'), self.export('alone.db'))

    def test_results_of_a_file_that_changes_meanwhile_are_not_kept_as_those_of_the_former_one(self):
        def write(seconds):
            self.write('holding.csv', f'time\n{seconds}\n{2 * seconds}\n')
        self.write('grid.toml', grid(20, '1000000s').replace('{ exponential = "30s" }', '{ empirical = "holding.csv" }'))
        write(20)
        self.sweep('--db', 'whole.db')
        process = self.start('r.db', '--jobs', '1')
        self.until(lambda: self.recorded('r.db') > 1, process)
        write(5)
        _, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 2, told)
        self.assertIn('grid.toml: a file that it names was changed during the sweep', told)
        kept = self.recorded('r.db')
        write(20)
        self.assertIn(f'{20 - kept} runs done, {kept} found finished', self.sweep('--db', 'r.db').stdout)
        self.assertEqual(self.export('r.db'), self.export('whole.db'))

    def test_a_map_that_changed_between_sweeps_is_another_network(self):
        scenario = MAP % 'map.gml' + '[sweep]\n"server.ports" = [2, 3]\n'
        self.write('grid.toml', scenario)
        for runs, longitude in (2, 9.19), (2, 120), (0, 9.19):
            self.write('map.gml', GML.replace('9.19', str(longitude)))
            self.assertIn(f'{runs} runs done, {2 - runs} found finished', self.sweep('--db', 'r.db').stdout)
        rows = list(csv.DictReader(io.StringIO(self.pptplab('export', 'r.db', '--csv', '--metric', 'setup_time').stdout)))
        self.assertEqual(sorted(row['cell'] for row in rows), ['0', '0', '1', '1'])
        self.assertEqual(len({row['value'] for row in rows}), 2)

    def test_it_can_be_exported_while_a_sweep_writes(self):
        self.write('grid.toml', grid(60, '2000000s'))
        process = self.start('r.db', '--jobs', '2')
        self.until(lambda: self.recorded('r.db') > 0)
        seen = []
        while process.poll() is None:
            seen.append(self.export('r.db').count(',refused,'))
            self.pptplab('show', 'r.db')
        self.assertEqual(process.returncode, 0, process.communicate())
        self.assertEqual(seen, sorted(seen))
        self.assertEqual(self.export('r.db').count(',refused,'), 60)

    def test_a_failure_is_kept_with_its_command_and_left_until_it_is_asked_for(self):
        self.write("it's.toml", grid(4, '30000000s'))
        process = self.begin('sweep', "it's.toml", '--db', 'r.db', '--jobs', '1')
        self.until(lambda: self.recorded('r.db') > 0 and self.children(process))
        self.kill(process, 'worker')
        out, error = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 1, error)
        self.assertIn('1 failed', out)
        with sqlite3.connect(self.folder / 'r.db') as database:
            repeat, tries = database.execute('SELECT command, tries FROM failures').fetchone()
        self.assertIn(repeat, error)
        self.assertEqual(tries, 1)
        shell = repeat.replace('pptplab', str(PROGRAM), 1) + ' --json'
        again = subprocess.run(shell, shell=True, cwd=self.folder, capture_output=True, text=True, timeout=120,
                               env=ENVIRONMENT)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn('0 runs done, 3 found finished, 1 failed',
                      self.pptplab('sweep', "it's.toml", '--db', 'r.db', code=1).stdout)
        self.assertIn('1 runs done, 3 found finished, 0 failed',
                      self.pptplab('sweep', "it's.toml", '--db', 'r.db', '--retry-failed').stdout)

    def test_a_cell_that_takes_too_long_is_recorded_and_does_not_stop_the_others(self):
        self.write('grid.toml', SMALL + '[sweep]\n"scenario.duration" = ["20000s", "1000000000s", "30000s"]\n')
        told = self.sweep('--db', 'r.db', '--cell-timeout', '2s', '--jobs', '2', code=1, says='took longer than 2 s')
        self.assertIn('2 runs done, 0 found finished, 1 failed', told.stdout)
        self.assertIn('scenario.duration=1000000000s', told.stderr)
        self.assertIn('0 runs done, 2 found finished, 1 failed', self.sweep('--db', 'r.db', code=1).stdout)
        self.sweep('--db', 'r.db', '--cell-timeout', 'soon', code=2, says='--cell-timeout soon: must be')

    def test_a_full_disk_keeps_what_was_finished_and_the_next_call_goes_on(self):
        self.write('grid.toml', grid(100))

        def small_files_only():
            resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        done = subprocess.run([PROGRAM, 'sweep', 'grid.toml', '--db', 'r.db'], cwd=self.folder, capture_output=True,
                              text=True, timeout=60, preexec_fn=small_files_only)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn('what was finished before is kept', done.stderr)
        kept = self.recorded('r.db')
        self.assertGreater(kept, 0)
        self.assertLess(kept, 100)
        self.assertIn(f'{100 - kept} runs done, {kept} found finished', self.sweep('--db', 'r.db').stdout)

    def test_counts_that_cannot_be_are_told_with_the_row(self):
        self.write('grid.toml', grid(2))
        self.sweep('--db', 'r.db')
        for wrong in ('\'{\'', "replace(tallies, '[', '[-1,')", "replace(tallies, 'connected', 'vanished')"):
            with sqlite3.connect(self.folder / 'r.db') as database:
                whole = database.execute('SELECT tallies FROM replications WHERE cell = 2').fetchone()
                database.execute(f'UPDATE replications SET tallies = {wrong} WHERE cell = 2')
            for command in 'export', 'show':
                self.pptplab(command, 'r.db', code=3, says='1 row of replications is not what was written')
            with sqlite3.connect(self.folder / 'r.db') as database:
                database.execute('UPDATE replications SET tallies = ? WHERE cell = 2', whole)
        self.pptplab('export', 'r.db')
