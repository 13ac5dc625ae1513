# SPDX-License-Identifier: GPL-2.0-only
"""The layering check finds what it is for."""

import sys

from harness import ROOT, Case

sys.path.append(str(ROOT / 'tests'))

import draw_layers  # noqa: E402
import layering  # noqa: E402


class Layering(Case):
    def objections(self, name, *includes):
        """What is said about a file that includes these, in a tree with the real wscript."""
        self.write('wscript', (ROOT / 'wscript').read_text())
        self.write(name, ''.join(f'#include {header}\n' for header in includes))
        return layering.violations(self.folder)

    def test_what_the_design_allows_passes(self):
        for name, header in (('models/session/end.h', '"models/pptp/messages.h"'),
                             ('models/session/end.h', '"models/base/units.h"'),
                             ('models/call/engine.cc', '"models/population/law.h"'),
                             ('models/node/network/device.h', '<ns3/node.h>'),
                             ('models/auth/hashes.cc', '<nettle/md4.h>'),
                             ('sim/network/network.cc', '<ns3/simulator.h>'),
                             ('sim/run/run.cc', '"sim/scenario/structs/scenario.h"'),
                             ('models/ras/server.h', '<vector>'),
                             ('tests/sim/load/settling.t.cc', '"sim/reading/read-scenario.h"'),
                             ('tests/models/ras/server.t.cc', '<gtest/gtest.h>')):
            with self.subTest(name, header=header):
                self.assertEqual(self.objections(name, header), [])

    def test_includes_against_the_arrows_are_found(self):
        for name, header in (('models/base/units.h', '"models/gre/header.h"'),
                             ('models/gre/header.h', '"models/pptp/messages.h"'),
                             ('models/ras/server.h', '"models/pptp/messages.h"'),
                             ('models/call/engine.h', '"models/dialer/ras-error.h"'),
                             ('models/session/end.h', '"models/ras/server.h"'),
                             ('models/session/end.h', '"models/node/host/nt-host.h"'),
                             ('topologies/star.h', '"models/ras/server.h"'),
                             ('analysis/store/store.cc', '"sim/run/run.h"'),
                             ('sim/scenario/keys/key.cc', '"sim/load/settling.h"'),
                             ('sim/scenario/structs/scenario.h', '"sim/scenario/keys/key.h"'),
                             ('sim/reading/places.cc', '"sim/network/network.h"'),
                             ('sim/workers/worker.cc', '"sim/campaign/campaign.h"'),
                             ('models/node/network/device.h', '"models/node/host/nt-host.h"'),
                             ('tests/models/ras/server.t.cc', '"models/call/engine.h"')):
            with self.subTest(name, header=header):
                self.assertEqual(len(self.objections(name, header)), 1)
                (self.folder / name).unlink()

    def test_foreign_libraries_are_found(self):
        for name, header in (('models/ras/server.cc', '<ns3/simulator.h>'),
                             ('models/ras/server.cc', '<fmt/core.h>'),
                             ('sim/run/run.cc', '<ns3/simulator.h>'),
                             ('sim/network/network.cc', '<CLI/CLI.hpp>'),
                             ('models/session/end.cc', '<nettle/md4.h>'),
                             ('models/gre/header.cc', '<unistd.h>'),
                             ('models/call/engine.cc', '<fstream>'),
                             ('analysis/store/store.cc', '<ns3/node.h>'),
                             ('sim/run/run.cc', '<openssl/md4.h>')):
            with self.subTest(name, header=header):
                self.assertEqual(len(self.objections(name, header)), 1)
                (self.folder / name).unlink()

    def test_headers_are_named_from_the_root(self):
        self.assertEqual(len(self.objections('models/ras/server.cc', '"server.h"')), 1)

    def test_the_stored_pictures_show_these_layers(self):
        layers = layering.read_layers(ROOT / 'wscript')
        for house in ('models', 'sim'):
            with self.subTest(house):
                stored = draw_layers.drawn((ROOT / house / 'layers.svg').read_text())
                self.assertEqual(stored, draw_layers.arrows(layers, house), 'python3 tests/draw_layers.py draws them')

    def test_the_way_of_a_scenario_follows_the_arrows(self):
        rules = layering.Rules(layering.read_layers(ROOT / 'wscript'))
        for used, user, _ in draw_layers.WAY:
            self.assertIn(used, rules.reach(user))
