# SPDX-License-Identifier: GPL-2.0-only
"""run, sweep, export: results, interruptions, and places that cannot hold them."""

import csv
import io
import os
import pathlib
import resource
import signal
import subprocess
import time

from harness import PROGRAM, Case
from test_scenario import SMALL

GRID = SMALL + '''[sweep]
"server.ports" = [1, 2, 4]
"server.hunt" = ["lowest", "random"]
"server.service_pack" = ["sp3", "sp4"]
'''
# Four refusals where 14 are expected.
FEW = '''[scenario]
duration = "1060000s"
warm_up = "20000s"
[server]
ports = 7
service_pack = "sp4"
[[clients]]
name = "office"
arrival_rate = "5/h"
holding = { exponential = "30min" }
'''
# Each cell takes about half a second.
SLOW = GRID.replace('20000s', '10000000s')


class Run(Case):
    def setUp(self):
        super().setUp()
        self.write('small.toml', SMALL)

    def test_json_holds_counts_and_intervals_and_nothing_else(self):
        answer = self.json('run', 'small.toml', '--json', '--set', 'server.service_pack=sp4')
        self.assertEqual(sum(answer['outcomes'].values()), answer['offered'])
        refused = answer['metrics']['refused']
        self.assertEqual(set(refused), {'value', 'low', 'high', 'n', 'unit', 'exact', 'z'})
        self.assertLessEqual(refused['low'], refused['value'])
        self.assertLessEqual(refused['value'], refused['high'])
        self.assertLessEqual(abs(refused['z']), 4)
        self.assertEqual(answer['metrics']['refused.cleanup']['value'], 0)

    def test_each_command_shows_the_same_figures_and_none_denies_what_its_interval_holds(self):
        self.write('few.toml', FEW)
        refused = self.json('run', 'few.toml', '--json')['metrics']['refused']
        self.assertAlmostEqual(refused['value'], 0.002751, 6)
        self.assertAlmostEqual(refused['exact'], 0.009983, 6)
        self.assertLess(refused['exact'], refused['high'])
        self.assertGreater(refused['z'], -1.96)
        row = next(line for line in self.pptplab('run', 'few.toml').stdout.splitlines()
                   if line.startswith('refused '))
        shown = [f'{refused[name]:.4g}' for name in ('value', 'low', 'high', 'exact')]
        self.assertEqual(row.replace('..', '').split()[:6],
                         ['refused', *shown, f'{refused["z"]:.1f}'])
        self.pptplab('sweep', 'few.toml', '--db', 'few.db')
        exported = next(csv.DictReader(io.StringIO(self.pptplab('export', 'few.db').stdout)))
        self.assertEqual(exported['metric'], 'refused')
        for name in ('value', 'low', 'high', 'exact', 'z'):
            self.assertEqual(float(exported[name]), refused[name])
        table = self.pptplab('show', 'few.db').stdout
        percent = [f'{100 * refused[name]:.3g}' for name in ('value', 'low', 'high', 'exact')]
        self.assertIn('{} % ({} to {})'.format(*percent), table)
        self.assertRegex(table, rf'{percent[3]} % +{refused["z"]:+.1f}')

    def test_the_summary_says_what_is_not_modelled(self):
        self.assertIn('Not modelled', self.pptplab('run', 'small.toml').stdout)

    def test_same_seed_same_answer(self):
        def answer(seed):
            return self.pptplab('run', 'small.toml', '--json', '--seed', seed).stdout
        self.assertEqual(answer(7), answer(7))
        self.assertNotEqual(answer(7), answer(8))

    def test_a_grid_is_for_sweep_unless_its_keys_are_set(self):
        self.write('grid.toml', GRID)
        self.pptplab('run', 'grid.toml', code=2, says='12 cells; pptplab sweep')
        self.pptplab('run', 'grid.toml', '--set', 'server.ports=2', '--set', 'server.hunt=random',
                     '--set', 'server.service_pack=sp3')

    def test_packets_can_be_captured(self):
        few = ('--engine', 'packet', '--set', 'scenario.duration=200s', '--set', 'scenario.warm_up=0s')
        answer = self.json('run', 'small.toml', *few, '--pcap', 'captures', '--json')
        self.assertEqual(answer['engine'], 'packet')
        self.assertGreater(answer['metrics']['setup_time']['value'], 0.1)
        self.assertGreater(len(list((self.folder / 'captures').glob('*.pcap'))), 1)
        self.pptplab('run', 'small.toml', '--pcap', 'captures', code=2, says='the call engine has no packets')
        self.pptplab('run', 'small.toml', *few, '--pcap', 'small.toml', code=2, says='small.toml')

    def test_output_that_cannot_be_written_is_told(self):
        with open('/dev/full', 'w') as full:
            done = subprocess.run([PROGRAM, 'run', 'small.toml'], cwd=self.folder, stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn('could not be written', done.stderr)


class Sweep(Case):
    def setUp(self):
        super().setUp()
        self.write('grid.toml', GRID)
        self.write('slow.toml', SLOW)

    def export(self, database):
        return self.pptplab('export', database, '--csv').stdout

    def start(self, database, *options):
        return self.begin('sweep', 'slow.toml', '--db', database, '--jobs', '2', *options)

    def finished_cells(self, database):
        if not (self.folder / database).exists():
            return 0
        done = subprocess.run([PROGRAM, 'export', database], cwd=self.folder, capture_output=True, text=True)
        return sum(',refused,' in line for line in done.stdout.splitlines())

    def test_the_export_is_the_same_for_any_number_of_jobs(self):
        self.pptplab('sweep', 'grid.toml', '--db', 'one.db', '--jobs', '1')
        self.pptplab('sweep', 'grid.toml', '--db', 'two.db', '--jobs', '2')
        self.assertEqual(self.export('one.db'), self.export('two.db'))
        self.assertEqual(self.finished_cells('one.db'), 12)

    def test_finished_cells_are_skipped(self):
        self.pptplab('sweep', 'grid.toml', '--db', 'r.db')
        again = self.pptplab('sweep', 'grid.toml', '--db', 'r.db')
        self.assertIn('0 runs done, 12 found finished', again.stdout)

    def test_an_interrupted_sweep_goes_on_where_it_stopped(self):
        for stop in signal.SIGINT, signal.SIGTERM:
            database = f'{stop.name}.db'
            process = self.start(database)
            self.until(lambda: self.finished_cells(database) > 0)
            process.send_signal(stop)
            _, told = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 3, told)
            self.assertIn('interrupted', told)
        kept = self.finished_cells('SIGINT.db')
        self.assertGreater(kept, 0)
        again = self.pptplab('sweep', 'slow.toml', '--db', 'SIGINT.db')
        self.assertIn(f'{12 - kept} runs done, {kept} found finished', again.stdout)
        self.pptplab('sweep', 'slow.toml', '--db', 'whole.db')
        self.assertEqual(self.export('SIGINT.db'), self.export('whole.db'))

    def test_an_interrupt_at_any_moment_ends_with_3(self):
        for wait in 0.05, 0.1, 0.3:
            def ignoring():  # as a shell script starts `pptplab &`
                signal.signal(signal.SIGINT, signal.SIG_IGN)
            process = self.begin('sweep', 'slow.toml', '--db', 'r.db', '--jobs', '2', preexec_fn=ignoring)
            self.until(lambda: self.blocks_interrupts(process))
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 3, told)
            self.assertIn('interrupted', told)

    @staticmethod
    def blocks_interrupts(process):
        status = pathlib.Path(f'/proc/{process.pid}/status').read_text()
        blocked = int(status.split('SigBlk:')[1].split()[0], 16)
        return blocked >> (signal.SIGINT - 1) & 1

    def test_a_killed_program_leaves_what_was_finished_and_no_processes(self):
        process = self.start('r.db')
        self.until(lambda: self.finished_cells('r.db') > 0)
        workers = self.workers_of(process)
        process.kill()
        process.communicate(timeout=60)
        self.until(lambda: not any(self.runs(worker) for worker in workers))
        self.pptplab('sweep', 'slow.toml', '--db', 'r.db')
        self.assertEqual(self.finished_cells('r.db'), 12)

    def test_a_crashed_worker_costs_its_cell_only(self):
        process = self.start('r.db', '--seed', '7', '--set', 'clients.netbeui_share=0.25')
        self.until(lambda: self.finished_cells('r.db') > 0)
        os.kill(self.workers_of(process)[0], signal.SIGKILL)
        told, error = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1, error)
        self.assertIn('killed from outside (SIGKILL)', error)
        self.assertIn("pptplab run slow.toml --set clients.netbeui_share=0.25 --set scenario.seed=7 "
                      "--set server.ports=", error)
        self.assertIn('1 failed', told)
        self.pptplab('sweep', 'slow.toml', '--db', 'r.db', '--seed', '7', '--set', 'clients.netbeui_share=0.25',
                     '--retry-failed')
        self.assertEqual(self.finished_cells('r.db'), 12)

    def workers_of(self, process):
        self.until(lambda: self.children(process))
        return self.children(process)

    @staticmethod
    def runs(process):
        try:
            return pathlib.Path(f'/proc/{process}/stat').read_text().rsplit(')', 1)[1].split()[0] != 'Z'
        except OSError:
            return False

    def test_full_storage_ends_with_3_and_keeps_what_was_finished(self):
        def small_files_only():
            resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
        done = subprocess.run([PROGRAM, 'sweep', 'grid.toml', '--db', 'r.db'], cwd=self.folder, capture_output=True,
                              text=True, timeout=60, preexec_fn=small_files_only)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn('r.db', done.stderr)
        self.pptplab('sweep', 'grid.toml', '--db', 'r.db')
        self.assertEqual(self.finished_cells('r.db'), 12)

    def test_places_that_hold_no_database_are_told(self):
        self.pptplab('sweep', 'grid.toml', '--db', 'no/such/folder/r.db', code=2, says='r.db')
        self.pptplab('sweep', 'grid.toml', '--db', '.', code=2, says='directory')
        self.pptplab('sweep', 'grid.toml', '--db', 'grid.toml', code=2, says='not a')
        self.pptplab('export', 'missing.db', code=2, says='missing.db')
        self.pptplab('export', 'grid.toml', code=2, says='not a')
        self.pptplab('sweep', 'grid.toml', code=2, says='--db')
        self.pptplab('sweep', 'grid.toml', '--db', 'r.db', '--jobs', '0', code=2, says='--jobs')

    def test_too_many_cells_are_told(self):
        self.write('huge.toml', SMALL + '[sweep]\n"scenario.seed" = { from = 1, to = 1000000, step = 1 }\n')
        self.pptplab('sweep', 'huge.toml', '--db', 'r.db', code=2, says='more than 100000')
