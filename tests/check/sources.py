# SPDX-License-Identifier: GPL-2.0-only
"""House rules that no other tool knows: about single files, from their text alone."""

import pathlib
import re
import subprocess

import documents
import layering
from outcome import Outcome

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LICENCE = 'SPDX-License-Identifier: GPL-2.0-only'
LIMITS = {'wscript': 150}  # lines; 400 for every other file of code
CODE = ('*.h', '*.cc', '*.py', '*.sh', '*.sql', '*.js', 'wscript', 'pptplab', 'check', '.ci/*')
OTHERS = ('analysis/report/uplot',)  # libraries kept whole, with their own licence
LARGEST = 500_000  # octets; more has been generated and does not belong here
MARKS = re.compile(r'\b(TO' r'DO|FIX' r'ME|X' r'XX|HA' r'CK)\b')
GONE = {'.IsRunning(': 'IsPending of ns3-compat.h'}  # calls that later ns-3 releases no longer have
PLACES = re.compile(r'(?<![\w.])/(home|Users|root|work)/\w')  # folders of one machine


def tracked(*patterns):
    """Tracked or new files, without deleted ones."""
    run = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', *patterns],
                         cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [name for name in sorted(set(run.stdout.split('\0'))) if name and (ROOT / name).is_file()]


def guard(name):
    return 'PPTPLAB_' + re.sub(r'\W', '_', name).upper()


def code_errors(name, text):
    lines = text.splitlines()
    limit = LIMITS.get(name, 400)
    if len(lines) > limit:
        yield f'{len(lines)} lines, over {limit}'
    if LICENCE not in '\n'.join(lines[:2]):
        yield f'the first line is not "{LICENCE}"'
    if name.endswith('.h') and f'#ifndef {guard(name)}\n#define {guard(name)}\n' not in text:
        yield f'the include guard is not {guard(name)}'
    if name.endswith(('.h', '.cc')) and not re.fullmatch(r'[a-z0-9/.-]+', name):
        yield 'the name is not in kebab-case'
    for gone, better in GONE.items():
        if name.endswith(('.h', '.cc')) and gone in text:
            yield f'{gone} is gone from later ns-3 releases; use {better}'
    mark = MARKS.search(text)
    if mark:
        yield f'left-over mark {mark[0]}'


def text_errors(name, text):
    place = PLACES.search(text)
    if place:
        yield f'names a place of one machine: {place[0]}'
    if re.search(r'[ \t]$', text, re.M) and not name.endswith('.svg'):  # gnuplot writes such lines
        yield 'space at the end of a line'
    if text and not text.endswith('\n'):
        yield 'no line end at the end'


def file_errors(name, is_code, sources):
    content = (ROOT / name).read_bytes()
    if len(content) > LARGEST:
        yield f'{len(content)} octets'
    if b'\0' in content:
        return
    text = content.decode(errors='replace')
    yield from text_errors(name, text)
    yield from documents.text_errors(text, sources)
    if name == 'DECISIONS.md':
        yield from documents.decision_errors(text)
    if is_code:
        yield from code_errors(name, text)


def check_files():
    code = set(tracked(*CODE)) - set(tracked(*OTHERS))
    sources = documents.headings((ROOT / 'models/SOURCES.md').read_text())
    rooms = documents.room_errors(ROOT, layering.read_layers(ROOT / 'wscript'))
    return Outcome.of_step([f'{name}: {error}' for name in tracked()
                            for error in file_errors(name, name in code, sources)] + list(rooms))


def check_scripts():
    """Shell scripts through shellcheck, Python through pyflakes: a name that is not there fails only where it is used."""
    shell, python = [], []
    for name in tracked(*CODE):
        start = (ROOT / name).read_text(errors='replace')[:200]
        if name.endswith('.sh') or re.match(r'#!.*\b(ba)?sh\b', start):
            shell.append(name)
        elif name.endswith('.py') or name == 'wscript' or re.match(r'#!.*\bpython3\b', start):
            python.append(name)
    errors = []
    for command in ['shellcheck', '-x', *shell], ['pyflakes3', *python]:
        run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if run.returncode:
            errors.append(run.stdout)
    return Outcome.of_step(errors)
