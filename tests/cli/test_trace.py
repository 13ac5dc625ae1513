# SPDX-License-Identifier: GPL-2.0-only
"""trace: frame tables and ladder diagrams of chosen calls."""

import json
import xml.etree.ElementTree

from harness import Case

SMALL = '''[scenario]
duration = "10min"
[server]
ports = 1
[[clients]]
name = "office"
count = 3
idle_time = { exponential = "20s" }
holding = { exponential = "20s" }
'''


class Trace(Case):
    def setUp(self):
        super().setUp()
        self.write('small.toml', SMALL)

    def test_table_and_ladder_of_the_first_call_are_printed(self):
        out = self.pptplab('trace', 'small.toml').stdout
        self.assertIn('call 1 of office-', out)
        self.assertIn('Start-Control-Connection-Request (156)', out)
        self.assertIn('|<-2-', out)

    def test_the_same_scenario_gives_the_same_trace(self):
        self.assertEqual(*(self.pptplab('trace', 'small.toml', '--call', '2').stdout for _ in range(2)))

    def test_calls_are_chosen_by_outcome_number_and_client(self):
        refused = self.json('trace', 'small.toml', '--outcome', 'refused.no-port', '--first', '2', '--json')['calls']
        self.assertEqual([call['outcome'] for call in refused], ['refused.no-port'] * 2)
        one, = self.json('trace', 'small.toml', '--call', '7', '--json')['calls']
        self.assertEqual(one['call'], 7)
        of_client = self.json('trace', 'small.toml', '--client', 'office-3', '--first', '3', '--json')['calls']
        self.assertEqual({call['client'] for call in of_client}, {'office-3'})
        self.assertEqual(len(of_client), 3)

    def test_a_call_is_written_as_text_json_picture_and_capture(self):
        printed = self.pptplab('trace', 'small.toml', '--call', '1', '--out', 'out').stdout
        self.assertEqual((self.folder / 'out/call-1.txt').read_text(), printed)
        frames = json.loads((self.folder / 'out/call-1.json').read_text())['frames']
        picture = xml.etree.ElementTree.parse(self.folder / 'out/call-1.svg')
        tips = [each for each in picture.iter() if each.get('class') == 'tip']
        self.assertEqual(len(tips), len(frames))
        again = self.json('trace', 'out/call-1.pcap', '--json')
        self.assertEqual(again['frames'], frames)

    def test_without_such_a_call_the_outcomes_there_were_are_told(self):
        done = self.pptplab('trace', 'small.toml', '--outcome', 'failed.password', code=1, says='no such call')
        self.assertRegex(done.stderr, r'connected +\d+\n')
        self.assertRegex(done.stderr, r'refused.no-port +\d+\n')
        self.pptplab('trace', 'small.toml', '--client', 'ofice-1', code=1, says='the nearest is office-1')

    def test_wrong_use_is_told(self):
        self.pptplab('trace', 'small.toml', '--outcome', 'refused.clean', code=2, says='nearest is refused.cleanup')
        self.pptplab('trace', 'small.toml', '--engine', 'call', code=2, says='the call engine has no packets')
        self.pptplab('trace', 'small.toml', '--first', '0', code=2, says='--first')
        self.pptplab('trace', 'missing.toml', code=2, says='no such file')
        self.write('taken', '')
        self.pptplab('trace', 'small.toml', '--out', 'taken/folder', code=2, says='cannot be written')

    def test_captures_that_are_none_are_told(self):
        self.write('bad.pcap', '')
        (self.folder / 'bad.pcap').write_bytes(b'\xd4\xc3\xb2\xa1' + b'\xff' * 30)
        self.pptplab('trace', 'bad.pcap', code=2, says='bad.pcap: no capture')
