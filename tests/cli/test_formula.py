# SPDX-License-Identifier: GPL-2.0-only
"""formula: every closed form of analysis/queueing by name."""

import re

from harness import ROOT, Case

# Steps of other functions, and what moves or checks their arguments.
STEPS = {'cleanup-rates.h', 'domain.h', 'elimination.h', 'full-again.h', 'full-redial.h', 'pausing-callers.h'}
DECLARED = re.compile(r'^[\w:<>]+(?:<[\w:, ]+>)? (\w+)\((?!.*operator)', re.M)


class Formula(Case):
    def test_no_closed_form_is_without_a_command(self):
        reached = {name for formula in self.json('formula', '--json')['formulas'] for name in formula['functions']}
        declared = set()
        for header in (ROOT / 'analysis/queueing').glob('*.h'):
            if header.name not in STEPS:
                declared |= set(DECLARED.findall(header.read_text()))
        self.assertGreater(len(declared), 40)
        # SmoothPieces and PiecesBetween say where integrals are cut.
        self.assertEqual(declared - reached, {'SmoothPieces', 'PiecesBetween'})

    def test_values_come_with_units_error_and_source(self):
        text = self.pptplab('formula', 'erlang-c', 'load=45', 'ports=50').stdout
        for part in 'waits', 'holding times', 'error: relative', 'source: R. B. Cooper':
            self.assertIn(part, text)
        answer = self.json('formula', 'busy-at', '--load', '300', '--ports', '256', '--time', '0.25', '--json')
        self.assertAlmostEqual(answer['results']['all_busy'] / 5.738268718787e-70, 1, delta=1e-11)
        self.assertEqual(answer['units']['mean_busy'], 'ports')

    def test_wrong_arguments_tell_what_is_right(self):
        self.pptplab('formula', 'erlng-b', code=2, says='the nearest is erlang-b')
        self.pptplab('formula', 'erlang-b', 'load=45', code=2, says='ports is missing')
        self.pptplab('formula', 'erlang-b', '--lod', '45', '--ports', '50', code=2, says='the nearest is load')
        self.pptplab('formula', 'erlang-c', '60', '50', code=2, says='allowed: 0 erlangs to below the ports')

    def test_the_list_has_them_with_their_arguments(self):
        text = self.pptplab('formula').stdout
        for name in 'erlang-c', 'overflow', 'wilkinson', 'hayward', 'modified-offered-load', 'pointwise-stationary', \
                'busy-at', 'design-effect', 'give-up', 'engset', 'erlang-b-continuous':
            self.assertIn(f'{name} ', text)
