# SPDX-License-Identifier: GPL-2.0-only
"""pptplab plot: pictures of sweeps by their axes, as files, and what it says when there is none."""

import unittest
import xml.etree.ElementTree

from harness import Case

HEAD = '''[scenario]
duration = "3h"
warm_up = "10min"
[server]
ports = 4
cleanup = "4s"
setup_time = "1s"
[[clients]]
name = "office"
arrival_rate = "12/h"
holding = { exponential = "20min" }
netbeui_share = 0.5
redial = { probability = 0.5, pause = { exponential = "1min" } }
'''
PORTS = '"server.ports" = [2, 3, 4]\n'
LEVELS = '"server.service_pack" = ["sp3", "sp4"]\n'
PAUSES = '"clients.redial.pause" = [{ exponential = "1min" }, { exponential = "5min" }]\n'
MANY = '"server.ports" = [1, 2, 3, 4, 5, 6]\n"clients.netbeui_share" = [0, 0.1, 0.2, 0.3, 0.4, 0.5]\n'


def texts_in(svg):
    tree = xml.etree.ElementTree.parse(svg)
    return [''.join(text.itertext()) for text in tree.iter('{http://www.w3.org/2000/svg}text')]


class Plot(Case):
    def sweep(self, lines):
        self.write('own.toml', HEAD + ('[sweep]\n' + lines if lines else ''))
        self.pptplab('sweep', 'own.toml', '--db', 'own.db', '--jobs', '1')

    def plot(self, *arguments, **expectations):
        """The files that it names, by their suffix."""
        done = self.pptplab('plot', 'own.db', *arguments, **expectations)
        files = [self.folder / line for line in done.stdout.splitlines()]
        for file in files:
            self.assertGreater(file.stat().st_size, 100, file)
        return {file.suffix[1:]: file for file in files}, done.stderr

    def test_one_axis_is_curves_with_exact_values_in_words_of_people(self):
        self.sweep(PORTS)
        files, _ = self.plot()
        self.assertEqual(set(files), {'svg', 'csv', 'gp'})
        told = texts_in(files['svg'])
        self.assertIn('Attempts refused, by ports', told)
        self.assertIn('attempts refused (%)', told)
        for text in told:
            self.assertNotRegex(text, r'server\.|_|clients\.')
        self.assertRegex(files['csv'].read_text(), '"attempts refused",2,0')

    def test_axes_decide_what_is_drawn_and_options_overrule_them(self):
        self.sweep(PORTS + LEVELS + PAUSES)
        files, notes = self.plot()
        told = texts_in(files['svg'])
        for text in 'SP3', 'SP4', 'mean pause 1 min', 'mean pause 5 min':
            self.assertIn(text, told)
        self.assertEqual(notes, '')
        files, _ = self.plot('refused.cleanup', '--series', 'clients.redial.pause', '--at', 'server.service_pack=sp3',
                             '--title', 'Mine', '--log', 'y', '--out', 'deep/er')
        self.assertEqual(files['svg'], self.folder / 'deep/er/own-refused.cleanup.svg')
        told = texts_in(files['svg'])
        self.assertIn('Mine', told)
        self.assertNotIn('SP3', told)
        for kind, text in (('tornado', 'greatest setting'), ('timeline', 'released'), ('bars', 'ports'), ('heat-map', 'ports')):
            files, _ = self.plot('--kind', kind, '--out', kind)
            self.assertTrue(any(text in each for each in texts_in(files['svg'])), kind)

    def test_two_long_axes_are_a_heat_map_and_png_a_slide(self):
        self.sweep(MANY)
        files, _ = self.plot('--png')
        self.assertEqual(files['csv'].read_text().splitlines()[0], 'x,y,value,text,column,row')
        octets = files['png'].read_bytes()
        self.assertEqual(octets[:8], b'\x89PNG\r\n\x1a\n')
        self.assertEqual((int.from_bytes(octets[16:20], 'big'), int.from_bytes(octets[20:24], 'big')), (1600, 900))
        first = {suffix: file.read_bytes() for suffix, file in files.items()}
        again, _ = self.plot('--png', '--out', 'again')
        self.assertEqual({suffix: file.read_bytes() for suffix, file in again.items()}, first)

    def test_a_single_cell_is_bars_by_cause_and_the_database_stays_as_it_is(self):
        self.sweep('')
        before = (self.folder / 'own.db').read_bytes()
        files, _ = self.plot()
        self.assertIn('no port idle', texts_in(files['svg']))
        self.assertEqual((self.folder / 'own.db').read_bytes(), before)

    def test_what_is_wrong_is_said(self):
        self.sweep(PORTS + LEVELS)
        self.plot('refusd', code=2, says='the nearest is refused')
        self.plot('--x', 'server.hunt', code=2, says='--x server.hunt: not swept in own.db; that is server.ports')
        self.plot('--at', 'server.ports', code=2, says='must be KEY=VALUE')
        self.plot('--at', 'server.ports=9', code=2, says='no cell has all the settings of at')
        self.plot('--kind', 'pie', code=2, says='none of chosen, curves')
        self.plot('--log', 'z', code=2, says='must be x or y')
        self.plot('--grid', 'other', code=2, says='no grid')
        self.plot('--where', 'server.ports > 9', code=2, says='no finished cell')
        self.plot('reconnect.time', code=2, says='was seen in no cell')
        self.write('own.db', 'no database')
        self.plot(code=2, says='own.db')
        self.pptplab('plot', 'none.db', code=2, says='none.db')

    def test_without_gnuplot_the_numbers_and_the_script_are_there(self):
        self.sweep(PORTS)
        self.plot(code=2, says='gnuplot is not installed', environment={'PATH': str(self.folder)})
        self.assertTrue((self.folder / 'own-plot.gp').exists())
        self.assertTrue((self.folder / 'own-plot.csv').exists())


if __name__ == '__main__':
    unittest.main()
