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

    def seen(self, name, wanted, *fields):
        options = [word for field in fields for word in ('-e', field)]
        checks = ['-o', 'ip.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE']
        done = run(['tshark', '-r', self.folder / f'pcaps/{name}.pcap', *checks, '-Y', wanted, '-T', 'fields', *options])
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines()
