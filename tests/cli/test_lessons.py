# SPDX-License-Identifier: GPL-2.0-only
"""lesson: every command, figure and link of the course, and the pages that it writes."""

import re
import shlex
import shutil
import signal

from harness import ENVIRONMENT, ROOT, Case

COURSE = ROOT / 'experiments/lessons'
LESSONS = sorted(path for path in COURSE.glob('*/lesson.md'))
HIDDEN = re.compile(r'^::: (answer|limits|teacher)\n(.*?)^:::$', re.M | re.S)
EXPECTED = re.compile(r'^```expect\n(.*?)^```$', re.M | re.S)
FIGURE = re.compile(r'(?<![\w.])\d+\.\d+(?!\.?\d)')
LINK = re.compile(r'\]\((lab\.html#[^)]*)\)')
LATER = re.compile(r'^```sh\n(.*?)^```$', re.M | re.S)


def shape(number):
    """Its significant digits, whatever the place of the point: 0.0541 and 5.41 % are one figure."""
    return number.replace('.', '').strip('0')


class Course(Case):
    def test_has_six_lessons_with_five_to_eight_steps_each(self):
        told = self.pptplab('lesson').stdout
        self.assertEqual([path.parent.name[0] for path in LESSONS], list('123456'))
        for path in LESSONS:
            text = path.read_text()
            self.assertIn(text.splitlines()[0][2:], told)
            steps = re.findall(r'^## (\d)\.', text, re.M)
            self.assertEqual(steps, [str(number + 1) for number in range(len(steps))], path)
            self.assertTrue(5 <= len(steps) <= 8, path)
            for step in re.split(r'^## (?=\d)', text, flags=re.M)[1:]:
                for part in '::: predict', '::: answer', '::: limits', '::: teacher', '**Question**':
                    self.assertIn(part, step, path)

    def test_commands_run_and_print_what_the_answers_say(self):
        for path in LESSONS:
            number = path.parent.name[0]
            with self.subTest(lesson=number):
                self.pptplab('lesson', number, '--answers', '--out', 'class')
                page = self.page(f'class/lesson-{number}-answers.html')
                self.assertFalse('was not drawn' in page, path)
                self.assertFalse(re.findall(r'<ol start', page), 'a sentence that begins with a number and a full stop')
                self.assertFalse(re.findall(r'(?:src|href)="?(?:http|//)', page), path)

    def test_figures_of_answers_are_expected_of_a_command(self):
        """Those with a decimal point, as they stand or as a rounded or shifted one; numbers of the steps are given."""
        for path in LESSONS:
            text = path.read_text()
            known = {shape(number) for block in EXPECTED.findall(text) for number in FIGURE.findall(block)}
            given = {shape(number) for number in FIGURE.findall(HIDDEN.sub('', text))}
            for part, body in HIDDEN.findall(text):
                if part != 'answer':
                    continue
                for number in FIGURE.findall(EXPECTED.sub('', body)):
                    digits = shape(number)
                    rounded = any(each.startswith(digits) or self.rounds(each, digits) for each in known)
                    self.assertTrue(rounded or digits in given, f'{path}: {number}')

    @staticmethod
    def rounds(figure, digits):
        cut = figure[:len(digits)]
        return len(figure) > len(digits) and figure[len(digits)] >= '5' and str(int(cut) + 1).strip('0') == digits

    def test_links_lead_to_settings_of_the_classroom_page(self):
        links = [link for path in LESSONS for link in LINK.findall(path.read_text())]
        self.assertGreater(len(links), 5)
        for link in links:
            with self.subTest(link=link):
                self.pptplab('lab', '--figures', link, '--for', '1h')

    def test_exercises_at_the_end_can_be_had(self):
        lines = [line for path in LESSONS for block in LATER.findall(path.read_text()) for line in block.splitlines()]
        self.assertEqual(len([line for line in lines if ' exercise ' in line]), 6)
        for line in lines:
            words = shlex.split(line)
            if words[1] == 'exercise':
                with self.subTest(line=line):
                    self.pptplab(*words[1:])


class Handout(Case):
    def test_for_students_has_no_answer(self):
        for number in 2, 4:
            self.pptplab('lesson', number, '--out', 'class')
            page = self.page(f'class/lesson-{number}.html')
            for box in 'class=answer', 'class=limits', 'class=teacher', 'class=seen', 'Usual mistakes', '<details><summary>All':
                self.assertFalse(box in page, (number, box))
            self.assertIn('class=line', page)

    def test_has_pictures_at_its_end_and_files_and_slides_beside_it(self):
        self.pptplab('lesson', 2, '--out', 'class')
        page = self.page('class/lesson-2.html')
        self.assertLess(page.index('7. What if'), page.index('<figure'))
        self.assertEqual((self.folder / 'class/ports.toml').read_text(),
                         (COURSE / '2-ports-and-erlang/ports.toml').read_text())
        self.assertEqual((self.folder / 'class/ports-refused.png').read_bytes()[16:24],
                         (1600).to_bytes(4, 'big') + (900).to_bytes(4, 'big'))

    def test_leaves_changed_files_alone(self):
        self.write('class/ports.toml', '# mine\n')
        self.pptplab('lesson', 2, '--out', 'class', says='is left as it is')
        self.assertEqual((self.folder / 'class/ports.toml').read_text(), '# mine\n')

    def test_wants_a_lesson_that_is_there(self):
        self.pptplab('lesson', 7, code=2, says='there are lessons 1 to 6')
        self.pptplab('lesson', 0, code=2, says='there are lessons 1 to 6')
        self.pptplab('lesson', 1, code=2, says='$TMPDIR', environment={'TMPDIR': '/nowhere'})
        self.pptplab('lesson', '--answers', code=2, says='its number is first')


class Changed(Case):
    """A course that is not as it should be."""

    def lesson(self, old, new, **expectations):
        root = self.folder / 'root'
        shutil.copytree(COURSE, root / 'experiments/lessons')
        path = root / 'experiments/lessons/2-ports-and-erlang/lesson.md'
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1))
        return self.pptplab('lesson', 2, '--out', 'class', environment={'PPTPLAB_ROOT': str(root)}, **expectations)

    def test_figure_is_told(self):
        self.lesson('refused 0.121904278673', 'refused 0.121904278674', code=1,
                    says='"refused 0.121904278674" is not what the commands before it print')

    def test_part_of_a_figure_is_told(self):
        self.lesson('refused 0.121904278673', 'refused 0.1219', code=1, says='"refused 0.1219" is not what')

    def test_expectation_that_always_holds_is_refused(self):
        self.lesson('refused 0.121904278673', '', code=2, says='an empty line in an expectation: it would always hold')

    def test_pictures_beside_each_other_are_refused(self):
        self.lesson('On the page: [36', '![a](one.svg) ![b](two.svg)\n\nOn the page: [36', code=2,
                    says='picture one.svg: stands in a paragraph of its own')

    def test_command_that_fails_is_told(self):
        self.lesson('formula erlang-b load=36 ports=36', 'formula erlang-b load=36', code=1, says='ports is missing')
        self.assertIn('Lesson 2', self.page('class/lesson-2.html'))

    def test_form_is_refused(self):
        self.lesson('::: limits', '::: limit', code=2, says='a part is one of predict, answer, limits, teacher')

    def test_expectation_for_students_is_refused(self):
        self.lesson('On the page: [36', '```expect\nrefused\n```\n\nOn the page: [36', code=2, says='outside of an answer')

    def test_other_programs_are_not_run(self):
        self.lesson('pptplab show ports.db', 'touch me', code=2, says='not "pptplab COMMAND')

    def test_without_gnuplot_everything_but_pictures_is_there(self):
        self.write('bin/readme', '')
        done = self.pptplab('lesson', 2, '--answers', '--out', 'class', code=1, says='gnuplot',
                            environment={'PATH': str(self.folder / 'bin')})
        self.assertIn('lesson-2-answers.html', done.stdout)
        self.assertNotIn('.gp', done.stderr)  # it is gone
        page = self.page('class/lesson-2-answers.html')
        self.assertIn('ports-refused.svg was not drawn', page)
        self.assertIn('0.121904278673', page)


class Interrupted(Case):
    def test_nothing_is_left_behind(self):
        temporary = self.folder / 'temporary'
        temporary.mkdir()
        process = self.begin('lesson', '3', '--out', 'class', env={**ENVIRONMENT, 'TMPDIR': str(temporary)})
        self.until(lambda: list(temporary.glob('pptplab-lesson-*/.output')), process)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 3, said)
        self.assertIn('lesson 3: interrupted; nothing is kept', said)
        self.assertEqual(list(temporary.iterdir()), [])
        self.assertEqual(list((self.folder / 'class').iterdir()), [])
