# SPDX-License-Identifier: GPL-2.0-only
"""analysis/recipes: exports in other people's tools, each where the tool is there."""

import csv
import re
import shutil
import sys
import xml.etree.ElementTree

from harness import ROOT, Case, run
from test_sweep import GRID

RECIPES = ROOT / 'analysis/recipes'
GRID = GRID.replace('"server.service_pack" = ["sp3", "sp4"]\n', '').replace('[1, 2, 4]', '[2, 3, 4]')  # no ties


class Recipes(Case):
    def setUp(self):
        super().setUp()
        self.write('grid.toml', GRID)
        self.pptplab('sweep', 'grid.toml', '--db', 'results.db')
        self.export('long.csv')
        self.export('wide.csv', '--wide')
        with open(self.folder / 'long.csv') as exported:
            worst = max(csv.DictReader(exported), key=lambda row: float(row['value']))
        self.answer = (f'6 cells; most: {float(worst["value"]):.6f} with server.ports = {worst["server.ports"]}, '
                       f'server.hunt = {worst["server.hunt"]}')

    def export(self, name, *form):
        self.write(name, self.pptplab('export', 'results.db', '--csv', '--metric', 'refused', *form).stdout)

    def draws(self, *command, curves=True):
        """The recipe prints the worst cell and draws both curves."""
        done = run(command, cwd=self.folder)
        self.expect(done, 0)
        self.assertIn(self.answer, done.stdout)
        if curves:
            picture = (self.folder / 'picture.svg').read_text()
            xml.etree.ElementTree.fromstring(picture)
            self.assertGreater(len(re.findall('<(path|use|line|polyline|circle) ', picture)), 20)
        return done.stdout

    def needs(self, *tools):
        """The first of these programs that is there."""
        found = next(filter(None, map(shutil.which, tools)), None)
        if found is None:
            self.skipTest(f'no {tools[0]} here')
        return found

    def test_r(self):
        self.draws(self.needs('Rscript'), RECIPES / 'refused.R', 'long.csv', 'picture.svg')

    def test_base_r_where_data_table_is_missing(self):
        self.write('base.R', 'requireNamespace <- function(...) FALSE\n' + (RECIPES / 'refused.R').read_text())
        self.draws(self.needs('Rscript'), 'base.R', 'long.csv', 'picture.svg')

    def test_pandas(self):
        python = next((each for each in (sys.executable, '/usr/bin/python3')
                       if run([each, '-c', 'import pandas, matplotlib']).returncode == 0), None)
        if python is None:
            self.skipTest('no pandas with matplotlib here')
        self.draws(python, RECIPES / 'refused.py', 'long.csv', 'picture.svg')

    def test_gnuplot(self):
        self.draws(self.needs('gnuplot'), '-c', RECIPES / 'refused.gnuplot', 'wide.csv', 'picture.svg')
        self.assertIn('lowest', (self.folder / 'picture.svg').read_text())

    def test_duckdb(self):
        self.needs('duckdb')
        read = 'exec duckdb <"$0"', RECIPES / 'refused.sql'
        self.assertIn('█', self.draws('sh', '-c', *read, curves=False))
