# SPDX-License-Identifier: GPL-2.0-only
"""Logs of real servers as calls of a scenario: what is read, what is told of it."""

from harness import Case

RADACCT = '''radacctid,acctsessionid,username,nasipaddress,acctstarttime,acctstoptime,acctsessiontime,acctterminatecause
1,4d469f01,u1,10.0.0.1,2022-05-17 08:00:15,2022-05-17 08:30:15,1800,User-Request
2,4d469f02,u2,10.0.0.1,2022-05-17 08:02:15,2022-05-17 09:02:15,3600,Lost-Carrier
3,4d469f03,u3,10.0.0.1,2022-05-17 08:05:00,,0,
'''

LOGGED = '''[scenario]
duration = "1h"
[server]
ports = 3
[[clients]]
name = "home"
trace = "log.csv"
'''

SERVED = '''[scenario]
duration = "3h"
[server]
ports = 2
service_pack = "sp6a"
[[clients]]
name = "home"
trace = [["0s","30min"],["1s","30min"],["31min","30min"],["32min","29min"],["62min","30min"],["63min","29min"]]
'''


class Logs(Case):
    def test_logs_of_several_kinds_become_the_same_calls(self):
        self.write('logged.toml', LOGGED)
        for log in (RADACCT,
                    RADACCT.replace(',', ';').replace('\n', '\r\n'),
                    'arrival,holding\n2022-05-17 08:00:15,1800\n2022-05-17 08:02:15,3600\n',
                    'arrival,holding\n08:00:15,00:30:00\n08:02:15,01:00:00\n',
                    'arrival,holding\n0,1800\n120,3600\n'):
            self.write('log.csv', log)
            run = self.json('run', 'logged.toml', '--json')
            self.assertEqual(run['outcomes'], {'connected': 2}, log)

    def test_what_was_left_out_and_assumed_is_told_by_check_run_and_sweep(self):
        self.write('logged.toml', LOGGED)
        self.write('log.csv', RADACCT)
        says = ('logged.toml: note: clients.home.trace: log.csv: 1 session is open, without end or length, and left '
                'out (line 4)\n')
        self.pptplab('check', 'logged.toml', says=says)
        self.pptplab('run', 'logged.toml', says=says)
        notes = self.json('run', 'logged.toml', '--json')['notes']
        self.assertEqual(notes[-1], 'clients.home.trace: log.csv: columns not read: radacctid, username, '
                                    'nasipaddress, acctterminatecause')
        self.write('sweep.toml', LOGGED + '[sweep]\n"server.ports" = [3, 4, 5]\n')
        swept = self.pptplab('sweep', 'sweep.toml', '--db', 'sweep.db', says='1 session is open')
        self.assertEqual(swept.stderr.count('1 session is open'), 1)

    def test_a_log_of_a_full_server_is_told_to_hold_no_refusals(self):
        self.write('served.toml', SERVED)
        says = ('served.toml: note: clients.home.trace: all 2 ports are busy 95.6 % of the time from its first '
                'arrival to its last end: a log of served calls holds none of those that were refused then')
        self.pptplab('check', 'served.toml', says=says)
        self.pptplab('run', 'served.toml', says=says)
        self.assertEqual(self.pptplab('check', 'served.toml', '--set', 'server.ports=3').stderr, '')

    def test_a_bad_row_is_told_with_file_and_line(self):
        self.write('logged.toml', LOGGED)
        self.write('log.csv', RADACCT.replace('08:02:15', '08:62:15'))
        self.pptplab('check', 'logged.toml', code=2,
                     says='log.csv:3: acctstarttime = "2022-05-17 08:62:15" must be a time')
