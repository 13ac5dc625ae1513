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
    """Files in the work of now, then by commit; a source counts as touched with its own header."""
    touched = output('git', 'diff', '--name-only', 'HEAD').split()
    touched += output('git', 'log', '--format=', '--name-only', '-n', '300').split()
    rank = {}
    for name in touched:
        rank.setdefault(name, len(rank))
    never = len(rank)
    return sorted(names, key=lambda name: min(rank.get(name, never), rank.get(name[:-2] + "h", never)))


def findings(name, flags):
    run = subprocess.run(['clang-tidy', '--quiet', name, '--', *flags], cwd=ROOT, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    return run.stdout or run.stderr if run.returncode else ''


def run(jobs, budget):
    """Checks for `budget` seconds, or everything when that is None."""
    flags = ['-std=c++17', f'-I{ROOT}', *output('pkg-config', '--cflags-only-I', 'eigen3').split()]
    tool = output('clang-tidy', '--version') + text('.clang-tidy')
    prints = {name: fingerprint(name, tool) for name in sources.tracked('*.cc')}
    passed = set(prints.values()) & set(text(PASSED).split() if budget is not None else [])
    due = latest_first([name for name, print_ in prints.items() if print_ not in passed])
    end = time.monotonic() + budget if budget is not None else float('inf')

    PASSED.parent.mkdir(exist_ok=True)
    PASSED.write_text(''.join(f'{print_}\n' for print_ in passed))
    with PASSED.open('a') as memory, ThreadPoolExecutor(jobs) as pool:

        def check(name):
            if time.monotonic() > end:
                return None
            error = findings(name, flags)
            if not error:
                print(prints[name], file=memory, flush=True)
            return error

        found = dict(zip(due, pool.map(check, due)))
    outcome = Outcome.of_step([error for error in found.values() if error])
    missed = [name for name, error in found.items() if error is None]
    if missed:
        outcome.skipped = len(missed)
        outcome.details.append(f'not checked within {budget:.0f} s (run again, or ./check --long tidy): ' +
                               ' '.join(missed))
    return outcome
