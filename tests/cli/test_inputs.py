# SPDX-License-Identifier: GPL-2.0-only
"""What is read on a bad day: empty words, pipes as files, texts that do not print, values that go too far."""

import os
import re
import shlex
import socket
import subprocess
import xml.etree.ElementTree

from harness import PROGRAM, Case, commands, run
from test_maps import SCENARIO as MAP
from test_scenario import SMALL

ESCAPE = '\x1b'
BIDI = '\u202e'
UNPRINTABLE = '[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]'
SWEPT = SMALL + '''[sweep]
"server.ports" = [1, 2]
"server.hunt" = ["lowest", "random"]
'''
PLOT = '''[[plot]]
title = "Refused"
y = "refused"
'''


def options_of(command):
    """Words that take a value: of each the name, and whether the command demands it."""
    found = []
    for line in run([PROGRAM, command, '--help']).stdout.splitlines():
        words = line.split()
        if re.match(r'  \S', line) and len(words) > 1 and (words[0].startswith('-') or words[0].isupper()):
            takes = words[1] if words[0].startswith('-') else words[0]
            if re.fullmatch(r'[A-Z][A-Z=:]*', takes):
                found.append((words[0].rstrip(':'), 'REQUIRED' in words))
    return found


class EmptyWords(Case):
    def test_no_option_of_any_command_takes_an_empty_word(self):
        tried = 0
        for command in commands():
            options = options_of(command)
            for name, _ in options:
                words = []
                for other, required in options:
                    if required and other != name:
                        words += ['x'] if other[0] != '-' else [other, 'x']
                words += [''] if name[0] != '-' else [name, '']
                with self.subTest(command=command, option=name):
                    told = self.pptplab(command, *words, code=2).stderr
                    self.assertRegex(told, 'must not be empty|not in range')
                tried += 1
        self.assertGreater(tried, 40)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_database_is_a_file(self):
        self.write('small.toml', SMALL)
        for name in ':memory:', 'file:x.db', 'file::memory:?cache=shared':
            for command in (['sweep', 'small.toml', '--db', name], ['show', name], ['export', name]):
                self.pptplab(*command, code=2, says='names no file that keeps results')
        self.pptplab('sweep', 'small.toml', '--db', './:memory:')
        self.assertTrue((self.folder / ':memory:').is_file())


class NoPlainFiles(Case):
    def setUp(self):
        super().setUp()
        os.mkfifo(self.folder / 'pipe')
        (self.folder / 'folder').mkdir()
        listening = socket.socket(socket.AF_UNIX)
        self.addCleanup(listening.close)
        listening.bind(os.path.relpath(self.folder / 'socket'))

    def test_whatever_is_read_is_a_plain_file(self):
        holding = SMALL.replace('{ exponential = "30s" }', '{ empirical = "NAME" }')
        trace = SMALL[:SMALL.index('arrival_rate')] + 'trace = "NAME"\n'
        kinds = {'pipe': 'is a pipe', '/dev/zero': 'is a device', 'folder': 'is a directory', 'socket': 'is a socket'}
        self.write('map.toml', SMALL + '[topology]\nkind = "provider-map"\nfile = "pipe"\n')
        self.pptplab('check', 'map.toml', '--engine', 'packet', code=2, says='is a pipe', timeout=20)
        for name, says in kinds.items():
            with self.subTest(name):
                for command in 'check', 'trace':
                    self.pptplab(command, name, code=2, says=says, timeout=20)
                self.pptplab('show', name, code=2, timeout=20)
                for text in holding, trace, SMALL + 'profile = "NAME"\n':
                    self.write('names.toml', text.replace('NAME', name))
                    self.pptplab('check', 'names.toml', code=2, says=says, timeout=20)

    def test_a_database_is_not_made_of_a_pipe_or_a_device(self):
        self.write('small.toml', SMALL)
        for name in 'pipe', '/dev/null':
            self.pptplab('sweep', 'small.toml', '--db', name, code=2, says='wanted is a result database', timeout=20)


class Texts(Case):
    def test_a_text_of_a_file_is_one_line_that_prints(self):
        for escaped in r'\u001b[31m', r'\u009b2J', r'\n', r'\u0000', r'\u202e', r'\u2066', r'\u007f':
            self.write('names.toml', SMALL.replace('"office"', f'"off{escaped}ice"'))
            done = self.pptplab('check', 'names.toml', code=2, says='names.toml:7: ')
            self.assertIn('does not print', done.stderr)
            self.assertNotRegex(done.stderr, UNPRINTABLE)
        self.write('keys.toml', SMALL + '"a\\u001bb" = 1\n')
        self.pptplab('check', 'keys.toml', code=2, says='keys.toml:11: ')
        self.write('small.toml', SMALL)
        self.pptplab('check', 'small.toml', '--set', f'clients.name={ESCAPE}[31m', code=2, says='does not print')

    def test_no_name_of_a_file_or_word_of_a_command_moves_the_cursor(self):
        for name in f'a{ESCAPE}[2J.toml', f'a{BIDI}.toml', os.fsdecode(b'a\xff\xc2\x9b.toml'):
            self.write(name, SMALL)
            for command in (['check', name], ['check', name + 'x'], ['run', name], ['explain', '--scenario', name],
                            ['check', name, '--set', f'{ESCAPE}.x=1'], [name], ['check', '--' + name]):
                done = subprocess.run([PROGRAM, *command], cwd=self.folder, capture_output=True, timeout=60)
                for text in done.stdout, done.stderr:
                    self.assertNotRegex(text.decode(), UNPRINTABLE)

    def test_answers_in_json_can_be_read_whatever_the_file_is_called(self):
        name = os.fsdecode(b'a\xff.toml')
        self.write(name, SMALL)
        for command in (['run', name, '--json'], ['explain', '--scenario', name, '--json'], ['paths', name, '--json'],
                        ['trace', name, '--engine', 'packet', '--json']):
            self.json(*command)

    def test_pictures_of_a_map_are_well_formed_whatever_its_labels_say(self):
        nodes = ''.join(f'node [ id {i} label "a&#27;[2J&#x202E;{i}<&amp;" ]\n' for i in range(3))
        self.write('map.gml', f'graph [\n{nodes}edge [ source 0 target 1 ]\nedge [ source 1 target 2 ]\n]\n')
        self.write('map.toml', MAP % 'map.gml')
        done = self.pptplab('paths', 'map.toml', '--out', 'out')
        self.assertNotRegex(done.stdout + done.stderr, UNPRINTABLE)
        drawn = [*(self.folder / 'out').glob('*.svg'), *(self.folder / 'out').glob('*.graphml')]
        self.assertGreater(len(drawn), 1)
        for each in drawn:
            xml.etree.ElementTree.parse(each)
            self.assertNotRegex(each.read_text(), UNPRINTABLE)

    def test_a_command_to_be_repeated_is_quoted_for_the_shell(self):
        name = "it's $HOME `x`.toml"
        self.write(name, SMALL)
        told = self.json('explain', '--scenario', name, '--json', '--engine', 'packet',
                         '--set', 'scenario.duration=2000s')
        lines = [outcome['paths'] for outcome in told['outcomes'] if 'paths' in outcome]
        self.assertTrue(lines)
        for line in lines:
            self.assertEqual(shlex.split(line)[2], name)


class Depth(Case):
    def test_what_goes_too_deep_is_told_with_its_line(self):
        dotted = '.'.join(['a'] * 14000)
        for text in f'{dotted} = 1', f'[{dotted}]', f'[[{dotted}]]', f'x = {{ {dotted} = 1 }}':
            self.write('deep.toml', SMALL + f'# {dotted}\n{text}\n')
            self.pptplab('check', 'deep.toml', code=2, says='deep.toml:12: more than 32 parts of a dotted key')
        for text in '[' * 90000, '{a=' * 90000:
            self.write('deep.toml', SMALL + f'# {dotted}\nx = {text}\n')
            self.pptplab('trace', 'deep.toml', code=2, says='deep.toml:12: more than 32 brackets within each other')
        self.write('small.toml', SMALL)
        self.pptplab('check', 'small.toml', '--set', dotted + '=1', code=2, says='has more than 32 parts')
        self.pptplab('check', 'small.toml', '--set', 'server.ports=' + '[' * 90000, code=2, says='brackets within')
        self.write('sweep.toml', SMALL + f'[sweep]\n"{dotted}" = [1, 2]\n')
        self.pptplab('check', 'sweep.toml', code=2, says='has more than 32 parts')

    def test_dots_and_brackets_that_nest_nothing_pass(self):
        self.write('flat.toml', 'question = """' + '[{.' * 200 + '"""\n' + SMALL + '# ' + '.' * 100 +
                   "\n[sweep]\n'server.ports' = [" + ', '.join(map(str, range(1, 200))) + ']\n')
        self.pptplab('check', 'flat.toml')


class Plots(Case):
    def wrong(self, plot, says):
        self.write('plot.toml', SWEPT + PLOT + plot)
        self.pptplab('check', 'plot.toml', code=2, says=says)

    def test_a_picture_that_cannot_be_drawn_is_found_before_anything_runs(self):
        self.wrong('x = "server.hunt"\nkind = "curves"\n', 'plot.toml:14: plot: no value of x = "server.hunt" is a number')
        self.wrong('x = "server.hunt"\nseries = "server.hunt"\n', 'server.hunt is shown twice')
        self.wrong('kind = "curve"\n', 'kind "curve" must be one of chosen, curves, bars')
        self.wrong('kind = "timeline"\n', 'none of their keys is swept here')
        self.wrong('kind = "heat-map"\npanels = "server.hunt"\n', 'a heat-map has no panels')
        self.wrong('x = "offered_load"\nstacked = true\n', 'not on offered_load')
        self.write('zero.toml', SMALL + '[sweep]\n"clients.netbeui_share" = [0, 0.5]\n' +
                   PLOT + 'x = "clients.netbeui_share"\nlog = "x"\n')
        self.pptplab('check', 'zero.toml', code=2, says='has no place on a logarithmic axis')
        self.write('good.toml', SWEPT + PLOT + 'x = "server.ports"\nseries = "server.hunt"\n')
        self.pptplab('check', 'good.toml')

    def test_a_picture_that_fails_is_left_out_of_the_report_by_name(self):
        text = SWEPT.replace('"server.hunt" = ["lowest", "random"]\n', '')
        self.write('experiments/mine/experiment.toml', 'question = "What & <why>?"\n' + text +
                   '[[plot]]\ntitle = "Refused on https://x"\nx = "server.ports"\ny = "refused"\n')
        where = {'PPTPLAB_ROOT': str(self.folder)}
        self.pptplab('reproduce', 'mine', '--out', 'out', '--quick', environment=where)
        self.assertEqual(self.page('out/report.html').count('<figure'), 1)
        xml.etree.ElementTree.parse(self.folder / 'out/mine/experiment-1.svg')
        done = self.pptplab('reproduce', 'mine', '--out', 'out', '--quick', code=1,
                            environment={**where, 'PATH': str(self.folder)})
        self.assertIn('picture "Refused on https://x" is left out: gnuplot is not installed', done.stderr)
        report = self.page('out/report.html')
        self.assertIn('is left out', report)
        self.assertEqual(report.count('<figure'), 0)


class Sizes(Case):
    def asked(self, *settings):
        options = [word for setting in settings for word in ('--set', setting)]
        self.write('small.toml', SMALL)
        answer = self.json('run', 'small.toml', '--json', '--set', 'scenario.duration=100s',
                           '--set', 'scenario.warm_up=0s', '--set', 'clients.netbeui_share=0',
                           '--set', 'server.overflow_count=1000', *options)
        return answer['metrics']['servers_asked']

    def test_a_long_line_of_servers_is_quick_and_says_what_it_leaves_out(self):
        self.assertGreaterEqual(self.asked()['exact'], 1)
        self.assertIn('for each of 1001 servers in turn', self.asked('clients.arrival_rate=20/s')['no_exact'])
