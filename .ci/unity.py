# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: source files that are compiled together, as most of the time goes into the headers that they share.

    source = bld.unite(name, source)

A batch is a file in build/unity/ that includes its sources; batches.py says which. `--debug` compiles each file
by itself.
"""

import batches
from waflib.Configure import conf

LINES = 2200  # lines of a batch: some seconds of work, so that two cores share a build and a change costs little


@conf
def unite(bld, name, nodes):
    if bld.variant == 'debug':
        return nodes
    united = []
    for number, sources in enumerate(batches.batches([node.path_from(bld.path) for node in nodes], LINES)):
        node = bld.bldnode.make_node(f'unity/{name.replace("/", "-")}-{number}.cc')
        node.parent.mkdir()
        text = ''.join(f'#include "{source}"\n' for source in sources)
        if not node.exists() or node.read() != text:
            node.write(text)
        united.append(node)
    return united
