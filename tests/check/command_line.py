# SPDX-License-Identifier: GPL-2.0-only
"""Runs the tests of tests/cli, which are Python's own unit tests."""

import sys
import unittest

from outcome import Outcome


def run(folder):
    sys.path.insert(0, str(folder))
    suite = unittest.defaultTestLoader.discover(str(folder), pattern='test_*.py')
    result = unittest.TestResult()
    result.buffer = True
    suite.run(result)
    failures = [f'{test}\n{text}' for test, text in result.failures + result.errors]
    failures += [f'{test}: passed, though marked as expected to fail' for test in result.unexpectedSuccesses]
    skipped = [f'skipped: {test}: {reason}' for test, reason in result.skipped]
    return Outcome(result.testsRun - len(failures) - len(skipped), len(failures), len(skipped), failures + skipped)
