# SPDX-License-Identifier: GPL-2.0-only
"""check, init, list: what the program says to right and wrong scenarios."""

import re

from harness import ROOT, Case

SMALL = '''[scenario]
duration = "20000s"
warm_up = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.1/s"
holding = { exponential = "30s" }
netbeui_share = 0.5
'''


class Scenario(Case):
    def setUp(self):
        super().setUp()
        self.write('small.toml', SMALL)

    def wrong(self, setting, says):
        self.pptplab('check', 'small.toml', '--set', setting, code=2, says=says)

    def test_a_misspelt_command_or_option_is_told_with_the_nearest(self):
        self.pptplab('chek', 'small.toml', code=2, says='unknown command chek; the nearest is check')
        self.pptplab('check', 'small.toml', '--sett', 'server.ports=3', code=2,
                     says='unknown option --sett; the nearest is --set')
        self.pptplab('capacity', '--busy-hours-erlangs=0.1', code=2, says='the nearest is --busy-hour-erlangs')

    def test_a_run_that_has_not_forgotten_its_empty_start_says_why_it_has_no_exact_value(self):
        short = ('run', 'small.toml', '--set', 'clients.holding=30s',
                 '--set', 'server.service_pack=sp4')
        whole = self.pptplab(*short).stdout
        self.assertIn('Exact by: Erlang B; error below 1e-12 of it', whole)
        self.assertIn('No exact value of setup_time, ports.busy, ports.peak, ports.all_busy: Erlang B does not tell it', whole)
        self.assertIn('No exact value: the run begins empty',
                      self.pptplab(*short, '--set', 'scenario.warm_up=0s', '--set', 'scenario.duration=200s').stdout)
        result = self.json(*short, '--set', 'scenario.warm_up=0s', '--set', 'scenario.duration=200s', '--json')
        self.assertIn('warm_up = ', result['no_exact'])
        self.assertIn('warm_up = ', result['metrics']['refused']['no_exact'])

    def test_whatever_has_no_exact_value_says_why_in_tables_too(self):
        weibull = ('--set', 'clients.interarrival={ weibull = { mean = "10s", shape = 0.5 } }')
        self.write('weibull.toml', SMALL.replace('arrival_rate = "0.1/s"\nholding', 'interarrival = "10s"\nholding')
                   .replace('netbeui_share = 0.5', ''))
        result = self.json('run', 'weibull.toml', *weibull, '--json')
        self.assertIn('Laplace transform', result['no_exact'])
        self.write('weibull.toml', (self.folder / 'weibull.toml').read_text() + '[sweep]\n"server.ports" = [3, 4]\n')
        self.pptplab('sweep', 'weibull.toml', *weibull, '--db', 'w.db')
        shown = self.pptplab('show', 'w.db').stdout
        self.assertIn('none [1]', shown)
        self.assertIn('[1] No exact value of refused: the Laplace transform', shown)

    def test_shares_of_groups_and_of_pausing_callers_have_exact_values(self):
        home = '[[clients]]\nname = "home"\narrival_rate = "0.05/s"\nholding = { exponential = "30s" }\n'
        redial = 'redial = { probability = 0.5, pause = { exponential = "60s" }, tries = 1 }\n'
        self.write('two.toml', (SMALL + redial + home + redial).replace('netbeui_share = 0.5\n', ''))
        metrics = self.json('run', 'two.toml', '--json')['metrics']
        for metric in 'refused.office', 'refused.home', 'callers.refused_first', 'callers.pausing':
            self.assertLess(abs(metrics[metric]['z']), 4.5, metric)
        self.assertGreater(metrics['callers.pausing']['exact'], 0.5)
        self.write('claim.toml', (self.folder / 'two.toml').read_text() +
                   '[sweep]\n"server.ports" = [4]\n[[expect]]\nmetric = "refused.hom"\nbetween = [0, 1]\n')
        self.pptplab('check', 'claim.toml', code=2, says='the nearest is refused.home')

    def test_a_good_scenario_passes(self):
        self.assertIn('good, 1 cell', self.pptplab('check', 'small.toml').stdout)

    def test_an_unknown_key_is_told_with_line_value_and_the_nearest_key(self):
        self.write('typo.toml', SMALL.replace('ports', 'prots'))
        self.pptplab('check', 'typo.toml', code=2,
                     says='typo.toml:5: unknown key server.prots = 4; the nearest is server.ports')

    def test_an_unknown_section_is_told(self):
        self.write('typo.toml', SMALL + '[swep]\n')
        self.pptplab('check', 'typo.toml', code=2, says='typo.toml:11: unknown section swep')

    def test_all_mistakes_are_told_in_one_go(self):
        self.write('bad.toml', SMALL.replace('= 4', '= 0').replace('20000s', '20000').replace('0.5', '5'))
        done = self.pptplab('check', 'bad.toml', code=2)
        self.assertEqual([line.split(':')[1] for line in done.stderr.splitlines()], ['2', '5', '10'])

    def test_a_wrong_unit_is_told_with_the_right_ones(self):
        self.wrong('clients.holding=10 bananas', '"10 bananas" must be a law')
        self.wrong('clients.arrival_rate=3s', 'in /s /min /h')
        self.wrong('scenario.duration=100', 'in ns us ms s min h d')
        self.wrong('clients.access.rate=5MBps', 'in bps kbps Mbps Gbps')

    def test_ports_are_1_to_256(self):
        for ports in 1, 256:
            self.pptplab('check', 'small.toml', '--set', f'server.ports={ports}')
        for ports in 0, 257, -1, '1.5', 'many':
            self.wrong(f'server.ports={ports}', 'must be an integer: 1..256 ports')

    def test_netbeui_stands_in_one_place(self):
        self.wrong('clients.protocols=["tcpip", "netbeui"]', 'must not stand beside netbeui')

    def test_a_line_may_be_one_of_those_of_the_time(self):
        self.wrong('clients.access.preset=modem-33', 'must be one of modem-14.4, modem-28.8, modem-33.6')
        self.write('modem.toml', SMALL + 'access.preset = "modem-33.6"\n')
        self.pptplab('check', 'modem.toml', '--engine', 'packet')

    def test_a_server_that_fails_is_one_of_them(self):
        self.wrong('server.failure.at=1d', 'must be less than scenario.duration')
        self.wrong('server.failure.server=2', 'server.failure.at is required when a server fails')
        self.pptplab('check', 'small.toml', '--set', 'server.failure.at=100s', '--set', 'server.failure.server=2',
                     code=2, says='server.failure.server = 2 must be at most server.count = 1')

    def test_a_source_is_infinite_or_finite(self):
        self.wrong('clients.count=3', 'exactly one of arrival_rate')
        self.write('none.toml', SMALL.replace('arrival_rate', '# arrival_rate'))
        self.pptplab('check', 'none.toml', code=2, says='it has none')

    def test_the_warm_up_lies_within_the_duration(self):
        self.wrong('scenario.warm_up=20000s', 'must be less than scenario.duration = "20000s"')

    def test_keys_of_the_other_engine_are_told(self):
        self.wrong('attributes."ns3::TcpSocket::SegmentSize"=536', 'need scenario.engine = "packet"')
        self.pptplab('check', 'small.toml', '--engine', 'packet', '--set', 'server.setup_time=1s', code=2,
                     says='the packet engine measures it')

    def test_keys_without_effect_are_named(self):
        done = self.pptplab('check', 'small.toml', '--set', 'clients.access.delay=50ms')
        self.assertIn('clients.office.access.delay has no effect on the call engine', done.stdout)

    def test_a_set_without_equals_is_told(self):
        self.wrong('server.ports', 'must be KEY=VALUE')

    def test_files_that_are_no_scenario_are_told(self):
        self.pptplab('check', 'missing.toml', code=2, says='missing.toml: no such file')
        self.pptplab('check', '.', code=2, says='is a directory')
        self.write('broken.toml', SMALL + '[sweep\n')
        self.pptplab('check', 'broken.toml', code=2, says='broken.toml:11: not TOML')
        self.write('empty.toml', '')
        self.pptplab('check', 'empty.toml', code=2, says='scenario.duration is required')
        self.write('binary.toml', '\0\1\2')
        self.pptplab('check', 'binary.toml', code=2, says='not TOML')

    def test_wrong_use_is_told(self):
        self.pptplab(code=2, says='--help')
        self.pptplab('chek', 'small.toml', code=2, says='the nearest is check')
        self.pptplab('check', code=2, says='FILE')
        self.pptplab('check', 'small.toml', '--sed', '3', code=2, says='--sed')
        self.pptplab('check', 'small.toml', '--seed', '-3', code=2, says='must be an integer')
        self.pptplab('check', 'small.toml', '--engine', 'packets', code=2, says='the nearest is packet')

    def test_help_and_version_are_no_mistakes(self):
        self.assertIn('reproduce', self.pptplab('--help').stdout)
        self.assertIn('--set', self.pptplab('check', '--help').stdout)

    def test_the_version_names_release_commit_and_ns3(self):
        release = (ROOT / 'VERSION').read_text().strip()
        text = self.pptplab('--version').stdout
        self.assertRegex(text, rf'^pptplab {re.escape(release)} \([\w.-]+\), ns-3 3\.\d+\n$')


class Init(Case):
    def test_the_example_runs_as_it_is_and_is_never_overwritten(self):
        self.pptplab('init', 'mine.toml')
        self.assertEqual(self.json('run', 'mine.toml', '--json')['engine'], 'call')
        self.pptplab('init', 'mine.toml', code=2, says='is there already')

    def test_a_place_that_cannot_be_written_is_told(self):
        self.pptplab('init', 'no/such/folder/x.toml', code=2, says='cannot be written')


class List(Case):
    def test_each_key_comes_with_type_range_default_and_meaning(self):
        keys = {key['key']: key for key in self.json('list', '--keys', '--json')['keys']}
        self.assertEqual(keys['server.ports']['range'], '1..256 ports')
        self.assertEqual(keys['server.ports']['default'], 'required')
        self.assertEqual(keys['server.hunt']['default'], '"lowest"')
        self.assertEqual(keys['server.setup_time']['engines'], 'call engine only')
        self.assertIn('server.ports', self.pptplab('list', '--keys').stdout)
        self.assertIn('modem-33.6', keys['clients.access.preset']['range'])
        self.assertEqual(keys['server.connect_timeout']['default'], '"45s"')

    def test_the_page_of_keys_is_what_the_program_says(self):
        page = self.pptplab('list', '--keys', '--markdown').stdout
        self.assertEqual((ROOT / 'sim/scenario/KEYS.md').read_text(), page,
                         './pptplab list --keys --markdown >sim/scenario/KEYS.md')
        self.pptplab('list', '--markdown', code=2, says='--keys')

    def test_the_keys_that_hold_inferences_are_there(self):
        keys = [key['key'] for key in self.json('list', '--keys', '--json')['keys']]
        text = (ROOT / 'models/SOURCES.md').read_text()
        for name in re.findall(r'`((?:server|clients|topology|nat|registry|tcp)\.[\w.]+)', text):
            self.assertTrue(any(f'.{key}.'.find(f'.{name.strip(".")}.') >= 0 for key in keys), name)

    def test_experiments_and_articles_belong_together(self):
        listed = self.json('list', '--json')
        names = {each['name']: each['articles'] for each in listed['experiments']}
        self.assertEqual(names['q194465-netbeui-cleanup'], ['Q194465'])
        articles = {each['article']: each['experiments'] for each in listed['articles']}
        self.assertIn('q194465-netbeui-cleanup', articles['Q194465'])
