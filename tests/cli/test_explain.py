# SPDX-License-Identifier: GPL-2.0-only
"""list and explain from outside: the catalogue, errors, events, articles, the walk, a scenario."""

import shlex
import tomllib

from harness import ROOT, Case

EXPERIMENTS = ROOT / 'experiments'
BLOCKED = ROOT / 'experiments/q162847-gre-blocked/experiment.toml'


# Log-on, hang-up and the server's own lease, of RAS and of RRAS: of calls that go well, too.
USUAL_EVENTS = {20017, 20014, 20019, 20016, 20092, 20088}

# An experiment that tries an article's remedy against what another article explains.
REMEDY_OF_ANOTHER = {'q162847-retransmissions': 'Q219353'}


def option(value):
    """A value of a TOML file as --set takes it."""
    if isinstance(value, dict):
        return '{ %s }' % ', '.join(f'{key} = {option(each)}' for key, each in value.items())
    if isinstance(value, list):
        return '[%s]' % ', '.join(option(each) for each in value)
    return f'"{value}"' if isinstance(value, str) else str(value)


def failing_cells():
    """A cell for each outcome that an experiment with packets expects: file, article, outcome and --set words."""
    for path in sorted(EXPERIMENTS.glob('q*/*.toml')):
        written = tomllib.loads(path.read_text(encoding='utf-8'))
        met = set()
        for expect in written.get('expect', []) if written['scenario'].get('engine') == 'packet' else []:
            metric = expect['metric']
            fails = metric.startswith(('failed.', 'refused.', 'connected.no-data')) and expect.get('between', [0])[0] > 0
            if fails and metric not in met:
                met.add(metric)
                settings = expect.get('at', {}).items()
                sets = [word for key, value in settings for word in ('--set', f'{key}={option(value)}')]
                yield path, path.parent.name.split('-')[0].upper(), metric, sets


class List(Case):
    def test_each_article_has_title_levels_mechanism_and_experiment(self):
        articles = {each['article']: each for each in self.json('list', '--articles', '--json')['articles']}
        q194465 = articles['Q194465']
        self.assertEqual((q194465['introduced'], q194465['fixed']), ('rtm', 'sp4'))
        self.assertEqual(q194465['experiments'], ['q194465-netbeui-cleanup'])
        self.assertTrue(q194465['simulated'] and q194465['title'] and q194465['product'] and q194465['mechanism'])
        self.assertFalse(articles['Q234163']['simulated'] and not articles['Q234163']['mechanism'])
        self.assertLess({'Q162847', 'Q194465', 'Q233048', 'Q219380', 'Q251382'}, set(articles))

    def test_each_experiment_of_an_article_is_found_by_it(self):
        listed = self.json('list', '--json')
        known = {each['article'] for each in listed['articles']}
        for experiment in listed['experiments']:
            self.assertLessEqual(set(experiment['articles']), known, experiment)


class Explain(Case):
    def test_an_error_an_event_and_an_article_at_once(self):
        told = self.pptplab('explain', '721', '20050', 'q233048').stdout
        for part in ('error 721: Remote PPP peer is not responding.', 'q162847-gre-blocked',
                     'event 20050', 'could not be projected onto the network', 'Q233048:'):
            self.assertIn(part, told)

    def test_unknown_ones_name_the_nearest(self):
        self.pptplab('explain', '805', code=2, says='the nearest is 752')
        self.pptplab('explain', '20051', code=2, says='the nearest is 20050')
        self.pptplab('explain', 'Q194466', code=2, says='the nearest is Q194465')
        self.pptplab('explain', '--symptom', 'pong=yes', code=2, says='the nearest is ping')
        self.pptplab('explain', '721', '--symptom', 'ping=yes', code=2, says='one at a time')
        self.pptplab('explain', '--symptom', 'error=999', code=2, says='the nearest is 752')
        self.pptplab('explain', '721', '--set', 'server.ports=2', code=2, says='--scenario')

    def test_a_term_is_found_however_it_is_written(self):
        for words in (('busy', 'hour'), ('Busy-Hour',), ('peak hour',)):
            self.assertTrue(self.pptplab('explain', *words).stdout.startswith('busy hour: '), words)
        for word, term in (('GoS', 'grade of service'), ('B(N,A)', 'Erlang B'), ('blocking', 'Erlang B'), ('port', 'trunk')):
            self.assertEqual(self.json('explain', word, '--json')['explanations'][0]['subject'], term)
        told = self.pptplab('explain', 'erlang', '721', 'MaxConfigure').stdout
        for part in '\nerror 721: ', '\nMaxConfigure: ':
            self.assertIn(part, told)
        self.pptplab('explain', 'erlnag', code=2, says='the nearest term is erlang')

    def test_each_term_has_relatives_and_a_command_that_works(self):
        self.pptplab('init', '--short', 'my.toml')
        terms = self.json('explain', '--json')['terms']
        self.assertGreaterEqual(len(terms), 40)
        self.assertIn(terms[-1], self.pptplab('explain').stdout)
        told = self.json('explain', *terms, '--json')['explanations']
        self.assertEqual([each['subject'] for each in told], terms)
        names = [name.lower() for each in told for name in (each['subject'], *each['also'])]
        self.assertEqual(len(names), len(set(names)), 'two terms share a name')
        for each in told:
            self.assertTrue(each['text'] and each['source'], each)
            self.assertLessEqual(set(each['related']), set(terms), each['subject'])
        for command in {each['command'] for each in told}:
            with self.subTest(command=command):
                self.pptplab(*shlex.split(command)[1:])

    def test_the_article_gives_its_usual_reading_and_the_other(self):
        told = self.pptplab('explain', 'Q219380', 'Q251382').stdout
        self.assertIn('from sp4 on, first without it: sp5', told)
        self.assertIn('by another reading of the article: from rtm on', told)
        self.assertIn('SP5 on the server brings it', told)

    def test_an_empty_pool_may_be_717(self):
        told = self.pptplab('explain', '717').stdout
        self.assertIn('server.empty_pool_error = "717"', told)
        self.assertIn('event 20077', told)

    def test_answers_that_contradict_each_other_are_named(self):
        told = self.pptplab('explain', '--symptom', 'error=718', '--symptom', 'gre=to-server', code=1).stdout
        self.assertIn('No cause fits all that was told', told)
        self.assertIn('without error=718', told)
        self.assertIn('without gre=to-server', told)

    def test_many_causes_are_told_by_error(self):
        told = self.pptplab('explain', '--symptom', 'ping=yes').stdout
        self.assertIn('too many to be told at length', told)
        self.assertIn('error 721 (Q162847', told)

    def test_symptoms_lead_to_causes(self):
        walk = self.json('explain', '--symptom', 'ping=yes', '--symptom', 'error=721',
                         '--symptom', 'gre=unreachable', '--json')
        self.assertEqual([step['symptom'] for step in walk['steps']][:4], ['ping', 'error', 'ping-without-filter', 'gre'])
        self.assertEqual({cause['error'] for cause in walk['causes']}, {721})
        self.assertEqual(walk['causes'][0]['article'], 'Q162847')

    def test_a_scenario_is_explained_by_the_frames_of_its_calls(self):
        told = self.json('explain', '--scenario', BLOCKED, '--json')
        silent = next(each for each in told['outcomes'] if each['outcome'] == 'failed.peer-silent')
        self.assertEqual(silent['errors'], [721])
        self.assertEqual([(each['symptom'], each['answer'], each['frame']) for each in silent['findings']],
                         [('port-1723', 'open', 2), ('gre', 'unreachable', 11)])
        self.assertIn('--outcome failed.peer-silent', silent['trace'])
        self.assertTrue(silent['causes'])

    def test_a_cell_can_be_chosen_and_is_named(self):
        file = EXPERIMENTS / 'q219380-ndiswan-deadlock/experiment.toml'
        first = self.pptplab('explain', '--scenario', file).stdout
        self.assertIn('The first cell of the sweep (--set KEY=VALUE chooses another)', first)
        self.assertIn('server.service_pack = sp3', first)
        told = self.json('explain', '--scenario', file, '--set', 'server.service_pack=sp4', '--json')
        self.assertEqual(told['cell']['server.service_pack'], 'sp4')
        by_outcome = {each['outcome']: each for each in told['outcomes']}
        self.assertEqual(by_outcome['failed.hung-up']['attempts'], 1)
        self.assertEqual(by_outcome['failed.peer-silent']['attempts'], 7)
        for outcome in ('failed.hung-up', 'failed.peer-silent'):
            self.assertIn('Q219380', [cause['article'] for cause in by_outcome[outcome]['causes']])
        self.assertEqual(told['events']['20099'], 1)
        self.assertEqual(told['events']['20077'], 7)
        trace = by_outcome['failed.hung-up']['trace'].split()[1:]
        self.assertIn('nt31', self.pptplab(*trace).stdout)

    def test_each_experiment_is_explained_by_its_own_article_and_its_log(self):
        cells = list(failing_cells())
        self.assertGreater(len(cells), 15)
        for path, article, outcome, sets in cells:
            with self.subTest(file=str(path.relative_to(EXPERIMENTS)), outcome=outcome, sets=sets):
                told = self.json('explain', '--scenario', path, *sets, '--json')
                met = next(each for each in told['outcomes'] if each['outcome'] == outcome)
                self.assertTrue(met['causes'])
                if path.name != 'experiment.toml':  # may be about what is beside its article, or end calls by chance
                    continue
                explained = REMEDY_OF_ANOTHER.get(path.parent.name, article)
                self.assertIn(explained, [cause['article'] for cause in met['causes']])
                events = {event for each in told['outcomes'] for cause in each['causes']
                          for event in cause['events'] + cause['events_of_rras']}
                self.assertLessEqual({int(event) for event in told['events']} - USUAL_EVENTS, events)
