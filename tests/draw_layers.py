#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Draws the layers of wscript: python3 tests/draw_layers.py writes models/layers.svg and sim/layers.svg."""

import html
import re
import subprocess
import sys

from layering import ROOT, read_layers

# The way of a scenario through sim: from, to, what goes along. Each is an arrow of LAYERS, or several in a row.
WAY = [('sim/scenario/keys', 'sim/reading', 'keys'), ('sim/reading', 'sim/experiment', 'scenario'),
       ('sim/experiment', 'sim/run', 'cell'), ('sim/run', 'sim/campaign', 'tally'),
       ('sim/campaign', 'sim/reproduce', 'database'), ('sim/reproduce', 'sim/commands', 'tables, verdicts')]


def shown_in(name, house):
    """A layer by its own name in the picture of its house; of other houses the first folder."""
    return name if name.startswith(house) else name.split('/')[0]


def way_in(house):
    return {(used, user): what for used, user, what in WAY if house == 'sim'}


def arrows(layers, house):
    """(used, user) of one picture, without those that a longer way says already, but with the way of a scenario."""
    uses = {}
    for user, names in layers.items():
        if user.startswith(house) and user != house:
            known = {shown_in(name, house) for name in names if not name.isupper()}
            uses[user] = known - {user, house}

    def reach(user):
        return set().union(*({name} | reach(name) for name in uses.get(user, ())))

    shortest = {(used, user) for user, known in uses.items() for used in known
                if not any(used in reach(other) for other in known if other != used)}
    return sorted(shortest | set(way_in(house)))


def dot(layers, house):
    shown, way = arrows(layers, house), way_in(house)
    lines = ['digraph layers {', 'rankdir=LR; ranksep=0.35; nodesep=0.12; node [shape=box, style=filled, height=0.3,',
             'fontname="Helvetica", fontsize=11, fillcolor="white"]; edge [color="gray60", arrowsize=0.6,',
             'fontname="Helvetica", fontsize=10];']
    for name in sorted({name for arrow in shown for name in arrow}):
        colour = 'lightblue' if any(name in pair for pair in way) else 'white' if name.startswith(house) else 'gray90'
        lines.append(f'"{name}" [label="{name.removeprefix(house + "/")}", fillcolor="{colour}"];')
    for arrow in shown:
        style = f' [color="navy", penwidth=2, label="{way[arrow]}"]' if arrow in way else ''
        lines.append(f'"{arrow[0]}" -> "{arrow[1]}"{style};')
    return '\n'.join([*lines, '}', ''])


def drawn(svg):
    """The arrows in a picture, which each release of Graphviz draws in other octets."""
    titles = map(html.unescape, re.findall(r'<title>([^<]*)</title>', svg))
    return sorted(tuple(title.split('->')) for title in titles if '->' in title)


def main():
    layers = read_layers(ROOT / 'wscript')
    for house in ('models', 'sim'):
        svg = subprocess.run(['dot', '-Tsvg'], input=dot(layers, house), stdout=subprocess.PIPE, text=True, check=True)
        (ROOT / house / 'layers.svg').write_text(svg.stdout)


if __name__ == '__main__':
    sys.exit(main())
