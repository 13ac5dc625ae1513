#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Every check of the repository, for ./check, which has set up what they need. See tests/README.md."""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / 'tests'))
sys.dont_write_bytecode = True

import clang_tidy  # noqa: E402
import command_line  # noqa: E402
import fuzz  # noqa: E402
import layering  # noqa: E402
import sources  # noqa: E402
from houses import house_of  # noqa: E402
from outcome import Outcome  # noqa: E402

PROGRAM_TIMEOUT = 600  # seconds for one test program; the slowest takes a tenth
RELEASES = ('bookworm', 'trixie')  # releases of Debian on which everything must work
LONG_FUZZ = 60  # seconds for each fuzz target with --long
PHYSICS = ('models/node', 'sim')  # layers whose tests run whole networks; others have unit tests


class Builds:
    """Builds each variant at most once, and reports each outcome once."""

    def __init__(self, options):
        self.options = options
        self.built = set()

    def get(self, variant):
        if variant in self.built:
            return Outcome()
        self.built.add(variant)
        script = 'root=$1; shift; . "$root/.ci/setup.sh"; lock; build "$@"'
        options = self.options + ([f'--{variant}'] if variant else [])
        run = subprocess.run(['sh', '-c', script, 'sh', ROOT, '--keep', *options], stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace')
        return Outcome.of_step(build_errors(run, variant or 'release'))


def build_errors(run, name):
    log = ROOT / f'build/{name}.log'
    log.write_text(run.stdout)
    if run.returncode == 0:
        return []
    lines = [line[:300] for line in run.stdout.splitlines()
             if re.search(r'error[: ]|undefined reference|not found|^ -> |^pptplab: ', line)]
    return [*lines[:60], f'... {len(lines)} lines with errors; all of it in {log.relative_to(ROOT)}']


def test_program(path, shard, shards):
    """Runs one Google Test program, or one of so many equal parts of its tests."""
    name = path.relative_to(ROOT)
    environment = dict(os.environ, UBSAN_OPTIONS='print_stacktrace=1', GTEST_TOTAL_SHARDS=str(shards),
                       GTEST_SHARD_INDEX=str(shard))
    try:
        run = subprocess.run([path], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, timeout=PROGRAM_TIMEOUT,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace')
    except subprocess.TimeoutExpired:
        return Outcome(0, 1, 0, [f'{name}: not done after {PROGRAM_TIMEOUT} s'])
    passed = len(re.findall(r'^.*\[       OK \] ', run.stdout, re.M))
    skipped = len(re.findall(r'^.*\[  SKIPPED \] .* ms\)$', run.stdout, re.M))
    failures = re.findall(r'\[ RUN      \] (?:(?!\[ RUN      \]|\[       OK \])[\s\S])*?\[  FAILED  \] .* ms\)$',
                          run.stdout, re.M)
    if run.returncode != 0 and not failures:
        failures = [f'{name}: ended with {run.returncode}\n' + '\n'.join(run.stdout.splitlines()[-60:])]
    return Outcome(passed, len(failures), skipped, failures)


def bare_debian(release):
    log = ROOT / f'build/bare-{release}.log'
    with log.open('w') as out:
        code = subprocess.run([ROOT / 'tests/bare-debian', release], stdin=subprocess.DEVNULL, stdout=out,
                              stderr=subprocess.STDOUT).returncode
    told = [f'{release}: {line}' for line in log.read_text(errors='replace').splitlines()[-60:]]
    if code == 2:
        return Outcome(0, 0, 1, told)
    return Outcome.of_step([*told, f'... all of it in {log.relative_to(ROOT)}'] if code else [])


class Steps:
    def __init__(self, long):
        self.long = long
        self.builds = Builds(['--tests'] if long else [])
        self.jobs = os.cpu_count() or 1

    def format(self):
        """clang-format-19 would change nothing"""
        run = subprocess.run(['clang-format-19', '--dry-run', '-Werror', *sources.tracked('*.h', '*.cc')], cwd=ROOT,
                             stderr=subprocess.PIPE, text=True)
        places = re.findall(r'^(\S+): error', run.stderr, re.M)
        return Outcome.of_step([f'clang-format-19 -i would change {place}' for place in places])

    def scripts(self):
        """shellcheck and pyflakes"""
        return sources.check_scripts()

    def sources(self):
        """length, licence line, include guards, left-over marks"""
        return sources.check_files()

    def layering(self):
        """no #include against the arrows"""
        return Outcome.of_step(layering.violations())

    def release(self):
        """the program as users build it"""
        return self.builds.get('')

    def sanitize(self):
        """asserts, sanitizers, warnings are errors"""
        return self.builds.get('sanitize')

    def unit(self):
        """tests of the models and the analysis, under sanitizers"""
        return self.test_programs(lambda house: house not in PHYSICS)

    def physics(self):
        """tests of whole networks and runs, under sanitizers"""
        return self.test_programs(lambda house: house in PHYSICS)

    def cli(self):
        """tests/cli: the programs from outside"""
        if self.long:
            os.environ['PPTPLAB_LONG'] = '1'  # tests/cli: more cells, and a node that fails
        return self.builds.get('') + command_line.run(ROOT / 'tests/cli', self.jobs)

    def fuzz(self):
        """octets and files of any content, from the stored ones on, under sanitizers"""
        outcome = self.builds.get('fuzz')
        return outcome if outcome.failed else outcome + fuzz.run(self.jobs, LONG_FUZZ if self.long else 0)

    def tidy(self):
        """clang-tidy on what changed since it last passed"""
        return clang_tidy.run(self.jobs, anew=self.long)

    def bare(self):
        """./pptplab reproduce and ./check, the first two commands on a bare Debian 12 and 13"""
        return sum(map(bare_debian, RELEASES), Outcome())

    def test_programs(self, wanted):
        outcome, programs = Outcome(), []
        for variant in ['sanitize', ''] if self.long else ['sanitize']:
            outcome += self.builds.get(variant)
            houses = dict.fromkeys(map(house_of, layering.read_layers(ROOT / 'wscript')))
            places = [ROOT / 'build' / variant / f'tests/{house.replace("/", "-")}.t' for house in houses if wanted(house)]
            programs += [place for place in places if place.is_file()]
        if self.long:
            os.environ['PPTPLAB_ALL_SETTINGS'] = '1'  # tests/sim/explain: each failing setting, not a sample
        parts = [(place, shard, self.jobs) for place in programs for shard in range(self.jobs)]
        with ThreadPoolExecutor(self.jobs) as pool:
            outcome = sum(pool.map(lambda part: test_program(*part), parts), outcome)
        return outcome if outcome.passed or outcome.failed else Outcome.of_step(['no test was found'])


STEPS = ['format', 'scripts', 'sources', 'layering', 'release', 'sanitize', 'unit', 'physics', 'cli', 'fuzz', 'tidy']
LONG_STEPS = ['bare']  # run only when named or with --long


def main():
    parser = argparse.ArgumentParser(prog='./check', description='Checks everything, or the steps named.')
    known = STEPS + LONG_STEPS
    parser.add_argument('step', nargs='*', help='one of: ' + ', '.join(known))
    parser.add_argument('--long', action='store_true',
                        help='clang-tidy on everything anew; tests also without sanitizers; a minute for each fuzz target; '
                             'and the first two commands on bare machines, which takes hours')
    arguments = parser.parse_args()
    unknown = set(arguments.step) - set(known)
    if unknown:
        parser.error(f'no such step: {", ".join(sorted(unknown))}; there are {", ".join(known)}')
    wanted = arguments.step or (known if arguments.long else STEPS)
    steps = Steps(arguments.long)
    total = Outcome()
    for name in [step for step in known if step in wanted]:
        step = getattr(steps, name)
        print(f'{name:9} {step.__doc__} ... ', end='', flush=True)
        start = time.monotonic()
        outcome = step()
        print(f'{outcome}, {time.monotonic() - start:.0f} s', flush=True)
        for detail in outcome.details:
            print(detail.rstrip())
        total += outcome
    print(total)
    return 1 if total.failed else 0


if __name__ == '__main__':
    sys.exit(main())
