# SPDX-License-Identifier: GPL-2.0-only
"""Batches of source files that are compiled, or checked, as one: a batch includes all and reads each header once.

Names of an unnamed namespace must not meet those of another file, so a file joins a batch only when what it
defines there stands nowhere in the others or in the headers that they name, nor theirs in it; what needs an order
of its own (a file with a #define) stays alone.
"""

import functools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent

NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|^#[^\n]*', re.S | re.M)
UNNAMED = re.compile(r'^namespace\s*\{(.*?)^\} // namespace$', re.S | re.M)
# At the start of a line, as the house style has it: a function after its type, a type, an alias, a variable.
DEFINED = re.compile(r'^(?:(\w+)\(|.*?\b(?:struct|class|union) (\w+)|enum (?:class )?(\w+)|using (\w+) =|'
                     r'(?!using |namespace )\w[\w:<>,&* ]*?\b(\w+)(?: =\s|\{|\[|;|\())', re.M)
# Aliases of a whole namespace of ours would be seen by the files after it.
ALIAS = re.compile(r'^using (?:(\w+) =|[\w:]+::(\w+);)|^namespace (\w+) =', re.M)
HEAVY = re.compile(r'^#include <(CLI|boost)/', re.M)  # seconds for each batch: who reads these, shares one
INCLUDED = re.compile(r'^#include "([^"]+)"', re.M)
TEST = re.compile(r'^TEST(?:_F|_P)?\((\w+), (\w+)', re.M)
# What a program of its own is entered by, as each fuzz target is.
ENTRY = re.compile(r'^extern "C"[^\n]*\n(\w+)\(', re.M)


class Batch:
    def __init__(self):
        self.names, self.private, self.words, self.lines = [], set(), set(), 0

    def takes(self, private, words, lines, most):
        return self.lines + lines <= most and not (self.private & words or private & self.words)

    def add(self, name, private, words, lines):
        self.names.append(name)
        self.private |= private
        self.words |= words
        self.lines += lines


@functools.lru_cache(maxsize=None)
def text_of(name):
    path = ROOT / name
    return path.read_text() if path.is_file() else ''


@functools.lru_cache(maxsize=None)
def words_of(name):
    """Every word in a file."""
    return frozenset(re.findall(r'\w+', NOT_CODE.sub(' ', text_of(name))))


def private_names(text):
    """What the file keeps to itself."""
    code = NOT_CODE.sub(' ', text)
    private = {name for found in ALIAS.findall(code) for name in found}
    for inside in UNNAMED.findall(text):
        private |= {name for found in DEFINED.findall(NOT_CODE.sub(' ', inside)) for name in found}
    private |= {'_'.join(found) for found in TEST.findall(code)}
    private |= set(ENTRY.findall(text))
    return private - {'', 'TEST', 'TEST_F', 'TEST_P', 'BENCHMARK', 'static_assert', 'operator'}


def by_heavy_headers(name):
    heavy = HEAVY.search(text_of(name))
    return heavy[1] if heavy else '~', name


def batches(names, most):
    """Lists of files, given by their names from the root, of at most so many lines together."""
    found = []
    for name in sorted(names, key=by_heavy_headers):
        text = text_of(name)
        private = private_names(text)
        words = words_of(name).union(*map(words_of, INCLUDED.findall(text)))
        alone = re.search(r'^\s*#\s*define', text, re.M)
        lines = most if alone else text.count('\n')
        batch = next((batch for batch in found if batch.takes(private, words, lines, most)), None)
        if batch is None:
            batch = Batch()
            found.append(batch)
        batch.add(name, private, words, lines)
    return [batch.names for batch in found]
