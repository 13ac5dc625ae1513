# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: source files that are compiled together, as most of the time goes into the headers that they share.

    source = bld.unite(name, source)

A batch is a file in build/unity/ that includes its sources. Names of an unnamed namespace must not meet those of
another file, so a file joins a batch only when what it defines there stands nowhere in the others or in the headers
that they name, nor theirs in it; what needs an order of its own (a file with a #define) stays alone. `--debug`
compiles each file by itself.
"""

import functools
import re

from waflib.Configure import conf

LINES = 1500  # of a batch: a few seconds of work, so that two cores share a build and a change costs little

NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|^#[^\n]*', re.S | re.M)
UNNAMED = re.compile(r'^namespace\s*\{(.*?)^\} // namespace$', re.S | re.M)
# At the start of a line, as the house style has it: a function after its type, a type, an alias, a variable.
DEFINED = re.compile(r'^(?:(\w+)\(|.*?\b(?:struct|class|union) (\w+)|enum (?:class )?(\w+)|using (\w+) =|'
                     r'(?!using |namespace )\w[\w:<>,&* ]*?\b(\w+)(?: = |\{|\[|;|\())', re.M)
# Aliases of a whole namespace of ours would be seen by the files after it.
ALIAS = re.compile(r'^using (?:(\w+) =|[\w:]+::(\w+);)|^namespace (\w+) =', re.M)
INCLUDED = re.compile(r'^#include "([^"]+)"', re.M)
TEST = re.compile(r'^TEST(?:_F|_P)?\((\w+), (\w+)', re.M)


class Batch:
    def __init__(self):
        self.nodes, self.private, self.words, self.lines = [], set(), set(), 0

    def takes(self, private, words, lines):
        return self.lines + lines <= LINES and not (self.private & words or private & self.words)

    def add(self, node, private, words, lines):
        self.nodes.append(node)
        self.private |= private
        self.words |= words
        self.lines += lines


@functools.lru_cache(maxsize=None)
def words_of(node):
    """Every word in a file."""
    return frozenset(re.findall(r'\w+', NOT_CODE.sub(' ', node.read())))


def private_names(text):
    """What the file keeps to itself."""
    code = NOT_CODE.sub(' ', text)
    private = {name for found in ALIAS.findall(code) for name in found}
    for inside in UNNAMED.findall(text):
        private |= {name for found in DEFINED.findall(NOT_CODE.sub(' ', inside)) for name in found}
    private |= {'_'.join(found) for found in TEST.findall(code)}
    return private - {'', 'TEST', 'TEST_F', 'TEST_P', 'BENCHMARK', 'static_assert', 'operator'}


def batches(nodes, root):
    found = []
    for node in sorted(nodes, key=lambda node: node.abspath()):
        text = node.read()
        private = private_names(text)
        headers = filter(None, map(root.find_node, INCLUDED.findall(text)))
        words = words_of(node).union(*map(words_of, headers))
        alone = re.search(r'^\s*#\s*define', text, re.M)
        batch = next((batch for batch in found if not alone and batch.takes(private, words, text.count('\n'))), None)
        if batch is None:
            batch = Batch()
            found.append(batch)
        batch.add(node, private, words, LINES if alone else text.count('\n'))
    return found


@conf
def unite(bld, name, nodes):
    if bld.variant == 'debug':
        return nodes
    united = []
    for number, batch in enumerate(batches(nodes, bld.path)):
        node = bld.bldnode.make_node(f'unity/{name.replace("/", "-")}-{number}.cc')
        node.parent.mkdir()
        text = ''.join(f'#include "{source.path_from(bld.path)}"\n' for source in batch.nodes)
        if not node.exists() or node.read() != text:
            node.write(text)
        united.append(node)
    return united
