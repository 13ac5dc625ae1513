# SPDX-License-Identifier: GPL-2.0-only
"""The checks of documents object to what they are there for."""

import pathlib
import sys
import tempfile
import unittest

from harness import ROOT

sys.path.append(str(ROOT / 'tests/check'))
import documents  # noqa: E402

CITE = 'SOUR' 'CES: '
INDEX = '| subject | entries |\n|---|---|\n| All | 1, 2 |\n'
GOOD = INDEX + '\n## 1. One (2026-11-21, holds; amended by 2)\n\n## 2. Two (2026-11-26, inference; adds to 1)\n'


class Documents(unittest.TestCase):
    def text(self, text):
        return list(documents.text_errors(text, ['TCP', 'Client errors']))

    def test_a_citation_needs_a_heading(self):
        self.assertEqual(self.text(f'// ({CITE}TCP).\n/// a {CITE}Client\n    /// errors'), [])
        self.assertEqual(len(self.text(f'{CITE}TCPs')), 1)
        self.assertEqual(len(self.text(f'{CITE}Client error')), 1)

    def test_documents_outside_are_not_named(self):
        self.assertEqual(self.text('../shared/pcaps/a.pcap, ../shared/data/topology-zoo'), [])
        for text in ('../sha' 'red/kb', 'fac' 'ts section 5', 'des' 'ign.md'):
            self.assertEqual(len(self.text(text)), 1, text)

    def test_a_layer_has_a_readme_that_says_what_it_may_use(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            layers = {'a': ['b', 'FMT']}
            self.assertEqual(len(list(documents.room_errors(root, layers))), 1)
            (root / 'a').mkdir()
            for text, errors in (('# a\n', 0), ('May use: `b`.\n', 0), ('May use: `c`.\n', 1)):
                (root / 'a/README.md').write_text(text)
                self.assertEqual(len(list(documents.room_errors(root, layers))), errors, text)

    def test_decisions_are_indexed_and_name_each_other(self):
        self.assertEqual(list(documents.decision_errors(GOOD)), [])
        for old, new in (('| 1, 2 |', '| 1 |'), ('| 1, 2 |', '| 1, 2, 3 |'), ('amended by 2', 'amended by 3'),
                         ('; amended by 2', ''), ('holds;', 'replaced;'), ('## 2.', '## 3.')):
            self.assertTrue(list(documents.decision_errors(GOOD.replace(old, new))), new)
