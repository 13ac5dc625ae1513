# SPDX-License-Identifier: GPL-2.0-only
"""Debian's chromium, driven over WebDriver (https://www.w3.org/TR/webdriver2/) with Python's own library."""

import base64
import json
import re
import shutil
import subprocess
import unittest
import urllib.request

MISSING = ' and '.join(name for name in ('chromium', 'chromedriver') if not shutil.which(name))
needs_browser = unittest.skipIf(MISSING, f'no {MISSING} here; Debian: chromium chromium-driver')

OPTIONS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-dev-shm-usage']
LEFT_OUT = r'''
  const wide = document.documentElement.clientWidth, beyond = [];
  for (const each of document.querySelectorAll('main *, nav *')) {
    const box = each.getBoundingClientRect();
    const cut = each.scrollWidth > each.clientWidth + 1 && each.closest('svg') === null
      && ['block', 'table-cell'].includes(getComputedStyle(each).display) && each.clientWidth > 0;
    if (each.closest('svg svg, canvas, .live, nav') === null && (box.right > wide + 1 || cut))
      beyond.push(each.tagName + ' ' + (each.textContent || '').slice(0, 60));
  }
  if (document.documentElement.scrollWidth > wide) beyond.push('the page: ' + document.documentElement.scrollWidth);
  return beyond.slice(0, 5);
'''


class Browser:
    """One window without a screen."""

    def __init__(self):
        self.driver = subprocess.Popen(['chromedriver', '--port=0'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
        told = ''
        while 'successfully on port' not in told:
            told = self.driver.stdout.readline()
            if not told:
                raise unittest.SkipTest('chromedriver does not start')
        self.address = f'http://127.0.0.1:{re.search("successfully on port ([0-9]+)", told)[1]}/session'
        wanted = {'goog:chromeOptions': {'args': OPTIONS}, 'goog:loggingPrefs': {'browser': 'ALL'}}
        answer = self.call('POST', '', {'capabilities': {'alwaysMatch': wanted}})
        self.address += '/' + answer['sessionId']

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.address + path, method=method, headers={'Content-Type': 'application/json'},
                                         data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)['value']

    def close(self):
        self.call('DELETE', '')
        self.driver.terminate()
        self.driver.wait()
        self.driver.stdout.close()

    def open(self, page, width=1280, link=''):
        """Loads the page anew, also where only the `link` (#...) differs."""
        metrics = {'width': width, 'height': 900, 'deviceScaleFactor': 1, 'mobile': False}
        self.call('POST', '/goog/cdp/execute', {'cmd': 'Emulation.setDeviceMetricsOverride', 'params': metrics})
        self.call('POST', '/url', {'url': 'about:blank'})
        self.call('POST', '/url', {'url': page.as_uri() + link})

    def run(self, script, *arguments):
        return self.call('POST', '/execute/sync', {'script': script, 'args': arguments})

    def wait_for_a_frame(self):
        """Until what a script has ordered is drawn."""
        self.call('POST', '/execute/async', {
            'script': 'const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))',
            'args': []})

    def complaints(self):
        """What the page wrote to the console since the last time."""
        return [entry['message'] for entry in self.call('POST', '/se/log', {'type': 'browser'})]

    def left_out(self):
        """What stands outside of the page or is cut off."""
        return self.run(LEFT_OUT)

    def point_at(self, x, y):
        steps = [{'type': 'pointerMove', 'x': int(x), 'y': int(y), 'duration': 0}]
        self.call('POST', '/actions', {'actions': [{'type': 'pointer', 'id': 'mouse', 'actions': steps}]})
        self.wait_for_a_frame()

    def printed_pages(self):
        """Pages of A4 that the page fills."""
        pdf = base64.b64decode(self.call('POST', '/print', {'page': {'width': 21, 'height': 29.7}}))
        return len(re.findall(rb'/Type\s*/Page\b', pdf))
