# SPDX-License-Identifier: GPL-2.0-only
"""sweep --element, merge, sweep --slurm: many machines and one give the same octets."""

import random
import shlex
import shutil
import signal
import sqlite3
import subprocess
import unittest

import local_slurm
from harness import LONG, PROGRAM, Case, run
from test_scenario import SMALL
from test_sweep import SLOW

GRID = SMALL.replace('[server]', 'replications = 3\n[server]', 1) + '''[sweep]
"server.ports" = [1, 2, 3, 4, 5, 6]
"server.hunt" = ["lowest", "random"]
"server.service_pack" = ["sp3", "sp4"]
'''
FEW = GRID[:GRID.index('[sweep]')] + '[sweep]\n"server.ports" = [1, 2]\n'
TRY_AGAIN = 75


def cells(count):
    """A sweep of so many cells of some ten milliseconds."""
    return SMALL + f'[sweep]\n"scenario.seed" = {{ from = 1, to = {count}, step = 1 }}\n'


class Cluster(Case):
    def setUp(self):
        super().setUp()
        self.write('grid.toml', GRID)

    def element(self, number, of, *options, file='grid.toml', database='out.db', code=0, says=''):
        return self.pptplab('sweep', file, '--db', database, '--jobs', '1', '--element', f'{number}/{of}', *options,
                            code=code, says=says)

    def elements(self, of, *options, **more):
        for number in range(1, of + 1):
            self.element(number, of, *options, **more)
        return [f'out.db.elements/{number}-of-{of}.db' for number in range(1, of + 1)]

    def export(self, database):
        return self.pptplab('export', database, '--csv').stdout

    def local(self, *options, file='grid.toml'):
        """What one machine exports."""
        self.pptplab('sweep', file, '--db', f'local-{len(options)}.db', *options)
        return self.export(f'local-{len(options)}.db')

    def files(self):
        return sorted(path.name for path in (self.folder / 'out.db.elements').iterdir())


class Merged(Cluster):
    def test_elements_that_were_asked_for_differently_are_told(self):
        self.element(1, 2)
        self.element(2, 2, '--set', 'scenario.replications=5')
        names = [f'out.db.elements/{number}-of-2.db' for number in (1, 2)]
        told = self.pptplab('merge', 'out.db', *names, code=1).stdout
        self.assertIn('asked for differently', told)
        self.assertIn('5 replications', told)
        self.assertNotIn('nothing is missing', told)
        self.pptplab('sweep', 'grid.toml', '--db', 'out.db', '--set', 'scenario.replications=5')
        self.assertIn('nothing is missing', self.pptplab('merge', 'out.db', names[1]).stdout)

    def test_seven_elements_in_any_order_are_one_sweep(self):
        names = self.elements(7)
        self.assertEqual(self.files(), sorted(name.split('/')[1] for name in names))
        local = self.local()
        order = random.Random(1)
        for trial in range(3):
            order.shuffle(names)
            out = f'{trial}.db'
            self.assertIn('nothing is missing of 24 cells', self.pptplab('merge', out, *names).stdout)
            self.assertEqual(self.export(out), local)
        # Of merges, twice the same, and into one that is there.
        self.pptplab('merge', 'left.db', *names[:4], names[2], code=1)
        self.pptplab('merge', 'right.db', *names[3:], code=1)
        self.pptplab('merge', 'both.db', 'right.db', 'left.db', 'right.db')
        self.assertEqual(self.export('both.db'), local)
        self.pptplab('merge', 'left.db', 'out.db.elements')
        self.assertEqual(self.export('left.db'), local)
        self.pptplab('sweep', 'grid.toml', '--db', 'both.db')
        self.assertIn('0 runs done, 72 found finished', self.pptplab('sweep', 'grid.toml', '--db', 'both.db').stdout)

    def test_so_are_more_elements_than_cells(self):
        self.write('few.toml', FEW)
        self.elements(5, file='few.toml')
        self.pptplab('merge', 'out.db', 'out.db.elements')
        self.assertEqual(self.export('out.db'), self.local(file='few.toml'))

    def test_so_are_elements_with_a_precision(self):
        options = ('--precision', '20%', '--set', 'scenario.most_replications=8')
        for number in range(1, 4):
            done = run([PROGRAM, 'sweep', 'grid.toml', '--db', 'out.db', '--element', f'{number}/3', *options],
                       cwd=self.folder)
            self.assertIn(done.returncode, (0, 1), done.stderr)  # 1: not all are precise
        self.pptplab('merge', 'out.db', 'out.db.elements')
        run([PROGRAM, 'sweep', 'grid.toml', '--db', 'local.db', *options], cwd=self.folder)
        self.assertEqual(self.export('out.db'), self.export('local.db'))

    def test_elements_grow(self):
        self.elements(3)
        self.pptplab('merge', 'out.db', 'out.db.elements')
        self.assertEqual(self.export('out.db'), self.local())
        more = ('--set', 'scenario.replications=5')
        self.assertIn('16 runs done, 24 found finished', self.element(1, 3, *more).stdout)
        self.elements(3, *more)
        self.pptplab('merge', 'out.db', 'out.db.elements')
        self.assertEqual(self.export('out.db'), self.local(*more))

    def test_what_is_missing_is_told_by_element(self):
        names = self.elements(12)
        for number in 3, 7, 8, 9:
            (self.folder / names[number - 1]).unlink()
        told = self.pptplab('merge', 'out.db', 'out.db.elements', code=1).stdout
        self.assertIn('of 24 cells 8 are missing', told)
        self.assertIn('missing elements of 12: --array=3,7-9\n', told)
        self.pptplab('sweep', 'grid.toml', '--db', 'out.db', '--slurm')
        self.assertIn('#SBATCH --array=3,7-9\n', (self.folder / 'out.db.elements/array.sh').read_text())
        for number in 3, 7, 8, 9:
            self.element(number, 12)
        self.pptplab('merge', 'out.db', 'out.db.elements')
        self.assertEqual(self.export('out.db'), self.local())

    def test_what_does_not_belong_together_is_refused(self):
        self.elements(2)
        kept = self.folder / 'out.db.elements/1-of-2.db'
        shutil.copy(kept, self.folder / 'other.db')
        with sqlite3.connect(self.folder / 'other.db') as database:
            database.execute('PRAGMA user_version = 2')
        self.pptplab('merge', 'out.db', kept, 'other.db', code=2, says='other.db: has schema version 2')
        self.pptplab('merge', 'out.db', kept, 'grid.toml', code=2, says='grid.toml')
        self.pptplab('merge', 'out.db', kept, 'none.db', code=2, says='none.db')
        self.pptplab('merge', 'out.db', '.', code=2, says='no finished element')
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ['grid.toml', 'other.db', 'out.db.elements'])

    def test_elements_that_cannot_be(self):
        for element in '0/3', '4/3', '3', '1/0', '-1/3', '1/100001', '1/2/3', 'a/b':
            self.pptplab('sweep', 'grid.toml', '--db', 'out.db', '--element', element, code=2, says='--element')


class Ended(Cluster):
    def setUp(self):
        super().setUp()
        self.write('slow.toml', SLOW)

    def start(self):
        return self.begin('sweep', 'slow.toml', '--db', 'out.db', '--jobs', '1', '--element', '1/2')

    def parts(self):
        return list((self.folder / 'out.db.elements').glob('1-of-2.db.*.part'))

    def recorded(self):
        """Results that are committed in the part of the first element, whose writer takes no locks."""
        look = self.folder / 'look.db'
        try:
            part = self.parts()[0]
            shutil.copy(part, look)
            look.with_name('look.db-journal').unlink(missing_ok=True)
            if (journal := part.with_name(part.name + '-journal')).exists():  # of what is not
                shutil.copy(journal, look.with_name('look.db-journal'))
            with sqlite3.connect(look) as copy:
                return copy.execute('SELECT count(*) FROM replications').fetchone()[0]
        except (IndexError, OSError, sqlite3.Error):
            return 0

    def test_the_next_call_goes_on_where_an_element_was_ended(self):
        for stop, code in (signal.SIGTERM, TRY_AGAIN), (signal.SIGKILL, -signal.SIGKILL):
            process, before = self.start(), self.recorded()
            self.until(lambda: self.recorded() > before)
            process.send_signal(stop)
            _, told = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, told)
            self.assertEqual(len(self.parts()), 1)
        kept = self.recorded()
        self.assertGreaterEqual(kept, 2)
        done = self.element(1, 2, file='slow.toml')
        self.assertIn(f'{6 - kept} runs done, {kept} found finished', done.stdout)
        self.assertEqual(self.files(), ['1-of-2.db'])
        self.assertIn('0 runs done, 6 found finished', self.element(1, 2, file='slow.toml').stdout)

    def test_of_two_attempts_the_older_one_ends(self):
        older = self.start()
        self.until(lambda: self.recorded() > 0)
        self.element(1, 2, file='slow.toml')
        _, told = older.communicate(timeout=60)
        self.assertEqual(older.returncode, 3, told)
        self.assertIn('has taken over', told)
        self.assertEqual(self.files(), ['1-of-2.db'])


class Engines(Cluster):
    @unittest.skipUnless(shutil.which('parallel'), 'no parallel: the group slurm of packages.txt is not installed')
    def test_gnu_parallel_starts_elements(self):
        done = subprocess.run(['sh', '-c', f'seq 3 | parallel --retries 3 {shlex.quote(shlex.quote(str(PROGRAM)))} '
                               'sweep grid.toml --db out.db --jobs 1 --element {}/3'], cwd=self.folder, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.pptplab('merge', 'out.db', 'out.db.elements')
        self.assertEqual(self.export('out.db'), self.local())

    @unittest.skipIf(local_slurm.why_not(), local_slurm.why_not())
    def test_slurm_runs_an_array_and_the_merge(self):
        self.write('grid.toml', cells(200 if LONG else 40))
        with local_slurm.LocalSlurm(2) as slurm:
            self.pptplab('sweep', 'grid.toml', '--db', 'out.db', '--slurm', '--submit', '--elements', '20' if LONG else '4',
                         environment=slurm.environment)
            if LONG:
                slurm.until(lambda: len(self.files()) > 6)
                slurm.until(lambda: list(slurm.processes_of('n2')))
                slurm.kill_node('n2')
            slurm.until_idle(300)
        log = (self.folder / 'out.db.elements/merge.log').read_text()
        self.assertIn('nothing is missing', log)
        self.assertEqual(self.export('out.db'), self.local())
