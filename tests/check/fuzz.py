#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Runs the fuzz targets of tests/fuzz. By hand, after `.ci/waf build --fuzz`: tests/check/fuzz.py NAME SECONDS [--keep]

A target starts from tests/fuzz/corpus/NAME.hex, one input a line, or for `experiment` from the experiments' own files.
--keep writes back the least set of inputs that reaches all that is known.
"""

import hashlib
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from outcome import Outcome

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILT = ROOT / 'build/fuzz'
RUNS = {'experiment': 500}  # besides the corpus: some seconds each
MOST_RUNS = 4000
LIMITS = ['-timeout=10', '-rss_limit_mb=2048', '-malloc_limit_mb=512']
MAX_LEN = 4096
# Files that people write may nest deeper than any of so few octets.
ROOMY = {'experiment': 65536, 'map': 65536, 'log': 65536}
DOTTED = b'.'.join([b'a'] * 13500)
DEEP = {
    'experiment': [DOTTED + b' = 1\n', b'[' + DOTTED + b']\n', b'[sweep]\n"' + DOTTED + b'" = [1]\n',
                   b'x = ' + b'[' * 60000, b'x = ' + b'{ a = ' * 10000],
    'map': [b'graph [ ' + b'a [ ' * 15000, b'<graphml>' + b'<a>' * 20000, b'graph [ label "' + b'a' * 60000 + b'" ]'],
    'log': [b'start,stop\n' + b'"' * 60000, b',' * 60000 + b'\n' + b',' * 5000],
}


def names():
    return sorted(path.stem for path in (ROOT / 'tests/fuzz').glob('*.cc'))


def stored(name):
    return ROOT / f'tests/fuzz/corpus/{name}.hex'


def unpack(name):
    """The folder with the stored inputs, each in a file of its own as libFuzzer wants it."""
    folder = BUILT / 'corpus' / name
    folder.mkdir(parents=True, exist_ok=True)
    inputs = [path.read_bytes() for path in ROOT.glob('experiments/*/*.toml')] if name == 'experiment' else []
    if stored(name).is_file():
        inputs += [bytes.fromhex(line) for line in stored(name).read_text().splitlines()]
    inputs += DEEP.get(name, [])
    for content in inputs:
        (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)
    return folder


def fuzz(name, amount):
    """Runs one target with `amount`, an option that ends it: a fixed seed and number of runs, or a time."""
    command = [BUILT / 'fuzz' / name, *LIMITS, f'-max_len={ROOMY.get(name, MAX_LEN)}', '-seed=1', *amount,
               f'-artifact_prefix={BUILT}/{name}-', unpack(name)]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                         text=True, errors='replace')
    tail = run.stderr.splitlines()[-40:]
    return Outcome.of_step([] if run.returncode == 0 else [f'fuzz target {name}:', *tail])


def run(jobs, seconds):
    def one(name):
        return fuzz(name, [f'-max_total_time={seconds}'] if seconds else [f'-runs={RUNS.get(name, MOST_RUNS)}'])

    with ThreadPoolExecutor(jobs) as pool:
        return sum(pool.map(one, names()), Outcome())


def keep(name):
    merged = BUILT / 'merged' / name
    shutil.rmtree(merged, ignore_errors=True)
    merged.mkdir(parents=True)
    subprocess.run([BUILT / 'fuzz' / name, '-merge=1', '-max_len=300', merged, unpack(name)], check=True)
    lines = sorted({path.read_bytes().hex() for path in merged.iterdir()}, key=lambda line: (len(line), line))
    stored(name).write_text(''.join(line + '\n' for line in lines if line))


if __name__ == '__main__':
    result = fuzz(sys.argv[1], [f'-max_total_time={sys.argv[2]}'])
    print('\n'.join(result.details))
    if sys.argv[3:] == ['--keep']:
        keep(sys.argv[1])
    sys.exit(result.failed)
