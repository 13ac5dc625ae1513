# SPDX-License-Identifier: GPL-2.0-only
"""list and explain from outside: the catalogue, errors, events, articles, the walk, a scenario."""

from harness import ROOT, Case

BLOCKED = ROOT / 'experiments/q162847-gre-blocked/experiment.toml'


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
        self.pptplab('explain', '806', code=2, says='the nearest is 752')
        self.pptplab('explain', '20051', code=2, says='the nearest is 20050')
        self.pptplab('explain', 'Q194466', code=2, says='the nearest is Q194465')
        self.pptplab('explain', '--symptom', 'pong=yes', code=2, says='the nearest is ping')
        self.pptplab('explain', '721', '--symptom', 'ping=yes', code=2, says='one at a time')

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
