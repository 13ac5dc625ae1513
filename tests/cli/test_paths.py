# SPDX-License-Identifier: GPL-2.0-only
"""paths: what blocks PPTP, told before anything runs, and networks that cannot be."""

import xml.etree.ElementTree

from harness import Case

TWO_SITES = '''[scenario]
engine = "packet"
duration = "600s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "1/min"
holding = "10s"
[topology]
kind = "two-sites"
'''

NO_GRE = '''[[firewall]]
name = "no-gre"
at = "head-office"
interface = "provider"
direction = "in"
match = { protocol = "gre" }
verdict = "drop"
'''

HOUSE = '''[scenario]
engine = "packet"
duration = "10min"
[server]
ports = 16
[[clients]]
name = "house"
count = 8
holding = "1h"
[[nat]]
name = "box"
at = "house"
clients_per_address = 4
gre = "%s"
'''

MAP = '''[scenario]
engine = "packet"
duration = "10min"
[server]
ports = 4
[[clients]]
name = "office"
count = 2
holding = "10s"
[topology]
kind = "provider-map"
file = "map.graphml"
'''

GRAPHML = '<graphml><graph edgedefault="undirected">{}</graph></graphml>'


class Paths(Case):
    def setUp(self):
        super().setUp()
        self.write('open.toml', TWO_SITES)
        self.write('closed.toml', TWO_SITES + NO_GRE)

    def test_an_open_way_is_told_with_its_round_trip_and_bottleneck(self):
        out = self.pptplab('paths', 'open.toml').stdout
        self.assertIn('office to server-1: PPTP passes', out)
        self.assertIn('office-1 - branch - provider - head-office - server-1', out)
        # Round trip: 2 x 10 ms, and 40 octets over 10 Mbps, twice 1.544 Mbps and 100 Mbps.
        self.assertIn('round trip  20.9 ms with packets of 40 octets', out)
        self.assertIn('bottleneck  1.544 Mbps, provider - branch', out)
        self.assertIn('ping        answered', out)

    def test_what_blocks_is_told_with_rule_machine_side_and_error(self):
        out = self.pptplab('paths', 'closed.toml', code=1).stdout
        self.assertIn('office to server-1: PPTP IS BLOCKED', out)
        self.assertIn('error 718', out)
        self.assertIn('(failed.ppp-timeout)', out)
        self.assertIn('GRE (IP protocol 47) from the caller: head-office drops it as it comes in from provider, rule 1 '
                      '(line 12)', out)
        self.assertIn('match.protocol = "gre"', out)

    def test_the_prediction_is_what_a_run_shows(self):
        for direction, interface, outcome in (('in', 'provider', 'failed.ppp-timeout'),
                                              ('in', 'servers', 'failed.peer-silent'),
                                              ('both', 'provider', 'failed.peer-silent')):
            sets = ['--set', f'firewall.no-gre.direction={direction}',
                    '--set', f'firewall.no-gre.interface={interface}']
            finding, = self.json('paths', 'closed.toml', *sets, '--json', code=1)['groups'][0]['phases'][0]['findings']
            self.assertEqual(finding['outcome'], outcome)
            outcomes = self.json('run', 'closed.toml', *sets, '--json')['outcomes']
            self.assertEqual([name for name, count in outcomes.items() if count], [outcome])

    def test_rules_and_lines_that_come_and_go_make_phases(self):
        self.write('times.toml', TWO_SITES + NO_GRE + 'from = "100s"\nuntil = "200s"\n' +
                   '[[link]]\nbetween = ["branch", "provider"]\ndown = "300s"\n')
        phases = self.json('paths', 'times.toml', '--json', code=1)['groups'][0]['phases']
        self.assertEqual([(each['from'], each['until'], each['findings'][0]['outcome']) for each in phases],
                         [(0, 100, 'connected'), (100, 200, 'failed.ppp-timeout'), (200, 300, 'connected'),
                          (300, 310, 'failed.not-responding'), (310, 600, 'failed.not-responding')])
        blocked = [each['findings'][0]['blocked'][0]['by'] for each in phases if each['findings'][0]['blocked']]
        self.assertEqual(blocked, ['rule', 'broken-line', 'no-route'])
        self.assertIsNone(phases[-1]['nearest'])

    def test_weak_points_and_tunnels_of_the_bottleneck(self):
        answer = self.json('paths', 'open.toml', '--set', 'server.ports=256', '--traffic', '64kbps', '--json')
        weak = [each.get('router') or each['line'] for each in answer['weak_points']]
        for name in 'branch', 'provider', 'head-office':
            self.assertIn(name, weak)
        self.assertEqual(answer['capacity']['tunnels'], 24)  # 1.544 Mbps / 64 kbps = 24.1
        self.assertEqual(len(answer['capacity']['limits']), 1)
        few = self.json('paths', 'open.toml', '--traffic', '64kbps', '--json')
        self.assertEqual(few['capacity']['tunnels'], 4)  # ports
        self.assertEqual(few['capacity']['limits'], [])

    def test_files_hold_text_json_pictures_and_maps(self):
        printed = self.pptplab('paths', 'closed.toml', '--out', 'out', code=1).stdout
        out = self.folder / 'out'
        self.assertEqual((out / 'paths.txt').read_text(), printed)
        self.assertEqual({each.name for each in out.iterdir()},
                         {'paths.txt', 'paths.json', 'paths.svg', 'paths.dot', 'topology.svg', 'topology.dot',
                          'topology.graphml', 'routers.graphml'})
        picture = ''.join(xml.etree.ElementTree.parse(out / 'paths.svg').getroot().itertext())
        self.assertIn('stops GRE: rule 1', picture)

    def test_the_map_that_was_written_is_the_network_it_was_written_from(self):
        tree = TWO_SITES.replace('two-sites', 'barabasi-albert') + 'routers = 12\n'
        self.write('random.toml', tree)
        self.pptplab('paths', 'random.toml', '--out', 'first')
        self.write('read.toml', TWO_SITES.replace('two-sites"', 'provider-map"\nfile = "first/routers.graphml"'))
        self.pptplab('paths', 'read.toml', '--out', 'again')
        for name in 'topology.graphml', 'routers.graphml':
            self.assertEqual((self.folder / 'first' / name).read_text(), (self.folder / 'again' / name).read_text())

    def test_scenarios_of_the_call_engine_have_a_network_too(self):
        self.write('call.toml', TWO_SITES.replace('"packet"', '"call"').replace('[topology]\nkind = "two-sites"\n', ''))
        self.assertIn('PPTP passes', self.pptplab('paths', 'call.toml').stdout)
        self.pptplab('paths', 'call.toml', '--engine', 'call', code=2, says='the call engine has no network')

    def test_nat_without_gre_blocks_and_the_box_is_named(self):
        self.write('house.toml', HOUSE % 'none')
        out = self.pptplab('paths', 'house.toml', '--out', 'out', code=1).stdout
        self.assertIn('house to server-1: PPTP IS BLOCKED', out)
        self.assertIn('error 721', out)
        self.assertIn('GRE (IP protocol 47) from the caller: NAT box "box" at provider drops it as it comes in from '
                      'house: it knows TCP, UDP and ICMP only', out)
        picture = ''.join(xml.etree.ElementTree.parse(self.folder / 'out/paths.svg').getroot().itertext())
        self.assertIn('stops GRE: NAT', picture)

    def test_nat_by_address_lets_one_caller_of_each_box_through(self):
        self.write('house.toml', HOUSE % 'address')
        out = self.pptplab('paths', 'house.toml', '--out', 'out', code=1).stdout
        self.assertIn('house to server-1: PPTP passes', out)
        self.assertIn('house behind NAT: NOT ALL CALLERS AT A TIME', out)
        self.assertIn('2 of 8 callers can be connected to one server at a time, at most 1 behind each address', out)
        self.assertIn('an address has 4096 ports: a caller for whom none is left sees error 650', out)
        picture = ''.join(xml.etree.ElementTree.parse(self.folder / 'out/paths.svg').getroot().itertext())
        self.assertIn('NAT: 1 to a server from each address', picture)
        answer = self.json('paths', 'house.toml', '--json', code=1)
        nat = answer['groups'][0]['nat']
        self.assertEqual((nat['callers'], nat['addresses'], nat['to_one_server']), (8, 2, 2))
        self.assertFalse(nat['all_at_a_time'])
        self.assertEqual(answer['capacity']['tunnels'], 2)

    def test_nat_by_call_id_lets_all_through_while_numbers_last(self):
        self.write('house.toml', HOUSE % 'call-id')
        out = self.pptplab('paths', 'house.toml').stdout
        self.assertIn('8 of 8 callers can be connected to one server at a time', out)
        few = self.json('paths', 'house.toml', '--set', 'nat.box.call_ids=[1, 2]', '--json', code=1)
        self.assertEqual(few['groups'][0]['nat']['to_one_server'], 4)

    def test_pptp_filtering_hides_ping_and_before_sp2_dhcp(self):
        self.write('filter.toml', TWO_SITES.replace('ports = 4', 'ports = 4\naddressing = "dhcp"\nfiltering_stops_at '
                                                    '= "5min"\nregistry.PPTPFiltering = 1'))
        out = self.pptplab('paths', 'filter.toml').stdout
        self.assertIn('no ping     ping from the caller: server-1 drops it as it comes in, PPTP filtering', out)
        self.assertIn('from 0s to 5min: PPTP passes', out)
        old = self.json('paths', 'filter.toml', '--set', 'server.service_pack=sp1', '--json', code=1)
        self.assertEqual(old['no_leases']['until'], 300)
        self.assertEqual([each['findings'][0]['ping'] for each in old['groups'][0]['phases']], [False, True])
        self.assertFalse(old['passes'])

    def test_servers_that_fail_are_said_to_be_left_out(self):
        self.write('fails.toml', TWO_SITES.replace('ports = 4', 'ports = 4\nrestart_at = "100s"'))
        self.assertIn('The network is judged, not its servers', self.pptplab('paths', 'fails.toml').stdout)
        self.assertNotIn('not its servers', self.pptplab('paths', 'open.toml').stdout)

    def test_wrong_use_is_told(self):
        self.pptplab('paths', 'open.toml', '--traffic', '0bps', code=2, says='--traffic 0bps: must be a rate above 0')
        self.pptplab('paths', 'open.toml', '--traffic', 'much', code=2, says='--traffic much')
        self.pptplab('paths', 'missing.toml', code=2, says='no such file')
        self.write('taken', '')
        self.pptplab('paths', 'open.toml', '--out', 'taken/folder', code=2, says='cannot be written')


class BadMaps(Case):
    def bad(self, content, says):
        self.write('bad.toml', MAP)
        self.write('map.graphml', content)
        return [self.pptplab(command, 'bad.toml', code=2, says=says, timeout=20).stderr
                for command in ('paths', 'check')]

    def test_a_line_to_a_router_that_is_not_there(self):
        self.bad(GRAPHML.format('<node id="a"/>\n<edge source="a" target="b"/>'), "map.graphml:2: there is no node 'b'")

    def test_no_node(self):
        self.bad(GRAPHML.format(''), 'no node')

    def test_a_million_nodes(self):
        self.bad(GRAPHML.format('<node id="x"/>' * 1_000_000), 'nodes')

    def test_a_file_that_is_no_map_is_told_what_is_wanted(self):
        for content in '\0\1\2', '', '<svg/>', '{"nodes": []}', 'graph { a -- b }', 'a text':
            for told in self.bad(content, 'wanted is '):
                wanted = told.split('wanted is ')[1]
                self.assertIn('GraphML', wanted)
                self.assertIn('GML', wanted)
        self.bad('graph [\n node [ id 0', 'map.graphml:2: no well-formed GML: the file ends inside a list')

    def test_entities_are_never_expanded(self):
        names = ['a', *(f'a{i}' for i in range(1, 10))]
        levels = ''.join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip(names, names[1:]))
        bomb = '<!DOCTYPE b [<!ENTITY a "ha">' + levels + ']>'
        self.bad(bomb + GRAPHML.format('<node id="&a9;"/>'), 'entit')
        self.bad('<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + GRAPHML.format('<node id="&x;"/>'), 'entit')
