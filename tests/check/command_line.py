# SPDX-License-Identifier: GPL-2.0-only
"""Runs the tests of tests/cli, which are Python's own unit tests, several of their files at a time."""

import sys
import unittest
from concurrent.futures import ProcessPoolExecutor

from outcome import Outcome


def run(folder, jobs):
    # The longest first: it runs every experiment.
    files = sorted(folder.glob('test_*.py'), key=lambda path: path.name != 'test_reproduce.py')
    with ProcessPoolExecutor(jobs) as pool:
        return sum(pool.map(run_file, files), Outcome())


def run_file(path):
    sys.path.insert(0, str(path.parent))
    suite = unittest.defaultTestLoader.discover(str(path.parent), pattern=path.name)
    result = unittest.TestResult()
    result.buffer = True
    suite.run(result)
    failures = [f'{test}\n{text}' for test, text in result.failures + result.errors]
    failures += [f'{test}: passed, though marked as expected to fail' for test in result.unexpectedSuccesses]
    skipped = [f'skipped: {test}: {reason}' for test, reason in result.skipped]
    return Outcome(result.testsRun - len(failures) - len(skipped), len(failures), len(skipped), failures + skipped)
