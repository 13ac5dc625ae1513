# SPDX-License-Identifier: GPL-2.0-only
"""Maps as other programs write them: what is read of them, and what is told of the rest."""

import unittest

from harness import ROOT, Case

PUBLIC = ROOT / '../shared/cases/public'

SCENARIO = '''question = "map?"
[scenario]
engine = "packet"
duration = "60s"
[server]
ports = 4
[[clients]]
name = "home"
count = 1
holding = "20s"
[topology]
kind = "provider-map"
file = "%s"
'''

WORKSTATION = '''[scenario]
duration = "20000s"
[server]
ports = 50
product = "workstation"
[[clients]]
name = "u"
arrival_rate = "30/h"
holding = { exponential = "30min" }
'''

NETWORKX = '''<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d1" for="edge" attr.name="bandwidth" attr.type="string"/>
<key id="d2" for="edge" attr.name="delay" attr.type="string"/>
<key id="d3" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected"><node id="Oslo"/><node id="Bergen"/><node id="Lonely"/>
<edge source="Oslo" target="Bergen"><data key="d1">3 Mbps</data><data key="d2">14ms</data><data key="d3">7</data></edge>
</graph></graphml>
'''

YED = '''<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Rome</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d6"><y:GroupNode><y:NodeLabel>Inner</y:NodeLabel></y:GroupNode></data>
<graph edgedefault="directed" id="n1:">
<node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>gate</y:NodeLabel></y:ShapeNode></data></node></graph></node>
<edge source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>512 kbit/s</y:EdgeLabel></y:PolyLineEdge></data>
</edge></graph></graphml>
'''

GML = '''graph [
  node [ id 0 label "Turin" Latitude 45.07 Longitude 7.69 ]
  node [ id 1 label "Milan" Latitude 45.46 Longitude 9.19 ]
  edge [ source 0 target 1 LinkLabel "34 Mbps" LinkSpeedRaw 34368000.0 ]
]
'''

LEFT_OUT = 'topology.file: its largest part is used; left out for want of a way there: 1 part with 1 of 3 routers: Lonely'


class Maps(Case):
    def paths(self, name):
        """The way of the last caller, his line's rate in bit/s, the least round trip, and the notes."""
        group = self.json('paths', 's.toml', '--set', f'topology.file={name}', '--json')
        way = group['groups'][0]['phases'][0]['farthest']
        return way['path'], way['bottleneck_bps'], way['round_trip_40'], group['notes']

    def setUp(self):
        super().setUp()
        self.write('s.toml', SCENARIO % 'none')

    def test_rates_and_delays_of_networkx_are_used(self):
        self.write('map', NETWORKX)
        path, rate, time, notes = self.paths('map')
        self.assertEqual(path[-2:], ['Oslo', 'server-1'])
        self.assertEqual(rate, 3_000_000)
        self.assertGreater(time, 0.028)
        self.assertEqual(notes, [LEFT_OUT, 'topology.file: attributes of lines ignored: weight'])

    def test_labels_and_groups_of_yed_are_read(self):
        self.write('map', YED)
        path, rate, _, notes = self.paths('map')
        self.assertEqual(path[-2:], ['Rome', 'server-1'])
        self.assertEqual(rate, 512_000)
        self.assertIn('topology.file: groups are frames and no routers: Inner', notes)
        self.assertIn('topology.file: the one line has an assumed delay of 5 ms', notes)

    def test_gml_is_known_by_its_content(self):
        self.write('map', GML)
        self.pptplab('check', 's.toml', '--set', 'topology.file=map', '--set', 'topology.servers_at=Milan')
        out = self.pptplab('paths', 's.toml', '--set', 'topology.file=map', '--set', 'topology.servers_at=Milan').stdout
        self.assertIn('Turin - Milan', out)

    def test_run_and_check_tell_what_was_left_out(self):
        self.write('map', NETWORKX)
        self.write('s.toml', SCENARIO % 'map')
        for command in 'check', 'run', 'paths':
            self.pptplab(command, 's.toml', says=f'note: {LEFT_OUT}\n')
        self.assertIn(LEFT_OUT, self.json('run', 's.toml', '--json')['notes'])

    def test_nt_workstation_takes_one_call(self):
        self.write('ws.toml', WORKSTATION)
        self.pptplab('run', 'ws.toml', code=2, says='Q129593')
        self.pptplab('check', 'ws.toml', '--set', 'server.ports=1')


@unittest.skipUnless(PUBLIC.is_dir(), 'the inputs of public reports are not in ../shared/cases/public')
class PublicCases(Case):
    def paths(self, name):
        answer = self.json('paths', PUBLIC / 's.toml', '--set', f'topology.file={PUBLIC / name}', '--json')
        return answer['groups'][0]['phases'][0]['farthest'], answer['notes']

    def test_networkx(self):
        way, notes = self.paths('nx.graphml')
        self.assertEqual(way['bottleneck_bps'], 2_000_000)
        self.assertEqual(notes, ['topology.file: attributes of lines ignored: weight'])

    def test_yed(self):
        way, notes = self.paths('yed.graphml')
        self.assertEqual(way['path'][-1], 'server-1')
        self.assertTrue(set(way['path']) & {'Berlin', 'core', 'vpn1'})
        self.assertIn('topology.file: groups are frames and no routers: DMZ', notes)

    def test_workstation(self):
        self.pptplab('run', PUBLIC / 'ws.toml', code=2, says='Q129593')
