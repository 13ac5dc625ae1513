# SPDX-License-Identifier: GPL-2.0-only
"""clang-tidy on every source file whose text, or whose headers' text, has changed since it last passed.

Most of its time goes into the headers of libraries, so it takes files in batches, as the build does: a batch
includes its files, and what is found names the file. What has passed is kept as hashes in build/tidy-passed, one
for each file, so that the batches of a later run consist of what has changed, and of nothing else.
"""

import ast
import hashlib
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import sources
from outcome import Outcome

ROOT = sources.ROOT
sys.path.append(str(ROOT / '.ci'))

import batches  # noqa: E402

TOOL = 'clang-tidy-19'  # Debian 12 and 13 both have it
LINES = 5000  # lines of a batch: some 90 batches in all, enough to keep two cores busy to the end
PASSED = ROOT / 'build/tidy-passed'
FOLDER = ROOT / 'build/tidy'
FUZZER = 'llvm-*/lib/clang/*/include/fuzzer'
CONFIGURED = ROOT / 'build/c4che/_cache.py'


def closure(name):
    """The file and every project header that it reads, at any depth."""
    reached, pending = {name}, [name]
    while pending:
        for header in batches.INCLUDED.findall(batches.text_of(pending.pop())):
            if header not in reached:
                reached.add(header)
                pending.append(header)
    return sorted(reached)


def fingerprint(name, tool):
    digest = hashlib.sha256(tool.encode())
    for part in closure(name):
        digest.update(f'{part}\0{batches.text_of(part)}\0'.encode())
    return digest.hexdigest()


def flags():
    """The standard and the folders of libraries, as the build was configured with them."""
    if not CONFIGURED.is_file():
        subprocess.run([sys.executable, ROOT / '.ci/waf', 'configure'], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    found = [f'-I{ROOT}']
    for name, value in re.findall(r'^(CXXFLAGS\w*) = (.*)$', CONFIGURED.read_text(), re.M):
        value = ast.literal_eval(value)
        found += [flag for flag in value if flag.startswith('-std=')] if name == 'CXXFLAGS' else value
    # libFuzzer's header may be of another clang's release, whose own headers must not come first.
    return found + [f'-idirafter{place.parent}' for place in sorted(pathlib.Path('/usr/lib').glob(FUZZER))]


def groups(names):
    """Tests apart from the rest, and each big folder for itself: they read other libraries."""
    found = {}
    for name in names:
        found.setdefault(re.match(r'(tests/)?(models/node|\w+)', name)[0], []).append(name)
    return found.items()


def findings(path, options):
    run = subprocess.run([TOOL, '--quiet', path, '--', *options], cwd=ROOT, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    return run.stdout or run.stderr if run.returncode else ''


def run(jobs, anew=False):
    """Checks what has changed since it last passed, or everything `anew`."""
    options = flags()
    version = subprocess.run([TOOL, '--version'], stdout=subprocess.PIPE, text=True, check=True).stdout
    tool = version + batches.text_of('.clang-tidy') + ' '.join(options)
    prints = {name: fingerprint(name, tool) for name in sources.tracked('*.cc')}
    passed = set(prints.values()) & set([] if anew or not PASSED.is_file() else PASSED.read_text().split())
    due = [name for name, print_ in prints.items() if print_ not in passed]
    parts = [(group, part) for group, names in groups(due) for part in batches.batches(names, LINES)]

    FOLDER.mkdir(parents=True, exist_ok=True)
    PASSED.write_text(''.join(f'{print_}\n' for print_ in passed))
    with PASSED.open('a') as memory, ThreadPoolExecutor(jobs) as pool:

        def check(number):
            group, names = parts[number]
            path = FOLDER / f'{group.replace("/", "-")}-{number}.cc'
            path.write_text(''.join(f'#include "{name}" // NOLINT(bugprone-suspicious-include)\n' for name in names))
            error = findings(path, options)
            if not error:
                print('\n'.join(prints[name] for name in names), file=memory, flush=True)
            return error

        return Outcome.of_step([error for error in pool.map(check, range(len(parts))) if error])
