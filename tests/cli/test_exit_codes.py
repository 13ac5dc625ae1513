# SPDX-License-Identifier: GPL-2.0-only
"""One kind of event has one exit code, whatever the command: the table in sim/README.md."""

import fcntl
import os
import pathlib
import resource
import signal
import subprocess
import unittest

from harness import PROGRAM, ROOT, Case, run

QUICK = """
[scenario]
engine = "call"
duration = "1h"
warm_up = "5min"
[server]
ports = 4
[[clients]]
name = "staff"
arrival_rate = "40/h"
holding = { exponential = "10min" }
"""


def code_of(event):
    """What the table says of the row that begins with these words."""
    rows = [row for row in (ROOT / 'sim/README.md').read_text().splitlines() if row.startswith(f'| {event}')]
    assert len(rows) == 1, (event, rows)
    return int(rows[0].rstrip(' |').rsplit('|', 1)[1])


def may_mount():
    return run(['unshare', '-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).returncode == 0


class ExitCodes(Case):
    def setUp(self):
        super().setUp()
        self.write('quick.toml', QUICK)
        self.write('packets.toml', QUICK.replace('"call"', '"packet"'))
        self.write('grid.toml', QUICK + '[sweep]\n"server.ports" = [2, 3, 4, 5, 6]\n')

    def answers(self):
        """Commands that print more than a page."""
        self.pptplab('sweep', 'grid.toml', '--db', 'r.db')
        return [('export', 'r.db'), ('export', 'r.db', '--json'), ('show', 'r.db', '--metric', 'refused'),
                ('list', '--keys'), ('explain', 'Q162847'), ('explain',), ('formula',), ('check', 'quick.toml'),
                ('run', 'quick.toml', '--json'), ('paths', 'packets.toml'), ('trace', 'packets.toml'),
                ('capacity', '--users', '40', '--busy-hour-erlangs', '0.1', '--precision', '50%', '--json')]

    def writers(self):
        """Commands that write files, and what they print before."""
        capacity = 'capacity', '--users', '40', '--busy-hour-erlangs', '0.1', '--precision', '50%'
        return [((*capacity, '--out', 'out'), 'ports'), (('trace', 'packets.toml', '--out', 'out'), 'dialled at'),
                (('paths', 'packets.toml', '--out', 'out'), 'staff'), (('init', 'out.toml'), ''),
                (('run', 'packets.toml', '--pcap', 'out'), 'attempts offered'),
                (('sweep', 'grid.toml', '--db', 'out.db'), '')]

    def test_wrong_use(self):
        code = code_of('wrong use')
        for command in 'run', 'check', 'paths', 'trace', 'show', 'export':
            self.pptplab(command, 'nothing.toml', code=code, says='nothing.toml')
        self.pptplab('sweep', 'nothing.toml', '--db', 'r.db', code=code, says='nothing.toml')
        self.pptplab('explain', '--scenario', 'nothing.toml', code=code, says='nothing.toml')
        self.pptplab('reproduce', 'nothing', code=code, says='nothing')
        for command in 'capacity', 'formula', 'list', 'init', 'reproduce':
            self.pptplab(command, '--nothing', code=code)
        for arguments, _ in self.writers():
            folder = arguments[-1].replace('out', 'quick.toml/out')
            self.pptplab(*arguments[:-1], folder, code=code, says='quick.toml')

    def test_interrupted_while_workers_compute(self):
        slow = '--set', 'scenario.duration=400000h', '--set', 'scenario.warm_up=1h'
        capacity = 'capacity', '--users', '4000', '--busy-hour-erlangs', '0.1', '--precision', '0.01%'
        commands = [(('run', 'quick.toml', *slow), signal.SIGHUP), (('run', 'quick.toml', *slow), signal.SIGTERM),
                    (('sweep', 'grid.toml', '--db', 'r.db', *slow), signal.SIGHUP), (capacity, signal.SIGTERM),
                    (('explain', '--scenario', 'packets.toml', *slow), signal.SIGINT),
                    (('reproduce', 'Q194465'), signal.SIGHUP)]
        for arguments, number in commands:
            with self.subTest(arguments=arguments, signal=number):
                process = self.begin(*arguments, stdout=subprocess.DEVNULL)
                self.until(lambda: self.children(process), process)
                process.send_signal(number)
                said = process.communicate(timeout=60)[1]
                self.assertEqual(process.returncode, code_of('interrupted'), said)
                self.assertIn('interrupted; ', said)

    def test_interrupted_anywhere_else(self):
        for arguments in self.answers():
            with self.subTest(arguments=arguments):
                read, write = os.pipe()
                fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
                os.write(write, b' ' * 4096)  # it is full: the program stands at its first line
                process = self.begin(*arguments, stdout=write)
                os.close(write)
                where = pathlib.Path(f'/proc/{process.pid}/wchan')
                self.until(lambda: where.read_text().endswith('pipe_write'), process)
                process.send_signal(signal.SIGTERM)
                said = process.communicate(timeout=60)[1]
                os.close(read)
                self.assertEqual(process.returncode, code_of('interrupted'), said)
                self.assertIn('interrupted; ', said)

    def test_the_reader_of_a_pipe_has_gone(self):
        code = code_of('the reader of a pipe')
        for arguments in self.answers():
            with self.subTest(arguments=arguments):
                read, write = os.pipe()
                os.close(read)
                process = self.begin(*arguments, stdout=write)
                os.close(write)
                said = process.communicate(timeout=60)[1]
                self.assertEqual(128 - process.returncode, code, said)
                self.assertEqual([line for line in said.splitlines() if 'note' not in line], [])

    def test_full_storage_behind_what_is_printed(self):
        for arguments in self.answers():
            with self.subTest(arguments=arguments), open('/dev/full', 'w') as full:
                done = self.begin(*arguments, stdout=full)
                said = done.communicate(timeout=60)[1]
                self.assertEqual(done.returncode, code_of('storage full'), said)
                self.assertIn('the output could not be written', said)

    def test_full_storage_for_files_comes_after_the_answer(self):
        for arguments, answer in self.writers():
            with self.subTest(arguments=arguments):
                done = run([PROGRAM, *arguments], cwd=self.folder,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
                self.expect(done, code_of('storage full'), 'out')
                self.assertIn(answer, done.stdout)
                left = [file for file in self.folder.rglob('*') if file.name != 'out' and 'out' in file.name]
                self.assertEqual([file.name for file in left if file.suffix not in ('.db', '.pcap')], [])
        self.pptplab('init', 'out.toml')
        self.pptplab('sweep', 'grid.toml', '--db', 'out.db')

    @unittest.skipUnless(may_mount(), 'no file system of its own may be mounted')
    def test_a_full_file_system(self):
        for arguments, answer in self.writers():
            with self.subTest(arguments=arguments):
                words = ' '.join(f"'{word}'" for word in arguments[:-1])
                (self.folder / 'full').mkdir(exist_ok=True)
                script = ('mount -t tmpfs -o size=8k none full && '
                          f"{{ cat /dev/zero > full/rest 2> none; {PROGRAM} {words} 'full/{arguments[-1]}'; }}")
                done = run(['unshare', '-m', 'sh', '-c', script], cwd=self.folder)
                self.expect(done, code_of('storage full'), arguments[-1])
                self.assertIn(answer, done.stdout)

    def test_a_damaged_database(self):
        self.pptplab('sweep', 'grid.toml', '--db', 'whole.db')
        whole = (self.folder / 'whole.db').read_bytes()
        lines = self.pptplab('export', 'whole.db').stdout.splitlines()
        page = next(at for at in range(0, len(whole), 4096) if b'{"attempts":' in whole[at:at + 4096])
        without = whole[:page] + bytes(4096) + whole[page + 4096:]
        for octets in without, whole[:-4096], whole.replace(b'{"attempts":', b'{"attempt_":', 1):
            (self.folder / 'r.db').write_bytes(octets)
            for command in ('export', 'r.db'), ('show', 'r.db'):
                said = self.pptplab(*command, code=code_of('storage full'), says='r.db: is damaged')
            self.assertIn('are whole, and no more is read', said.stderr)
            left = self.pptplab('export', 'r.db', code=3).stdout.splitlines()
            self.assertEqual(left[1:], [line for line in lines[1:] if line in left])
            if len(octets) == len(whole):  # the last page may hold nothing of the results
                self.assertLess(len(left), len(lines))
        self.pptplab('show', 'r.db', '--save', 'new.db', code=3)
        self.pptplab('show', 'r.db', '--save', 'new.db', code=2, says='is there already')
        self.assertIn('1 runs done, 4 found finished', self.pptplab('sweep', 'grid.toml', '--db', 'new.db').stdout)
        self.assertEqual(self.pptplab('export', 'new.db').stdout.splitlines(), lines)
        (self.folder / 'r.db').write_bytes(whole[:2000])
        self.pptplab('export', 'r.db', code=code_of('storage full'), says='.recover')

    def test_few_descriptors_make_fewer_workers(self):
        def few():
            resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))
        done = run([PROGRAM, 'sweep', 'grid.toml', '--db', 'few.db', '--jobs', '16'], cwd=self.folder, preexec_fn=few)
        self.expect(done, code_of('done'), 'workers could be started')
        self.assertEqual(done.stderr.count('workers could be started'), 1)
        self.pptplab('sweep', 'grid.toml', '--db', 'all.db')
        self.assertEqual(self.pptplab('export', 'few.db').stdout, self.pptplab('export', 'all.db').stdout)

    def test_no_descriptors_at_all(self):
        def none():
            resource.setrlimit(resource.RLIMIT_NOFILE, (7, 7))
        done = run([PROGRAM, 'run', 'quick.toml'], cwd=self.folder, preexec_fn=none)
        self.expect(done, code_of('no memory'), 'Too many open files')


if __name__ == '__main__':
    unittest.main()
