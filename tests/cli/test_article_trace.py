# SPDX-License-Identifier: GPL-2.0-only
"""The trace of a GRE-blocked call, frame by frame beside the one that Q162847 prints."""

from harness import Case, ROOT

EXPERIMENT = ROOT / 'experiments/q162847-gre-blocked/experiment.toml'

# As printed there: frame, seconds, from, to, protocol; TCP's flags, length, first and last sequence number,
# acknowledgment; LCP's code, identifier and length. 00 is the caller, E8 the provider's side of its line, 20 its NDISWAN.
ARTICLE = [
    (1, 5.364, '00', 'E8', 'TCP', {'flags': '....S.'}),
    (2, 5.614, 'E8', '00', 'TCP', {'flags': '.A..S.'}),
    (3, 5.614, '00', 'E8', 'TCP', {'flags': '.A....', 'length': 0, 'sequence': 168021101, 'last_sequence': 168021101,
                                   'acknowledgment': 460753}),
    (4, 5.630, '00', 'E8', 'TCP', {'flags': '.AP...', 'length': 156, 'sequence': 168021101,
                                   'last_sequence': 168021256, 'acknowledgment': 460753}),
    (5, 6.130, 'E8', '00', 'TCP', {'flags': '.AP...', 'length': 156, 'sequence': 460753, 'last_sequence': 460908,
                                   'acknowledgment': 168021257}),
    (6, 6.145, '00', 'E8', 'TCP', {'flags': '.AP...', 'length': 168, 'sequence': 168021257,
                                   'last_sequence': 168021424, 'acknowledgment': 460909}),
    (7, 6.520, 'E8', '00', 'TCP', {'flags': '.AP...', 'length': 32, 'sequence': 460909, 'last_sequence': 460940,
                                   'acknowledgment': 168021425}),
    (8, 6.536, '00', 'E8', 'TCP', {'flags': '.AP...', 'length': 24, 'sequence': 168021425,
                                   'last_sequence': 168021448, 'acknowledgment': 460941}),
    (9, 6.536, '20', '20', 'LCP', {'code': 'Configure-Request', 'identifier': 0, 'length': 17}),
    (10, 6.536, '00', 'E8', 'LCP', {'code': 'Configure-Request', 'identifier': 0, 'length': 17}),
    (11, 6.833, 'E8', '00', 'ICMP', {'type': 3}),
    (12, 6.942, 'E8', '00', 'TCP', {'flags': '.A....', 'length': 0, 'sequence': 460941, 'last_sequence': 460941,
                                    'acknowledgment': 168021449}),
]
FIRST_OF_CLIENT = 168021100  # sequence number of its SYN
FIRST_OF_SERVER = 460752
WITHIN = 0.020  # seconds


class ArticleTrace(Case):
    @classmethod
    def setUpClass(cls):
        case = cls('trace')
        case.setUp()
        cls.call, = case.json('trace', EXPERIMENT, '--json')['calls']
        case.doCleanups()

    def trace(self):
        """Only to run the program once for all tests."""

    def frame(self, number):
        return self.call['frames'][number - 1]

    def layer(self, number, protocol):
        found = [layer for layer in self.frame(number)['layers'] if layer['protocol'] == protocol]
        self.assertTrue(found, f'frame {number} has no {protocol}')
        return found[0]

    def direction(self, number):
        frame = self.frame(number)
        if frame['adapter']:
            return frame['from'][:2], frame['to'][:2]
        return ('00', 'E8') if frame['from'] == 'client' else ('E8', '00') if frame['to'] == 'client' else None

    def test_order_direction_and_protocols_are_those_of_the_article(self):
        for number, _, source, target, protocol, _ in ARTICLE:
            with self.subTest(frame=number):
                self.assertEqual(self.direction(number), (source, target))
                self.layer(number, protocol)

    def test_flags_lengths_and_sequence_numbers_are_those_of_the_article(self):
        for number, _, source, _, protocol, fields in ARTICLE:
            own, peer = (FIRST_OF_CLIENT, FIRST_OF_SERVER) if source == '00' else (FIRST_OF_SERVER, FIRST_OF_CLIENT)
            layer = self.layer(number, protocol)
            for name, value in fields.items():
                with self.subTest(frame=number, field=name):
                    first = {'sequence': own, 'last_sequence': own, 'acknowledgment': peer}.get(name, 0)
                    self.assertEqual(layer[name], value - first if first else value)

    def test_times_are_within_20_ms_of_the_article(self):
        for number, time, *_ in ARTICLE:
            with self.subTest(frame=number):
                self.assertAlmostEqual(self.frame(number)['time'], time - ARTICLE[0][1], delta=WITHIN)

    def test_frame_10_is_gre_for_call_id_0_in_an_ip_packet_of_53(self):
        self.assertEqual(self.layer(10, 47)['length'], 53)
        gre = self.layer(10, 'GRE')
        self.assertEqual((gre['flags'], gre['length'], gre['call_id']), ('..KS............', 21, 0))

    def test_frame_11_names_frame_10_and_comes_from_the_device_that_blocks(self):
        self.assertEqual(self.frame(11)['see'], 10)
        self.assertEqual(self.layer(11, 'ICMP')['quoted_protocol'], 47)
        self.assertNotEqual(self.frame(11)['from'], 'server')

    def test_the_caller_is_told_error_721(self):
        self.assertEqual(self.call['outcome'], 'failed.peer-silent')
