# SPDX-License-Identifier: GPL-2.0-only
"""Captures of many scenarios as tshark reads them: nothing malformed, no warning, log-on and encryption decoded."""

import collections

from harness import Case, run

TEMPLATE = '''[scenario]
engine = "packet"
duration = "2min"
[server]
ports = {ports}
{server}
[[clients]]
name = "caller"
count = {callers}
idle_time = "5s"
holding = "10s"
{clients}
'''

WARNING = 0x600000  # _ws.expert.severity; errors are above
SEQUENCE = 0x02000000  # _ws.expert.group of TCP's own analysis


class Wireshark(Case):
    """Each test is one scenario."""

    def captures(self, server='', clients='', ports=4, callers=2, more=''):
        text = TEMPLATE.format(server=server, clients=clients, ports=ports, callers=callers) + more
        self.write('scenario.toml', text)
        self.outcomes = self.json('run', 'scenario.toml', '--pcap', 'captures', '--json')['outcomes']
        self.pcaps = sorted((self.folder / 'captures').glob('*.pcap'))
        self.assertTrue(self.pcaps)

    def in_order(self, wanted, *fields):
        """The values of each frame, one capture after the other."""
        seen = []
        for pcap in self.pcaps:
            options = [word for field in fields for word in ('-e', field)]
            done = run(['tshark', '-r', pcap, '-Y', wanted, '-T', 'fields', *options])
            self.assertEqual(done.returncode, 0, done.stderr)
            seen += done.stdout.splitlines()
        return seen

    def fields(self, wanted, *fields):
        """How often each combination of values comes in all captures."""
        return collections.Counter(self.in_order(wanted, *fields))

    def clean(self, apart_from_tcp=False):
        """No malformed frame, no warning, no error."""
        wanted = f'_ws.malformed or _ws.expert.severity >= {WARNING}'
        if apart_from_tcp:
            wanted = f'_ws.malformed or (_ws.expert.severity >= {WARNING} and _ws.expert.group != {SEQUENCE})'
        self.assertEqual(self.fields(wanted, 'frame.number', 'frame.protocols', '_ws.expert.message'), {})
        for error in 'Request', 'Reply':
            self.assertTrue(self.fields('pptp', 'pptp.control_message_type'), error)

    def protocols(self):
        return {name for line in self.fields('ip', 'frame.protocols') for name in line.split(':')}

    def test_pap_with_tcpip_before_any_service_pack(self):
        secure = 'authentication = ["pap"]\nencryption = "none"'
        self.captures('service_pack = "rtm"\n' + secure, 'service_pack = "rtm"\n' + secure)
        self.clean()
        self.assertLessEqual({'pap', 'ipcp', 'lcp'}, self.protocols())
        self.assertTrue(self.outcomes['connected'])

    def test_chap_md5(self):
        secure = 'authentication = ["chap"]\nencryption = "none"'
        self.captures(secure, secure)
        self.clean()
        self.assertIn('5', self.fields('lcp.opt.algorithm', 'lcp.opt.algorithm'))
        self.assertIn('chap', self.protocols())

    def test_ms_chap_v1_with_40_bits_stateful_before_sp4(self):
        secure = 'authentication = ["ms-chap"]\nencryption = "required"'
        self.captures('service_pack = "sp3"\n' + secure, 'service_pack = "sp3"\n' + secure)
        self.clean()
        self.assertIn('128', self.fields('lcp.opt.algorithm', 'lcp.opt.algorithm'))
        self.mppe('0x00000020')

    def test_ms_chap_v2_with_128_bits_stateless_from_sp4(self):
        secure = 'authentication = ["ms-chap-v2"]\nencryption = "required-128"\nencryption_bits = ["40", "128"]'
        self.captures('service_pack = "sp4"\n' + secure, 'service_pack = "sp4"\n' + secure)
        self.clean()
        self.assertIn('129', self.fields('lcp.opt.algorithm', 'lcp.opt.algorithm'))
        self.assertTrue(self.fields('chap.code == 2 and chap.value_size == 49', 'chap.name'))
        self.mppe('0x01000040')

    def test_ms_chap_v2_with_40_bits_between_sp6_and_sp5(self):
        secure = 'authentication = ["ms-chap-v2"]\nencryption = "required"'
        self.captures('service_pack = "sp6"\n' + secure, 'service_pack = "sp5"\n' + secure)
        self.clean()
        self.mppe('0x01000020')

    def mppe(self, bits):
        """Both sides end with a Configure-Ack of exactly these bits, and a session stands on it."""
        acknowledged = self.fields('ccp and ppp.code == 2', 'ccp.opt.supported_bits')
        self.assertEqual(set(acknowledged), {bits})
        self.assertTrue(self.outcomes['connected'])

    def test_netbeui_and_ipx_beside_tcpip(self):
        self.captures('', 'protocols = ["tcpip", "netbeui", "ipx"]')
        self.clean()
        self.assertIn('ipcp', self.protocols())
        for protocol in ('0x803f', '0x802b'):  # NBFCP and IPXCP, which tshark names in PPP only
            self.assertTrue(self.fields(f'ppp.protocol == {protocol}', 'ppp.protocol'))

    def test_refusal_by_clean_up(self):
        self.captures('service_pack = "sp3"\nhunt = "last-released"', 'protocols = ["netbeui"]', 3, 12)
        self.clean()
        self.assertTrue(self.outcomes['refused.cleanup'])
        self.assertIn('4', self.fields('pptp.out_result', 'pptp.out_result'))

    def test_no_port(self):
        self.captures('refusal = "no-resource"', ports=1, callers=4)
        self.clean()
        self.assertTrue(self.outcomes['refused.no-port'])

    def test_wrong_password(self):
        self.captures('', 'account.password = "another"')
        self.clean()
        self.assertTrue(self.outcomes['failed.password'])
        self.assertTrue(self.fields('chap.code == 4', 'chap.message'))

    def test_a_server_that_hangs_up(self):
        self.captures('', 'hang_up = "server"')
        self.clean()
        self.assertTrue(self.outcomes['connected'])

    def test_dhcp_on_the_lan(self):
        self.captures('addressing = "dhcp"', ports=2)
        self.clean()
        self.assertTrue(self.outcomes['connected'])
        self.pcaps = [pcap for pcap in self.pcaps if pcap.name == 'server-1-lan.pcap']
        discover, offer, request, ack = '1', '2', '3', '5'
        kinds = self.fields('dhcp', 'dhcp.option.dhcp')
        self.assertEqual(kinds, {discover: 3, offer: 3, request: 3, ack: 3})  # ports + 1 leases
        transactions = collections.defaultdict(list)
        for line in self.in_order('dhcp', 'dhcp.id', 'dhcp.option.dhcp'):
            transaction, kind = line.split('\t')
            transactions[transaction].append(kind)
        self.assertEqual(list(transactions.values()), 3 * [[discover, offer, request, ack]])
        self.assertEqual(self.fields('dhcp.type == 1', 'ip.src', 'ip.dst', 'udp.srcport', 'udp.dstport'),
                         {'0.0.0.0\t255.255.255.255\t68\t67': 6})
        offered = self.in_order('dhcp.option.dhcp == 5', 'dhcp.ip.your', 'dhcp.option.ip_address_lease_time')
        self.assertEqual(offered, [f'172.16.0.{host}\t{72 * 3600}' for host in (1, 2, 3)])
        names = self.in_order('dhcp.option.dhcp == 1', 'dhcp.option.value')
        self.assertEqual([name.split(',')[-1][-34:] for name in names],
                         [f'0052415320 90dae6d09fd4bc01 0{index}000000'.replace(' ', '') for index in range(3)])

    def test_plain_gre_between_routers_beside_pptp(self):
        self.captures(callers=1, more='''[topology]
kind = "access-tree"
pops = 2
banks = 0
[[probe]]
name = "sites"
kind = "gre"
from = "pop-1"
to = "pop-2"
count = 5
[[firewall]]
name = "outer"
at = "core"
interface = "servers"
match = { protocol = "gre" }
verdict = { icmp = 2 }
''')
        self.assertTrue(self.outcomes['failed.peer-silent'])
        self.pcaps = [pcap for pcap in self.pcaps if pcap.name == 'pop-1-core.pcap']
        self.clean()
        plain = self.fields('gre and gre.flags.version == 0', 'gre.flags.version', 'gre.proto', 'ip.len')
        self.assertEqual(plain, {'0,0\t0x0800,0x0000\t84,60': 5, '0\t0x0000\t60': 5})
        self.assertTrue(self.fields('gre.flags.version == 1 and gre.proto == 0x880b', 'gre.key.call_id'))
        self.assertTrue(self.fields('icmp.type == 3 and icmp.code == 2', 'icmp.code'), 'about the caller\'s')

    def test_loss_on_the_lines(self):
        self.captures('', 'access = { rate = "1Mbps", delay = "20ms", loss = 0.05 }', callers=4)
        self.clean(apart_from_tcp=True)
        self.assertTrue(self.fields('tcp.analysis.retransmission', 'frame.number'))
