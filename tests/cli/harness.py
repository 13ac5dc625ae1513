# SPDX-License-Identifier: GPL-2.0-only
"""What the command-line tests share: the program, a folder of its own for each test, and expectations."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / 'build/pptplab'
LONG = 'PPTPLAB_LONG' in os.environ  # ./check --long
os.environ['COLUMNS'] = '10000'  # sentences stay on one line, where tests look for them
ENVIRONMENT = {**os.environ, 'PPTPLAB_ROOT': str(ROOT)}  # of the program: experiments are those of this tree


def run(command, timeout=300, **options):
    """Runs a command to its end, without a terminal; text out."""
    return subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=timeout, **options)


def commands():
    """Names of all that the program has."""
    return re.findall(r'^  ([a-z]+) ', run([PROGRAM, '--help']).stdout, re.MULTILINE)


def heed_hang_ups():
    """Also where the tests run under nohup, whose children would ignore them."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Case(unittest.TestCase):
    """Each test gets `self.folder`, an empty folder, which is also the current folder of the program."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix='pptplab test ')
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def pptplab(self, *arguments, code=0, says='', timeout=300, environment=None):
        """Runs the program, expects the exit code and, on standard error, the text `says`."""
        done = run([PROGRAM, *arguments], timeout, cwd=self.folder,
                   env={**ENVIRONMENT, **(environment or {})})
        self.expect(done, code, says)
        return done

    def json(self, *arguments, **expectations):
        """The one JSON object that the program writes to standard output."""
        return json.loads(self.pptplab(*arguments, **expectations).stdout)

    def begin(self, *arguments, **options):
        """The program at work; what is left of it at the end of the test is killed."""
        process = subprocess.Popen([PROGRAM, *arguments],
                                   **{'cwd': self.folder, 'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE,
                                      'text': True, 'env': ENVIRONMENT, 'preexec_fn': heed_hang_ups, **options})
        for stream in filter(None, (process.stdout, process.stderr)):
            self.addCleanup(stream.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def until(self, holds, process=None):
        """Waits for something that the program does, but not for ever, and not for one that has ended."""
        deadline = time.monotonic() + 60
        while not holds():
            self.assertLess(time.monotonic(), deadline, process and process.args)
            self.assertIsNone(process and process.poll(), process and process.args)
            time.sleep(0.005)

    @staticmethod
    def children(process):
        """Numbers of its workers."""
        try:
            return [int(child) for child in
                    pathlib.Path(f'/proc/{process.pid}/task/{process.pid}/children').read_text().split()]
        except OSError:
            return []  # it has ended

    def expect(self, done, code, says=''):
        told = f'{done.args}\nexit code {done.returncode}\n{done.stdout}\n{done.stderr}'
        self.assertEqual(done.returncode, code, told)
        self.assertIn(says, done.stderr, told)

    def page(self, name):
        """A page that the program wrote, with the blanks that no line may break at as plain ones."""
        return (self.folder / name).read_text().replace('\u00a0', ' ')

    def write(self, name, text):
        """A file in the test's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path
