# SPDX-License-Identifier: GPL-2.0-only
"""The pages that reproduce and report write, in a browser: one subject, many as the museum has, and a sweep."""

from browser import Browser, needs_browser
from harness import Case
from test_reproduce import BLOCKED, EXPERIMENT, FALSE, NO_DATA

WIDTHS = (390, 800, 1280)  # a phone, a tablet, a laptop


def look(case, browser, page):
    """What must hold of any page."""
    for width in WIDTHS:
        browser.open(page, width)
        case.assertEqual(browser.left_out(), [], f'{width} px')
    case.assertEqual(browser.complaints(), [])
    links = browser.run('return [...document.querySelectorAll("nav a")].map(each => each.getAttribute("href"))')
    case.assertGreater(len(links), 3)
    for link in links:
        seen = browser.run('document.querySelector(`nav a[href="${arguments[0]}"]`).click();'
                           'const box = document.querySelector(location.hash).getBoundingClientRect();'
                           'return [location.hash, box.top < innerHeight && box.bottom > 0]', link)
        case.assertEqual(seen, [link, True])


@needs_browser
class Pages(Case):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        super().setUp()
        self.write('experiments/q1-small/experiment.toml', EXPERIMENT)
        self.write('experiments/q1-small/second.toml', EXPERIMENT.replace('small one', 'second') + FALSE)
        self.write('experiments/q2-blocked/experiment.toml', BLOCKED)
        self.write('experiments/q3-no-data/experiment.toml', NO_DATA)

    def report_of(self, *arguments):
        self.pptplab('reproduce', *arguments, code=1, environment={'PPTPLAB_ROOT': str(self.folder)})
        return self.folder / 'results/report.html'

    def test_one_report_fits_everywhere_and_can_be_looked_into(self):
        page = self.report_of('q1-small')
        look(self, self.browser, page)
        self.assertLess(page.stat().st_size, 150_000)
        self.assertLessEqual(self.browser.printed_pages(), 3)
        self.look_into_the_curves()

    def look_into_the_curves(self):
        browser = self.browser
        browser.open(self.folder / 'results/report.html')
        browser.run('const figure = document.querySelector("figure.curves"); figure.scrollIntoView();'
                    'figure.querySelector("button").click()')
        browser.wait_for_a_frame()
        plot = browser.run('const box = document.querySelector(".u-over").getBoundingClientRect();'
                           'return [box.left, box.top, box.width, box.height]')
        browser.point_at(plot[0] + plot[2] - 3, plot[1] + plot[3] / 2)
        values = browser.run('return [...document.querySelectorAll(".u-series")].map(each => each.innerText)')
        self.assertRegex('\n'.join(values), r'(?i)sp3[\s\S]*\d \([\d.e-]+ to [\d.e-]+\)')
        self.assertEqual(browser.run(
            'const row = document.querySelectorAll(".u-series")[1]; row.querySelector("th").click();'
            'return row.classList.contains("u-off")'), True)
        colours, drawn = browser.run(
            'const styles = selector => [...document.querySelectorAll(selector)].map(each => getComputedStyle(each));'
            'return [styles(".u-series .u-marker").slice(1).map(style => style.borderColor),'
            '        styles("figure.curves svg path").map(style => style.color)]')
        self.assertEqual(len(colours), 3, 'SP3, SP4 and the exact curve of SP4')
        self.assertEqual(colours[1], colours[2])
        self.assertNotEqual(colours[0], colours[1])
        self.assertLessEqual(set(colours), set(drawn))
        self.assertEqual(browser.complaints(), [])
        # What is printed is the picture, whatever somebody looked into.
        self.assertLessEqual(browser.printed_pages(), 3)

    def test_many_subjects_fit_everywhere_and_each_starts_a_page(self):
        page = self.report_of()
        look(self, self.browser, page)
        cards = self.browser.run('return [...document.querySelectorAll(".cards a")].map(each => each.innerText)')
        self.assertEqual(len(cards), 3)
        self.assertTrue(any('✗' in card for card in cards) and any('✓' in card for card in cards), cards)
        groups = self.browser.run('return [...document.querySelectorAll("main > h3")].map(each => each.innerText)')
        self.assertEqual(groups, ['No answer', 'Refused, though ports are free', 'Connected, and no data'])
        pages = self.browser.printed_pages()
        self.assertTrue(4 <= pages <= 6, pages)

    def test_the_report_of_a_sweep_fits_everywhere_and_can_be_looked_into(self):
        self.write('small.toml', EXPERIMENT)
        self.pptplab('sweep', 'small.toml', '--db', 'small.db')
        self.pptplab('report', 'small.db')
        page = self.folder / 'results/report.html'
        look(self, self.browser, page)
        self.assertLess(page.stat().st_size, 150_000)
        self.assertLessEqual(self.browser.printed_pages(), 3)
        self.look_into_the_curves()

    def test_a_trace_leads_back_to_its_question(self):
        self.browser.open(self.report_of())
        seen = self.browser.run('''
          const trace = document.querySelector('details[id*="failed.no-answer"]');
          trace.open = true;
          trace.querySelector('a[href="#q2-blocked"]').click();
          return location.hash''')
        self.assertEqual(seen, '#q2-blocked')
