# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: source files that are compiled together, as most of the time goes into the headers that they share.

    source = bld.unite(name, source)

A batch is a file in build/unity/ that includes its sources; batches.py says which. `--debug` compiles each file
by itself.
"""

import batches
from waflib.Configure import conf

# Lines of a batch: some seconds of work, so that two cores share a build and a change costs little; more where all
# is compiled to run the tests, as each batch reads the headers and makes their templates anew.
LINES = {'': 2200, 'sanitize': 4400}


@conf
def unite(bld, name, nodes):
    if bld.variant == 'debug':
        return nodes
    united = []
    most = LINES.get(bld.variant, LINES[''])
    for number, sources in enumerate(batches.batches([node.path_from(bld.path) for node in nodes], most)):
        node = bld.bldnode.make_node(f'unity/{name.replace("/", "-")}-{number}.cc')
        node.parent.mkdir()
        text = ''.join(f'#include "{source}"\n' for source in sources)
        if not node.exists() or node.read() != text:
            node.write(text)
        united.append(node)
    return united
