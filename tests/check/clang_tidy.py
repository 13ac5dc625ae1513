# SPDX-License-Identifier: GPL-2.0-only
"""clang-tidy on every source file whose text, or whose headers' text, has changed since it last passed.

What has passed is kept as hashes in build/tidy-passed. A fresh clone has none, and all files would take longer
than anybody waits: then those changed latest come first, and what the time does not reach is named and
counted as skipped.
"""

import functools
import hashlib
import pathlib
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import sources
from outcome import Outcome

ROOT = sources.ROOT
PASSED = ROOT / 'build/tidy-passed'
BUDGET = 240  # seconds, of the 900 that ./check may take from nothing on two cores
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


@functools.lru_cache(maxsize=None)
def text(name):
    path = ROOT / name
    return path.read_text() if path.is_file() else ''


def closure(name):
    """The file and every project header that it reads, at any depth."""
    reached, pending = {name}, [name]
    while pending:
        for header in INCLUDE.findall(text(pending.pop())):
            if header not in reached:
                reached.add(header)
                pending.append(header)
    return sorted(reached)


def fingerprint(name, tool):
    digest = hashlib.sha256(tool.encode())
    for part in closure(name):
        digest.update(f'{part}\0{text(part)}\0'.encode())
    return digest.hexdigest()


def output(*command):
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def latest_first(names):
    """Files in the work of now, then by commit."""
    touched = output('git', 'diff', '--name-only', 'HEAD').split()
    touched += output('git', 'log', '--format=', '--name-only', '-n', '300').split()
    rank = {}
    for name in touched:
        rank.setdefault(name, len(rank))
    return sorted(names, key=lambda name: min(rank.get(part, len(rank)) for part in closure(name)[:]))


def findings(name, flags):
    run = subprocess.run(['clang-tidy', '--quiet', name, '--', *flags], cwd=ROOT, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    return run.stdout or run.stderr if run.returncode else ''


def run(jobs, budget):
    """Checks for `budget` seconds, or everything when that is None."""
    flags = ['-std=c++17', f'-I{ROOT}', *output('pkg-config', '--cflags-only-I', 'eigen3').split()]
    tool = output('clang-tidy', '--version') + text('.clang-tidy')
    passed = set(PASSED.read_text().split()) if PASSED.exists() and budget is not None else set()
    prints = {name: fingerprint(name, tool) for name in sources.tracked('*.cc')}
    due = latest_first([name for name, print_ in prints.items() if print_ not in passed])
    end = time.monotonic() + budget if budget is not None else float('inf')

    def check(name):
        return findings(name, flags) if time.monotonic() < end else None

    with ThreadPoolExecutor(jobs) as pool:
        found = dict(zip(due, pool.map(check, due)))
    errors = [error for error in found.values() if error]
    missed = [name for name, error in found.items() if error is None]
    PASSED.parent.mkdir(exist_ok=True)
    PASSED.write_text('\n'.join(sorted(print_ for name, print_ in prints.items() if not found.get(name, '')
                                       and name not in missed)) + '\n')
    outcome = Outcome.of_step(errors)
    outcome.skipped = len(missed)
    if missed:
        outcome.details.append(f'not checked within {budget} s (run again, or ./check --long tidy): ' +
                               ' '.join(missed))
    return outcome
