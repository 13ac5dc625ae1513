# SPDX-License-Identifier: GPL-2.0-only
"""Batches of source files that are compiled, or checked, as one: a batch includes all and reads each header once.

Names of an unnamed namespace must not meet those of another file, so a file joins a batch only when what it
defines there stands nowhere in the others or in the headers that they name, nor theirs in it, as far as these are in
the same namespace or one inside it; what needs an order of its own (a file with a #define) stays alone.
"""

import functools
import itertools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent

NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|^#[^\n]*', re.S | re.M)
UNNAMED = re.compile(r'^namespace\s*\{(.*?)^\} // namespace$', re.S | re.M)
# At the start of a line, as the house style has it: a function after its type, a type, an alias, a variable.
DEFINED = re.compile(r'^(?:(\w+)\(|.*?\b(?:struct|class|union) (\w+)|enum (?:class )?(\w+)|using (\w+) =|'
                     r'(?!using |namespace )\w[\w:<>,&* ]*?\b(\w+)(?: =\s|\{|\[|;|\())', re.M)
# Aliases of a whole namespace of ours would be seen by the files after it; two may share one that means the same.
NEW_NAME = re.compile(r'^(?:using|namespace) (\w+) =', re.M)
SHORT_NAME = re.compile(r'^using ([\w:]+)::(\w+);', re.M)
HEAVY = re.compile(r'^#include <(CLI|boost)/', re.M)  # seconds for each batch: who reads these, shares one
INCLUDED = re.compile(r'^#include "([^"]+)"', re.M)
TEST = re.compile(r'^TEST(?:_F|_P)?\((\w+), (\w+)', re.M)
# What a program of its own is entered by, as each fuzz target is.
ENTRY = re.compile(r'^extern "C"[^\n]*\n(\w+)\(', re.M)
NAMESPACE = re.compile(r'^(?:using )?namespace (\w+(?:::\w+)*)(?! =)\b', re.M)


class Batch:
    def __init__(self):
        self.names, self.private, self.words, self.lines, self.short = [], set(), set(), 0, {}

    def takes(self, private, words, lines, most, short):
        return (self.lines + lines <= most and not (self.private & words or private & self.words)
                and all(self.short.get(key, meant) == meant for key, meant in short.items()))

    def add(self, name, private, words, lines, short):
        self.names.append(name)
        self.private |= private
        self.words |= words
        self.lines += lines
        self.short.update(short)


@functools.lru_cache(maxsize=None)
def text_of(name):
    path = ROOT / name
    return path.read_text() if path.is_file() else ''


@functools.lru_cache(maxsize=None)
def words_of(name):
    """Every word in a file, by each namespace in which it may be looked up; and where one is named before it: by that."""
    code = NOT_CODE.sub(' ', text_of(name))
    scopes = {scope for inner in NAMESPACE.findall(code) for scope in itertools.accumulate(inner.split('::'), '{}::{}'.format)}
    words = {(scope, word) for word in re.findall(r'\w+', code) for scope in scopes | {''}}
    return frozenset(words | set(re.findall(r'(\w+)::(\w+)', code)))


def scopes_of(code):
    return set(NAMESPACE.findall(code)) or {''}


def short_names(text):
    """What the file calls by its last name only, by its namespaces: what is meant."""
    code = NOT_CODE.sub(' ', text)
    return {(scope, name): inside for inside, name in SHORT_NAME.findall(code) for scope in scopes_of(code)}


def private_names(text):
    """What the file keeps to itself, by its namespaces."""
    code = NOT_CODE.sub(' ', text)
    private = set(NEW_NAME.findall(code))
    for inside in UNNAMED.findall(text):
        private |= {name for found in DEFINED.findall(NOT_CODE.sub(' ', inside)) for name in found}
    private |= {'_'.join(found) for found in TEST.findall(code)}
    private |= set(ENTRY.findall(text))
    private -= {'', 'TEST', 'TEST_F', 'TEST_P', 'INSTANTIATE_TEST_SUITE_P', 'BENCHMARK', 'static_assert', 'operator'}
    scopes = scopes_of(code)
    return {(scope, name) for scope in scopes | {scope.split('::')[-1] for scope in scopes} for name in private}


def by_heavy_headers(name):
    heavy = HEAVY.search(text_of(name))
    return heavy[1] if heavy else '~', name


def batches(names, most):
    """Lists of files, given by their names from the root, of at most so many lines together."""
    found = []
    for name in sorted(names, key=by_heavy_headers):
        text = text_of(name)
        private, short = private_names(text), short_names(text)
        words = words_of(name).union(*map(words_of, INCLUDED.findall(text)))
        alone = re.search(r'^\s*#\s*define', text, re.M)
        lines = most if alone else text.count('\n')
        batch = next((batch for batch in found if batch.takes(private, words, lines, most, short)), None)
        if batch is None:
            batch = Batch()
            found.append(batch)
        batch.add(name, private, words, lines, short)
    return [batch.names for batch in found]
