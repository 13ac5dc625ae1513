# SPDX-License-Identifier: GPL-2.0-only
"""server.addressing: what run shows of leases, of filters that keep them away, and of keys that do not fit."""

from harness import Case

OFFICE = '''[scenario]
engine = "packet"
duration = "3min"
[server]
ports = 2
%s
[[clients]]
name = "office"
trace = [["130s", "10s"], ["150s", "10s"]]
'''

FILTERED = 'addressing = "dhcp"\nservice_pack = "sp1"\nregistry.PPTPFiltering = 1'


class Dhcp(Case):
    def run_json(self, server):
        self.write('office.toml', OFFICE % server)
        return self.json('run', 'office.toml', '--json')

    def errors(self, seen):
        return {each['outcome']: each['error'] for each in seen['errors']}

    def events(self, seen):
        return {each['number']: each['times'] for each in seen['events']}

    def test_leases_serve_callers(self):
        seen = self.run_json('addressing = "dhcp"')
        self.assertEqual(seen['outcomes']['connected'], 2)
        self.assertEqual(self.events(seen)[20092], 1)

    def test_a_filter_keeps_them_away(self):
        seen = self.run_json(FILTERED)
        self.assertEqual(seen['outcomes']['failed.no-address'], 2)
        self.assertEqual(self.errors(seen)['failed.no-address'], 733)
        self.assertEqual(self.events(seen)[20091], 1)
        self.assertNotIn(20092, self.events(seen))

    def test_text_tells_the_event_and_the_error(self):
        self.write('office.toml', OFFICE % FILTERED)
        out = self.pptplab('run', 'office.toml').stdout
        self.assertRegex(out, r'failed\.no-address +2\b')
        self.assertIn('733', out)
        self.assertIn('20091', out)
        self.assertIn('unable to acquire an IP Address from the DHCP Server to be used on the Server', out)

    def test_a_start_of_the_service_forgets_leases_before_sp4(self):
        twice = 'addressing = "dhcp"\ndhcp.pool_size = 3\nrestart_at = "30s"\nrestart_takes = "10s"\nservice_pack = "%s"'
        seen = self.run_json(twice % 'sp3')
        self.assertEqual(seen['outcomes']['failed.no-address'], 2)
        self.assertEqual(self.events(seen)[20092], 1)
        self.assertEqual(self.events(seen)[20091], 1)
        self.assertEqual(self.run_json(twice % 'sp4')['outcomes']['connected'], 2)

    def test_a_duplicate_address_is_not_projected(self):
        for product, event in ('rras', 20050), ('ras', 20053):
            seen = self.run_json(f'taken_addresses = 1\nproduct = "{product}"')
            self.assertEqual(seen['outcomes']['failed.projection'], 1)
            self.assertEqual(seen['outcomes']['connected'], 1)
            self.assertEqual(self.errors(seen)['failed.projection'], 629)
            self.assertEqual(self.events(seen)[event], 1)

    def test_what_does_not_fit_is_told(self):
        for server, says in (
                ('addressing = "dchp"', 'the nearest is dhcp'),
                ('addressing = "dhcp"\ndhcp.poolsize = 3', 'unknown key server.dhcp.poolsize = 3; the nearest is server.dhcp.pool_size'),
                ('addressing = "dhcp"\ndhcp.pool_size = -1', 'server.dhcp.pool_size = -1'),
                ('addressing = "dhcp"\ndhcp.lease_time = "0s"', 'server.dhcp.lease_time = "0s"'),
                ('dhcp.retry = "1min"', 'server.dhcp.retry needs server.addressing = "dhcp"'),
                ('addressing = "dhcp"\ntaken_addresses = 1', 'server.taken_addresses is of a static pool'),
                ('empty_pool_error = "718"', 'server.empty_pool_error'),
                ('filtering_stops_at = "1s"', 'needs server.registry.PPTPFiltering = 1')):
            with self.subTest(server):
                self.write('office.toml', OFFICE % server)
                done = self.pptplab('check', 'office.toml', code=2, says=says)
                self.assertIn('office.toml:', done.stderr)

    def test_the_call_engine_knows_no_second_set_of_leases(self):
        self.write('office.toml', OFFICE % 'addressing = "dhcp"\nrestart_at = "30s"')
        self.pptplab('check', 'office.toml', '--set', 'scenario.engine=call', code=2,
                     says='server.restart_at needs scenario.engine = "packet"')
