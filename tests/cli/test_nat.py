# SPDX-License-Identifier: GPL-2.0-only
"""[[nat]]: what run shows of it, and what captures on both sides hold."""

from harness import Case, run

HOUSE = '''[scenario]
engine = "packet"
duration = "2min"
[server]
ports = 4
[[clients]]
name = "house"
trace = [["1s", "1h"], ["11s", "1h"]]
[[nat]]
name = "box"
at = "house"
gre = "%s"
'''

EDGE = '''[scenario]
engine = "packet"
duration = "600s"
[server]
count = %d
ports = 4
[[clients]]
name = "office"
trace = [["1s", "20s"], ["40s", "20s"]]
[[nat]]
name = "edge"
at = "servers"
gre = "%s"
'''

TWO_PCS = '''[scenario]
engine = "packet"
duration = "6h"
[server]
ports = 4
[[clients]]
name = "office"
count = 2
holding = "20s"
idle_time = { exponential = "4min" }
[[nat]]
name = "box"
at = "office"
gre = "address"
'''


class Nat(Case):
    def run_json(self, gre):
        self.write('house.toml', HOUSE % gre)
        return self.json('run', 'house.toml', '--json')

    def test_by_address_the_second_caller_sees_721(self):
        seen = self.run_json('address')
        self.assertEqual(seen['outcomes'], {**seen['outcomes'], 'connected': 1, 'failed.peer-silent': 1})
        self.assertEqual([each['error'] for each in seen['errors']], [721])
        box, = seen['nat']
        self.assertEqual(box['nat'], 'box at house: gre = address')
        self.assertEqual(box['boxes'], 1)
        self.assertGreaterEqual(box['dropped']['gre-held'], 10)
        self.assertEqual(box['call_ids_high_water'], 0)

    def test_with_call_ids_both_connect(self):
        seen = self.run_json('call-id')
        self.assertEqual(seen['outcomes']['connected'], 2)
        box, = seen['nat']
        self.assertEqual(box['call_ids_high_water'], 2)
        self.assertEqual(box['mappings_high_water'], 2)
        self.assertEqual(sum(box['dropped'].values()), 0)
        self.assertGreater(box['outwards'], 20)

    def test_the_counts_are_printed(self):
        self.write('house.toml', HOUSE % 'none')
        out = self.pptplab('run', 'house.toml').stdout
        self.assertIn('NAT, packets translated and dropped:', out)
        self.assertRegex(out, r'dropped, gre +\d+\n')

    def test_captures_on_both_sides_hold_what_each_knows(self):
        self.write('house.toml', HOUSE % 'call-id')
        self.pptplab('run', 'house.toml', '--pcap', 'pcaps')
        wanted = 'pptp.control_message_type == 7'
        self.assertEqual(self.seen('house-1', wanted, 'ip.src', 'pptp.call_id'), ['10.0.0.2\t1'])
        self.assertEqual(self.seen('house-2', wanted, 'ip.src', 'pptp.call_id'), ['10.0.0.3\t1'])
        self.assertEqual(self.seen('server-1', wanted, 'ip.src', 'pptp.call_id'),
                         ['10.3.255.254\t61000', '10.3.255.254\t61001'])
        wrong = 'ip.checksum.status == "Bad" || tcp.checksum.status == "Bad" || _ws.malformed'
        self.assertEqual(self.seen('server-1', wrong, 'frame.number'), [])

    def edge(self, *sets, gre='none', servers=1):
        """What paths says of a box in front of the servers, and how many of two callers connect or fail, by outcome."""
        self.write('edge.toml', EDGE % (servers, gre))
        settings = [word for each in sets for word in ('--set', each)]
        outcomes = self.json('run', 'edge.toml', '--json', *settings)['outcomes']
        seen = {name: count for name, count in outcomes.items() if count}
        answer = self.json('paths', 'edge.toml', '--json', *settings, code=0 if seen == {'connected': 2} else 1)
        finding, = answer['groups'][0]['phases'][0]['findings']
        self.assertEqual(seen, {finding['outcome']: 2}, 'paths says it beforehand')
        return answer, finding

    def test_with_1723_forwarded_and_gre_not_all_callers_see_721(self):
        answer, finding = self.edge()
        self.assertEqual((finding['outcome'], finding['ras_error']), ('failed.peer-silent', 721))
        self.assertEqual([each['packet'] for each in finding['blocked']],
                         ['gre', 'server-gre', 'echo-request', 'echo-reply'])
        self.assertIn('NAT box "edge" at provider drops it on its way out to servers: GRE is not forwarded',
                      finding['blocked'][0]['text'])
        self.assertEqual(answer['server_nat']['addresses'],
                         [{'address': '192.168.255.253', 'servers': ['server-1'], 'tcp_1723': 'server-1', 'gre': None}])
        self.assertEqual(answer['capacity']['tunnels'], 0)

    def test_gre_passes_by_forward_by_the_servers_own_or_by_call_ids(self):
        for gre, sets in (('none', ['nat.edge.forward_gre=["server-1"]']), ('address', []), ('call-id', [])):
            _, finding = self.edge(*sets, gre=gre)
            self.assertEqual(finding['outcome'], 'connected', gre)

    def test_without_a_forward_of_1723_nobody_answers(self):
        _, finding = self.edge('nat.edge.forward_tcp=[]', gre='call-id')
        self.assertEqual(finding['ras_error'], 650)
        self.assertIn('the port is not forwarded', finding['blocked'][0]['text'])

    def test_of_servers_behind_one_address_one_answers(self):
        answer, finding = self.edge('nat.edge.forward_tcp="server-2"', gre='call-id', servers=3)
        self.assertEqual(finding['servers'], ['server-1', 'server-2', 'server-3'])
        self.assertEqual(answer['capacity']['tunnels'], 4)
        run_log = self.json('run', 'edge.toml', '--json', '--set', 'nat.edge.forward_tcp="server-2"')
        self.assertEqual({each['server'] for each in run_log['log']}, {2})
        text = self.pptplab('paths', 'edge.toml', '--set', 'nat.edge.forward_tcp="server-2"').stdout
        self.assertIn('TCP port 1723 leads to server-2, and so do calls to server-1, server-3', text)
        _, finding = self.edge('nat.edge.forward_tcp="server-2"', 'nat.edge.forward_gre="server-1"', servers=3)
        self.assertEqual(finding['ras_error'], 721, 'GRE goes to another server than the control connection')
        own = self.json('paths', 'edge.toml', '--set', 'nat.edge.servers_per_address=1', '--json', code=1)
        self.assertEqual([each['tcp_1723'] for each in own['server_nat']['addresses']],
                         ['server-1', 'server-2', 'server-3'])

    def test_boxes_on_both_sides(self):
        for inner, outer, error, code in (('call-id', 'call-id', 0, 0), ('address', 'address', 0, 1),
                                          ('none', 'address', 721, 1)):
            self.write('both.toml', EDGE % (1, outer) + f'[[nat]]\nname = "home"\nat = "office"\ngre = "{inner}"\n')
            outcomes = self.json('run', 'both.toml', '--json')['outcomes']
            answer = self.json('paths', 'both.toml', '--json', code=code)
            finding, = answer['groups'][0]['phases'][0]['findings']
            self.assertEqual(finding['ras_error'], error)
            self.assertEqual(outcomes[finding['outcome']], 2)

    def test_the_box_is_drawn(self):
        self.write('edge.toml', EDGE % (1, 'none'))
        self.pptplab('paths', 'edge.toml', '--out', 'out', code=1)
        for name in 'paths.dot', 'topology.dot':
            dot = (self.folder / 'out' / name).read_text()
            self.assertIn('NAT box \\"edge\\"\\n192.168.255.253\\ngre = none\\nTCP 1723 to server-1', dot)
        graph = (self.folder / 'out/topology.graphml').read_text()
        self.assertIn('<data key="box">NAT box "edge"; 192.168.255.253', graph)

    def test_the_trace_of_it_leads_to_the_cause(self):
        self.write('edge.toml', EDGE % (1, 'none'))
        outcome, = self.json('explain', '--scenario', 'edge.toml', '--json')['outcomes']
        self.assertTrue(any('NAT in front of the server' in each['steps'][0] for each in outcome['causes']), outcome)

    def test_an_ended_call_keeps_the_other_pc_out_for_the_time_out(self):
        self.write('two.toml', TWO_PCS)
        for time, failed, kept, fails in (('5min', 62, 300, 270), ('30s', 12, 30, 0)):
            setting = ('--set', f'nat.box.timeouts.gre={time}')
            outcomes = self.json('run', 'two.toml', '--json', *setting)['outcomes']
            self.assertEqual(outcomes['failed.peer-silent'], failed)
            nat = self.json('paths', 'two.toml', '--json', *setting, code=1)['groups'][0]['nat']
            self.assertAlmostEqual(nat['kept_out'], kept)
            self.assertAlmostEqual(nat['fails_within'], fails)
            self.assertIn(f'from that server for {time} (timeouts.gre)', nat['text'][-1])
        text = self.pptplab('paths', 'two.toml', code=1).stdout
        self.assertIn('whoever dials within 270s of its end sees error 721', text)

    def seen(self, name, wanted, *fields):
        options = [word for field in fields for word in ('-e', field)]
        checks = ['-o', 'ip.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE']
        done = run(['tshark', '-r', self.folder / f'pcaps/{name}.pcap', *checks, '-Y', wanted, '-T', 'fields', *options])
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines()
