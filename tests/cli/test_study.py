# SPDX-License-Identifier: GPL-2.0-only
"""study: figures against exports of its databases, equal octets, interruption, wrong input, the page in a browser."""

import csv
import io
import math
import re
import shutil
import signal
import unittest

from browser import Browser, needs_browser
from harness import LONG, ROOT, Case
from test_pages import look

EXPERIMENT = ROOT / 'experiments/service-packs'
# Small enough for a test: what becomes of each line of the services' files.
SMALLER = {
    'office': {'replications = 40': 'replications = 2'},
    'regional': {'replications = 20': 'replications = 2', 'ports = 64': 'ports = 8', '"600/h"': '"60/h"'},
    'national': {'replications = 10': 'replications = 2', 'ports = 256': 'ports = 16', 'count = 40': 'count = 3',
                 '"28200/h"': '"100/h"'},
}
HOURS = {'office': 1 / 2, 'regional': 1 / 3, 'national': 1 / 3}  # of a mean session
INTERVAL = re.compile(r'[\d.e-]+(?: %)? \([\d.e-]+ to [\d.e-]+\)')
CAUSES = ('refused.no-port', 'refused.cleanup', 'failed.no-address', 'failed.projection', 'failed.not-responding')


def rounded(value):
    """Three digits, whole from 100 on."""
    if abs(value) < 100:
        return f'{value:.3g}'
    step = 10 ** (math.floor(math.log10(abs(value))) - 2)
    return f'{math.floor(value / step + 0.5) * step:.0f}'


def interval(figures, factor=1.0):
    value, low, high = (rounded(figure * factor) for figure in figures)
    return f'{value} ({low} to {high})'


def share(figures):
    value, low, high = (f'{100 * figure:.3g}' for figure in figures)
    return f'{value} % ({low} to {high})'


class Row:
    """A cell of an export."""

    def __init__(self, fields, days):
        self.fields = fields
        self.callers = int(fields['callers.lost.n']) / days

    def figures(self, metric):
        return [float(self.fields[metric + end] or 0) for end in ('', '.low', '.high')]

    def failed(self):
        value, low, high = self.figures('connected')
        return 1 - value, 1 - high, 1 - low

    def texts(self, hours):
        """All that the study may say of it."""
        lost = self.figures('callers.lost')
        yield from (share(lost), interval(lost, self.callers), interval(lost, self.callers * hours))
        yield share(self.failed())
        for metric in CAUSES:
            if self.fields.get(metric):
                yield share(self.figures(metric))
        if self.fields.get('refusing.length'):
            yield interval(self.figures('refusing.length'))


def row_of(level, hours):
    """What stands behind the name of a level in the table of a service."""
    lost = level.figures('callers.lost')
    return (f'{interval(lost, level.callers)} | {share(lost)} | {share(level.failed())} | '
            f'{interval(lost, level.callers * hours)} |')


class Study(Case):
    def setUp(self):
        super().setUp()
        self.source = self.folder / 'experiments/service-packs/study'
        shutil.copytree(EXPERIMENT / 'study', self.source)
        for name, changes in SMALLER.items():
            self.change(f'{name}.toml', changes)

    def change(self, name, changes):
        text = (self.source / name).read_text()
        for old, new in changes.items():
            self.assertIn(old, text, name)
            text = text.replace(old, new)
        (self.source / name).write_text(text)

    def study(self, *arguments, **expectations):
        return self.pptplab('study', *arguments, environment={'PPTPLAB_ROOT': str(self.folder)}, **expectations)

    def rows(self, database, *arguments):
        text = self.pptplab(arguments[0], database, *arguments[1:], '--csv').stdout
        return list(csv.DictReader(io.StringIO(text)))

    def cells(self, name, days=2, folder='study'):
        return [Row(fields, days) for fields in self.rows(f'{folder}/{name}.db', 'export', '--wide')]

    def gains(self, name, callers):
        """The differences that the study may tell, by pptplab compare."""
        for pack, hotfixes in ('rtm', ('Q159309', 'Q194465', 'Q233048', 'Q238171')), \
                ('sp3', ('Q194465', 'Q233048', 'Q238171')), ('sp4', ('Q233048', 'Q238171')):
            for hotfix in hotfixes:
                yield from self.differences(name, callers, f'hotfixes-{pack}', 'server.hotfixes', '[]', f'["{hotfix}"]')
        packs = ('rtm', 'sp1', 'sp2', 'sp3', 'sp4', 'sp5', 'sp6', 'sp6a')
        for before, after in zip(packs, packs[1:]):
            yield from self.differences(name, callers, 'levels', 'server.service_pack', before, after)

    def differences(self, name, callers, *side):
        grid, key, before, after = side
        for row in self.rows(f'study/{name}.db', 'compare', '--grid', grid, '--metric', 'callers.lost',
                             '--key', key, '--before', before, '--after', after):
            value, low, high = (float(row[column]) for column in ('difference', 'low', 'high'))
            yield interval((value, low, high), callers)
            yield interval((-value, -high, -low), callers)

    def test_every_figure_is_found_again_in_the_databases(self):
        self.study()
        text = (self.folder / 'study/study.md').read_text()
        known = set()
        for name, hours in HOURS.items():
            cells = self.cells(name)
            for cell in cells:
                known.update(cell.texts(hours))
            known.update(self.gains(name, cells[0].callers))
            levels = [cell for cell in cells if cell.fields['campaign'] == '1']
            self.assertEqual(len(levels), 8)
            for level in levels:  # those that are alike share a row, whatever it is called
                self.assertIn(' | ' + row_of(level, hours), text)
        seen = INTERVAL.findall(text)
        self.assertGreater(len(seen), 100)
        self.assertEqual([each for each in seen if each not in known], [])
        self.assertNotRegex(text, r'[{}]|nan|inf\b')
        # The page has the same figures, and the pictures that the text names are there.
        page = self.page('study/study.html')
        self.assertEqual([each for each in seen if each not in page], [])
        for picture in re.findall(r'\]\((.+?\.svg)\)', text):
            self.assertTrue((self.folder / 'study' / picture).is_file(), picture)

    def octets(self, folder):
        return {path.name: path.read_bytes() for path in (self.folder / folder).iterdir() if path.suffix != '.db'}

    def test_jobs_and_interruptions_leave_no_trace(self):
        self.study('--jobs', 2, '--out', 'two')
        whole = self.octets('two')
        self.assertIn('study.html', whole)
        self.assertIn(b'\n    pptplab study', whole['study.md'])
        process = self.begin('study', '--jobs', '1', '--out', 'one', env={'PPTPLAB_ROOT': str(self.folder)})
        self.until(lambda: (self.folder / 'one/office.db').exists() and self.children(process), process)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 3, said)
        self.assertIn('interrupted; the same command goes on from here', said)
        self.assertFalse((self.folder / 'one/study.html').exists())
        self.study('--jobs', 1, '--out', 'one')
        self.assertEqual(self.octets('one'), whole)
        again = self.study('--out', 'one').stdout
        self.assertIn('0 days simulated', again)

    def test_wrong_input_is_told_with_its_place(self):
        self.change('text.md', {'{office.rtm.cause}': '{office.rtm.curse}'})
        self.study(code=2, says='text.md:')
        self.study(code=2, says='nothing stands for {office.rtm.curse}; the nearest is {office.rtm.cause}')
        self.assertFalse((self.folder / 'study/study.html').exists())
        self.change('text.md', {'{office.rtm.curse}': '', '{table best}': '{table worst}'})
        self.study(code=2, says='a study has no table "worst"')
        self.change('text.md', {'{table worst}': '{table best}', '{picture lost}': 'Nobody is lost.'})
        self.study(code=2, says='it opens with a title, a question, an abstract and a picture')
        self.change('office.toml', {'name = "levels"': 'name = "packs"'})
        self.study(code=2, says='it sweeps one key besides server.service_pack')
        self.change('office.toml', {'duration = "120h"': 'duration = "100h"'})
        self.study(code=2, says='a study counts one day')
        self.study('--jobs', 0, code=2, says='--jobs')
        (self.source / 'text.md').unlink()
        self.study(code=2, says='has no text.md')

    @needs_browser
    def test_the_page_fits_everywhere(self):
        browser = Browser()
        self.addCleanup(browser.close)
        self.study('--quick')
        look(self, browser, self.folder / 'study/study.html')
        self.assertLessEqual(browser.printed_pages(), 16)
        pictures = browser.run('return [...document.querySelectorAll("figure svg")].length')
        self.assertEqual(pictures, 7)


class Answer(Case):
    """The tables of the experiment's README, from the files as they are."""

    def test_is_what_the_office_comes_to(self):
        self.pptplab('sweep', EXPERIMENT / 'study/office.toml', '--db', 'office.db', '--grid', 'levels')
        text = (EXPERIMENT / 'README.md').read_text()
        exported = self.pptplab('export', 'office.db', '--csv', '--wide').stdout
        levels = [Row(fields, 40) for fields in csv.DictReader(io.StringIO(exported))]
        for place, label in (0, 'RTM to SP2'), (3, 'SP3'), (4, 'SP4 and SP5'), (6, 'SP6 and SP6a'):
            self.assertIn(f'| {label} | {row_of(levels[place], HOURS["office"])}\n', text)

    @unittest.skipUnless(LONG, 'the whole study: ./check --long')
    def test_is_what_the_study_writes(self):
        self.pptplab('study')
        text = (self.folder / 'study/study.md').read_text()
        rows = re.findall(r'^\|.*$', (EXPERIMENT / 'README.md').read_text().partition('## The study')[2], re.MULTILINE)
        self.assertGreater(len(rows), 20)
        self.assertEqual([row for row in rows if row not in text], [])
