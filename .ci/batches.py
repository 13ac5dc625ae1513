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
DEFINE = re.compile(r'^\s*#\s*define', re.M)
TEST = re.compile(r'^TEST(?:_F|_P)?\((\w+), (\w+)', re.M)
# What a program of its own is entered by, as each fuzz target is.
ENTRY = re.compile(r'^extern "C"[^\n]*\n(\w+)\(', re.M)
NAMESPACE = re.compile(r'^(?:using )?namespace (\w+(?:::\w+)*)(?! =)\b', re.M)


class Source:
    """A file, and what decides with which others it may stand."""

    def __init__(self, name, most):
        self.name = name
        self.private, self.short, self.words = private_names(name), short_names(name), set(words_of(name))
        for header in INCLUDED.findall(text_of(name)):
            self.words |= words_of(header)
        self.lines = most if DEFINE.search(text_of(name)) else text_of(name).count('\n')


class Batch:
    def __init__(self):
        self.names, self.private, self.words, self.lines, self.short = [], set(), set(), 0, {}

    def takes(self, source, most):
        return (self.lines + source.lines <= most
                and not self.private & source.words and not source.private & self.words
                and all(self.short.get(key, meant) == meant for key, meant in source.short.items()))

    def add(self, source):
        self.names.append(source.name)
        self.private |= source.private
        self.words |= source.words
        self.lines += source.lines
        self.short.update(source.short)


@functools.lru_cache(maxsize=None)
def text_of(name):
    path = ROOT / name
    return path.read_text() if path.is_file() else ''


@functools.lru_cache(maxsize=None)
def code_of(name):
    return NOT_CODE.sub(' ', text_of(name))


@functools.lru_cache(maxsize=None)
def words_of(name):
    """Every word in a file, by each namespace in which it may be looked up."""
    scopes = {''}
    for inner in NAMESPACE.findall(code_of(name)):
        scopes.update(itertools.accumulate(inner.split('::'), '{}::{}'.format))  # a, a::b, a::b::c
    return frozenset(itertools.product(scopes, set(re.findall(r'\w+', code_of(name)))))


def scopes_of(name):
    return set(NAMESPACE.findall(code_of(name))) or {''}


def short_names(name):
    """What the file calls by its last name only, by its namespaces: what is meant."""
    return {(scope, last): inside for inside, last in SHORT_NAME.findall(code_of(name)) for scope in scopes_of(name)}


def private_names(name):
    """What the file keeps to itself, by its namespaces."""
    private = set(NEW_NAME.findall(code_of(name)))
    for inside in UNNAMED.findall(text_of(name)):
        private |= {defined for found in DEFINED.findall(NOT_CODE.sub(' ', inside)) for defined in found}
    private |= {'_'.join(found) for found in TEST.findall(code_of(name))}
    private |= set(ENTRY.findall(text_of(name)))
    private -= {'', 'TEST', 'TEST_F', 'TEST_P', 'INSTANTIATE_TEST_SUITE_P', 'BENCHMARK', 'static_assert', 'operator'}
    return set(itertools.product(scopes_of(name), private))


def by_heavy_headers(name):
    heavy = HEAVY.search(text_of(name))
    return heavy[1] if heavy else '~', name


def batches(names, most):
    """Lists of files, given by their names from the root, of at most so many lines together."""
    found = []
    for name in sorted(names, key=by_heavy_headers):
        source = Source(name, most)
        batch = next((batch for batch in found if batch.takes(source, most)), None)
        if batch is None:
            batch = Batch()
            found.append(batch)
        batch.add(source)
    return [batch.names for batch in found]
