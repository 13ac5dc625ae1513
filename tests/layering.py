#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds every #include against the arrows: what a layer may use stands in LAYERS of wscript."""

import ast
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / '.ci'))

from houses import house_of  # noqa: E402

# First part of a library's header -> the library's name in wscript.
LIBRARIES = {
    'nettle': 'NETTLE', 'ns3': 'NS3', 'boost': 'BOOST', 'Eigen': 'EIGEN', 'unsupported': 'EIGEN',
    'sqlite3.h': 'SQLITE', 'expat.h': 'EXPAT', 'pcap': 'PCAP', 'pcap.h': 'PCAP', 'fmt': 'FMT', 'nlohmann': 'JSON',
    'toml++': 'TOML', 'CLI': 'CLI11', 'date': 'DATE', 'gtest': 'GTEST', 'gmock': 'GTEST', 'benchmark': 'BENCHMARK',
    'cmark-gfm.h': 'CMARK', 'cmark-gfm-core-extensions.h': 'CMARK', 'fuzzer': 'CLANG',
}
FOR_TESTS = {'GTEST', 'BENCHMARK', 'CLANG', 'PCAP'}  # PCAP: tests of protocols read captures of real peers
SYSTEM = re.compile(r'(sys|linux|net|netinet|arpa)/|(fcntl|malloc|poll|pthread|sched|signal|spawn|termios|unistd)\.h$')
# A model takes time and chance as arguments and leaves files alone.
NOT_IN_MODELS = {'ctime', 'filesystem', 'fstream', 'iostream', 'mutex', 'thread'}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)', re.M)


def read_layers(wscript):
    """LAYERS of a wscript, which is not run for it."""
    for statement in ast.parse(wscript.read_text()).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == 'LAYERS':
            return {name: uses.split() for name, uses in ast.literal_eval(statement.value).items()}
    raise SystemExit(f'{wscript} has no LAYERS')


class Rules:
    def __init__(self, layers):
        self.layers = layers

    def layer_of(self, path):
        """The layer that a file belongs to."""
        fitting = [name for name in self.layers if path.startswith(name + '/')]
        return max(fitting, key=len, default=None)

    def reach(self, layer):
        """The layers and libraries that `layer` may include; of libraries only its own."""
        inside = {layer}
        pending = [layer]
        while pending:
            for name in self.layers[pending.pop()]:
                if name in self.layers and name not in inside:
                    inside.add(name)
                    pending.append(name)
        return inside | {name for name in self.layers[layer] if name.isupper()}

    def reach_of_test(self, path):
        """A test builds what it tests with, so it has all layers of the house of what it tests."""
        house = house_of(path.removeprefix('tests/'))
        rooms = [name for name in self.layers if house_of(name) == house]
        return set().union(FOR_TESTS, *map(self.reach, rooms or self.layers))

    def objection(self, path, quote, header):
        """Why `path` may not include `header`, or None."""
        is_test = path.startswith('tests/')
        layer = house_of(path.removeprefix('tests/')) if is_test else self.layer_of(path)
        if layer is None:
            return 'belongs to no layer of wscript'
        reach = self.reach_of_test(path) if is_test else self.reach(layer)
        if quote == '"':
            other = self.layer_of(header)
            if header.startswith('tests/') and is_test:
                return None
            if other is None or header.startswith('tests/'):
                return 'names no layer: project headers are included from the root of the repository'
            return None if other in reach else f'{layer} may not use {other}'
        library = LIBRARIES.get(header.split('/')[0])
        if library:
            return None if library in reach else f'{layer} may not use the library {library}'
        if layer.startswith('models/') and not layer.startswith('models/node/') and not is_test:
            alone = '/' in header or '.' in header or header in NOT_IN_MODELS
            return 'a model uses the standard library only, without clocks, files and threads' if alone else None
        if ('/' in header or '.' in header) and not SYSTEM.match(header):
            return 'belongs to no library of wscript and is none of the system headers in use'
        return None


def violations(root=ROOT):
    """All forbidden includes under `root`, one line each."""
    rules = Rules(read_layers(root / 'wscript'))
    found = []
    for folder in ('models', 'topologies', 'analysis', 'sim', 'tests'):
        for path in sorted((root / folder).rglob('*')):
            if path.suffix not in ('.h', '.cc'):
                continue
            name = path.relative_to(root).as_posix()
            for quote, header in INCLUDE.findall(path.read_text()):
                reason = rules.objection(name, quote, header)
                if reason:
                    found.append(f'{name}: {header}: {reason}')
    return found


if __name__ == '__main__':
    errors = violations()
    print('\n'.join(errors) or 'no include against the arrows')
    sys.exit(1 if errors else 0)
