# SPDX-License-Identifier: GPL-2.0-only
"""report DB...: one page of what sweeps came to."""

import html
import os
import re
import sqlite3

from harness import Case
from test_reproduce import EXPERIMENT
from test_scenario import SMALL

ZIPPED = SMALL + '''[sweep]
load = { zip = { "server.ports" = [2, 3, 4], "server.hunt" = ["lowest", "random", "lowest"] } }
'''


def folds(page):
    """Summary and text of each fold that has a text."""
    return dict(re.findall(r'<summary>([^<]*)</summary>\s*<pre>(.*?)</pre>', page, re.DOTALL))


class Report(Case):
    def sweep(self, name, text, **expectations):
        self.write(f'{name}.toml', text)
        self.pptplab('sweep', f'{name}.toml', '--db', f'{name}.db', **expectations)

    def page(self, *arguments, **expectations):
        self.pptplab('report', *arguments, **expectations)
        return (self.folder / 'results/report.html').read_text()

    def test_one_sweep_has_question_answer_picture_and_how_to_repeat_it(self):
        self.sweep('small', EXPERIMENT)
        before = (self.folder / 'small.db').read_bytes()
        page = self.page('small.db')
        self.assertEqual((self.folder / 'small.db').read_bytes(), before)
        self.assertRegex(page, r'<p class=question>Does the small one hold\?</p>\n'
                               r'<p class=answer>Attempts refused: from [0-9.]+\u00a0% \([^)]*\) at .* up to .*</p>\n'
                               r'<figure class=curves')
        self.assertIn('All 4 cells, with 95', page)
        self.assertIn('pptplab sweep scenario.toml --db small.db', page)
        self.assertRegex(page, r'<dt>seed</dt>\s*<dd>1</dd>')
        self.assertLess(len(page.encode()), 150_000)
        self.assertNotIn('http', page)
        for suffix in 'svg', 'gp', 'csv':
            self.assertTrue((self.folder / f'results/small-1.{suffix}').exists())
        text = folds(page)
        figures, = (text[name] for name in text if name.startswith('The figures as CSV'))
        self.assertEqual(len(figures.splitlines()), 5)
        self.assertTrue(figures.startswith('campaign,cell,engine,server.service_pack,server.ports,refused,refused.low'))
        beside, = (text[name] for name in text if name.startswith('scenario.toml'))
        self.assertIn('[sweep]', beside)
        self.assertNotIn('pool_size', beside)
        self.assertNotIn('hang_up', beside)

    def test_what_the_page_says_repeats_the_sweep(self):
        for name, text in (('product', EXPERIMENT), ('zipped', ZIPPED)):
            self.sweep(name, text)
            page = self.page(f'{name}.db')
            scenario, = (text for summary, text in folds(page).items() if summary.startswith('scenario.toml'))
            self.write('scenario.toml', html.unescape(scenario))
            self.pptplab('sweep', 'scenario.toml', '--db', 'again.db')
            first, again = (self.pptplab('export', db, '--wide').stdout for db in (f'{name}.db', 'again.db'))
            self.assertEqual(first, again)
            os.remove(self.folder / 'again.db')

    def test_without_a_question_one_is_made(self):
        self.sweep('zipped', ZIPPED)
        self.assertRegex(self.page('zipped.db'), r'class=question>Attempts refused: what changes with ports and ')
        self.sweep('asked', 'question = "Does it grow?"\n' + ZIPPED)
        self.assertIn('<p class=question>Does it grow?</p>', self.page('asked.db'))
        self.sweep('one', SMALL)
        page = self.page('one.db', '--title', 'A <single> cell')
        self.assertIn('<h1>A &lt;single&gt; cell</h1>', page)
        self.assertRegex(page, r'class=answer>Attempts refused: [0-9.]+\u00a0% \([^)]*\)\.<')

    def test_several_databases_have_a_card_and_a_section_each(self):
        self.sweep('first', EXPERIMENT)
        self.sweep('second', ZIPPED)
        page = self.page('first.db', 'second.db', '--out', 'results')
        self.assertEqual(len(re.findall('<li><a href="#(?:first|second)"><svg', page)), 2)
        self.assertIn('<h2 id="first">', page)
        self.assertIn('What came out of these 2 sweeps?', page)

    def test_what_is_missing_is_told_first(self):
        self.sweep('half', EXPERIMENT)
        with sqlite3.connect(self.folder / 'half.db') as base:
            cell, = base.execute('SELECT cell FROM plan ORDER BY position LIMIT 1').fetchone()
            base.execute('DELETE FROM replications WHERE cell = ?', (cell,))
            base.execute("INSERT INTO failures VALUES (?, 0, 'it <broke>', 'pptplab run half.toml', 1)", (cell,))
        base.close()
        page = self.page('half.db')
        warning = page.index('✗ Not complete: 3 of 4 cells have finished. 1 run has failed, the first with: it &lt;broke&gt;')
        self.assertLess(warning, page.index('<figure'))
        self.assertIn('pptplab run half.toml', page)

    def test_metrics_and_cells_can_be_chosen(self):
        self.sweep('small', EXPERIMENT)
        page = self.page('small.db', '--metric', 'connected', '--where', 'server.ports == 2')
        self.assertRegex(page, 'class=answer>Attempts connected: ')
        self.assertIn('All 2 cells', page)

    def test_a_large_sweep_stays_small_and_says_how_to_see_all(self):
        values = ', '.join(str(ports) for ports in range(1, 257))
        self.sweep('large', SMALL + f'[sweep]\n"server.ports" = [{values}]\n')
        page = self.page('large.db')
        self.assertLess(len(page.encode()), 150_000)
        self.assertRegex(page, r'[0-9]+ of 256 cells, spread over the grid, with 95')
        self.assertIn('pptplab show large.db prints all', page)

    def test_mistakes_are_told(self):
        self.pptplab('report', code=2, says='DB')
        self.pptplab('report', 'gone.db', code=2, says='gone.db')
        self.write('text.db', 'no database')
        self.pptplab('report', 'text.db', code=2, says='text.db')
        self.sweep('small', EXPERIMENT)
        self.pptplab('report', 'small.db', '--metric', 'refusd', code=2, says='the nearest is refused')
        self.pptplab('report', 'small.db', '--where', 'server.ports == 99', code=2,
                     says='no cell that is asked for has finished')
        self.pptplab('report', 'small.db', '--out', 'text.db', code=2, says='text.db')
