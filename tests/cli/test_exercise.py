# SPDX-License-Identifier: GPL-2.0-only
"""exercise and grade: a sheet and a class from hand-out to points."""

import csv
import io

from harness import Case


class Exercise(Case):
    def answers(self, *sheets):
        """What the teacher is told, by student and item."""
        found = self.json('grade', *sheets, '--answers', '--json')
        return {(sheet['student'], item['item']): item for sheet in found['sheets'] for item in sheet['items']}

    def fill(self, name, answers):
        text = (self.folder / name).read_text()
        for item, answer in answers.items():
            text = text.replace(f'answer {item}:', f'answer {item}: {answer}')
        (self.folder / name).write_text(text)

    def test_a_sheet_is_filled_in_and_graded(self):
        self.pptplab('exercise', 2, '--student', 'Jürgen M.', '--out', 'sheet.txt')
        empty = self.json('grade', 'sheet.txt', '--json')['sheets'][0]
        self.assertEqual((empty['points'], empty['of']), (0, 12))
        right = {item: f"{told['right']:.9g}" for (_, item), told in self.answers('sheet.txt').items()}
        self.fill('sheet.txt', {**right, '2.2': 'twelve', '2.4': ''})
        text = self.pptplab('grade', 'sheet.txt').stdout
        for part in 'Jürgen M., lesson 2: 8 of 12 points', '"twelve": Not read', '0 points  No answer.':
            self.assertIn(part, text)
        self.assertNotIn('right:', text)
        self.assertIn('load = users x calls an hour', self.pptplab('grade', 'sheet.txt', '--answers').stdout)

    def test_numbers_differ_by_student_and_stay(self):
        first = self.pptplab('exercise', 1, '--student', 'ann').stdout
        self.assertEqual(first, self.pptplab('exercise', 1, '--student', 'ann').stdout)
        self.assertNotEqual(first.replace('ann', 'bob'), self.pptplab('exercise', 1, '--student', 'bob').stdout)

    def test_a_class_is_handed_out_and_in(self):
        self.write('ids.txt', 'ann\nbob\nzoë k.\n')
        done = self.pptplab('exercise', 5, '--class', 'ids.txt', '--out', 'sheets')
        self.assertIn('pptplab grade sheets/*.txt', done.stdout)
        done = self.pptplab('exercise', 5, '--class', 'ids.txt', '--out', 'my class')
        self.assertIn("pptplab grade 'my class'/*.txt", done.stdout)
        sheets = sorted(path.relative_to(self.folder) for path in (self.folder / 'sheets').iterdir())
        self.assertEqual(len(sheets), 3)
        told = self.answers(*sheets)
        for student, name in ('ann', 'lesson-5-ann.txt'), ('bob', 'lesson-5-bob.txt'):
            seconds = int(told[student, '5.3']['right'])
            self.fill(f'sheets/{name}', {'5.3': f'{seconds:x}'})
        text = self.pptplab('grade', *sheets).stdout
        for part in 'hexadecimal read as decimal. The number', 'Lesson 5: timers', 'mean: 0.7 of 12 points', \
                '2 x  hexadecimal read as decimal':
            self.assertIn(part, text)

    def test_a_table_of_a_class_is_graded_too(self):
        self.write('ids.txt', 'ann\nbob\n')
        self.pptplab('exercise', 6, '--class', 'ids.txt', '--csv', '--out', 'class.csv')
        told = self.answers('class.csv')
        rows = list(csv.DictReader(io.StringIO((self.folder / 'class.csv').read_text())))
        for row in rows:
            row['6.5'] = str(int(told[row['student'], '6.5']['right']))
        with (self.folder / 'class.csv').open('w') as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            table.writerows(rows)
        found = list(csv.DictReader(io.StringIO(self.pptplab('grade', 'class.csv', '--csv').stdout)))
        self.assertEqual([row['verdict'] for row in found if row['item'] == '6.5'], ['right', 'right'])
        self.assertEqual(sum(int(row['points']) for row in found), 4)

    def test_changed_sheets_are_told_and_the_others_graded(self):
        for student in 'ann', 'bob':
            self.pptplab('exercise', 3, '--student', student, '--out', f'{student}.txt')
        text = (self.folder / 'bob.txt').read_text()
        self.write('bob.txt', text.replace('calls an hour', 'calls a day', 1))
        done = self.pptplab('grade', 'bob.txt', 'ann.txt', code=2, says='bob.txt: was changed')
        self.assertIn('ann, lesson 3', done.stdout)
        self.assertNotIn('bob, lesson', done.stdout)
        self.write('old.txt', text.replace('version 1', 'version 0'))
        self.pptplab('grade', 'old.txt', code=2, says='of version 0 of the exercises')
        self.pptplab('grade', 'ann.txt', 'ann.txt', code=2, says='has handed in lesson 3 already')

    def test_wrong_use_tells_what_is_right(self):
        self.write('words.txt', 'Dear teacher,\n')
        self.write('twice.txt', 'ann\nann\n')
        self.write('alike.txt', 'a/b\na b\n')
        self.pptplab('exercise', 7, '--student', 'ann', code=2)
        self.pptplab('exercise', 2, code=2, says='--student ID, or --class FILE')
        self.pptplab('exercise', 2, '--student', 'a\tb', code=2, says='do not print')
        self.pptplab('exercise', 2, '--student', 'x' * 65, code=2, says='allowed: up to 64')
        self.pptplab('exercise', 2, '--class', 'twice.txt', '--csv', code=2, says='twice.txt:2: ann is there twice')
        self.pptplab('exercise', 2, '--class', 'alike.txt', '--out', 'f', code=2, says='would have the same name')
        self.pptplab('exercise', 2, '--class', 'twice.txt', code=2, says='twice')
        self.pptplab('grade', 'words.txt', code=2, says='neither a sheet')
        self.pptplab('grade', 'none.txt', code=2, says='none.txt')
        self.pptplab('grade', 'words.txt', '--json', '--csv', code=2, says='one at a time')
        self.pptplab('exercise', 2, '--student', 'ann', '--out', 's.txt')
        self.pptplab('exercise', 2, '--student', 'ann', '--out', 's.txt', code=2, says='is there already')
