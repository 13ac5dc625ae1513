#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Makes schema-2.dump and schema-1.dump, databases of former releases as text, and what those exported of them.

    make_old_databases.py PROGRAM

PROGRAM is a build of release 0.13.0, whose schema is 2. No program of schema 1 is needed: its tables come from the
history of analysis/store/schema.sql, and its rows are those of schema 2 that it could hold.
"""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
LAST_WITH_SCHEMA_1 = '705a461'
GRID = '''[scenario]
duration = "20000s"
warm_up = "1000s"
[server]
ports = 4
[[clients]]
name = "office"
arrival_rate = "0.08/s"
holding = { exponential = "30s" }
[[clients]]
name = "home"
arrival_rate = "0.02/s"
holding = { exponential = "30s" }
[sweep]
"server.ports" = [1, 4]
'''
# The same cell with ports = 1 twice: 1 replication in the grid, 3 here.
MORE = GRID.replace('[1, 4]', '[1]').replace('[scenario]', '[scenario]\nreplications = 3')
PRECISE = GRID.replace('[1, 4]', '[2]').replace('[scenario]', '[scenario]\nprecision = "8%"')
# What a program of that release wrote of a worker that was killed.
FAILED = ("INSERT INTO replications SELECT NULL, cell, 5, 'failed', 0, 'killed by signal 9 (Killed)' "
          "FROM replications LIMIT 1")
TABLES = 'campaigns', 'cells', 'plan', 'settings', 'exact', 'replications', 'tallies', 'sums'


def dump(database, to):
    pragmas = [f'PRAGMA {name} = {database.execute(f"PRAGMA {name}").fetchone()[0]};'
               for name in ('application_id', 'user_version')]
    to.write_text('\n'.join([*pragmas, *database.iterdump(), '']))


def export(program, database, to):
    with open(to, 'w') as out:
        subprocess.run([program, 'export', database, '--csv'], check=True, stdout=out)


def in_schema_1(folder):
    """The rows of results.db in tables of schema 1."""
    schema = subprocess.run(['git', 'show', f'{LAST_WITH_SCHEMA_1}:analysis/store/schema.sql'], check=True,
                            capture_output=True, text=True, cwd=FOLDER).stdout
    database = sqlite3.connect(folder / 'schema-1.db')
    database.executescript(schema.removeprefix('R"sql(').rsplit(')sql"', 1)[0])
    database.execute('ATTACH ? AS new', (str(folder / 'results.db'),))
    for table in TABLES:
        columns = [row[1] for row in database.execute(f'PRAGMA main.table_info({table})')]
        holds = {'exact': 'WHERE value IS NOT NULL', 'sums': "WHERE name NOT LIKE 'group/%'"}.get(table, '')
        database.execute(f'INSERT INTO {table} SELECT {", ".join(columns)} FROM new.{table} {holds}')
    database.commit()
    database.execute('DETACH new')
    return database


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for scenario, text in {'grid': GRID, 'more': MORE, 'precise': PRECISE}.items():
            (folder / f'{scenario}.toml').write_text(text)
            subprocess.run([program, 'sweep', f'{scenario}.toml', '--db', 'results.db', '--jobs', '1'], check=True,
                           cwd=folder, stdout=subprocess.DEVNULL)
        database = sqlite3.connect(folder / 'results.db')
        database.execute(FAILED)
        database.commit()
        dump(database, FOLDER / 'schema-2.dump')
        dump(in_schema_1(folder), FOLDER / 'schema-1.dump')
        export(program, folder / 'results.db', FOLDER / 'schema-2.csv')


if __name__ == '__main__':
    main()
