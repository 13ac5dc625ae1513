#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""refused.py long.csv picture.svg: an export as a table of pandas."""

import sys

import matplotlib
import pandas

matplotlib.use('svg')  # no display
from matplotlib import pyplot  # noqa: E402

X, SERIES, METRIC = 'server.ports', 'server.hunt', 'refused'

results = pandas.read_csv(sys.argv[1])
results = results[results['metric'] == METRIC].sort_values(X)

figure, axes = pyplot.subplots(figsize=(7, 4.5))
for name, curve in results.groupby(SERIES):
    reach = 100 * curve['value'] - 100 * curve['low'], 100 * curve['high'] - 100 * curve['value']
    axes.errorbar(curve[X], 100 * curve['value'], yerr=reach, marker='o', capsize=3, label=name)
axes.set(xlabel=X, ylabel=f'{METRIC} (% of attempts)', ylim=(0, None))
axes.legend(title=SERIES)
figure.savefig(sys.argv[2])

worst = results.loc[results['value'].idxmax()]
print(f'{len(results)} cells; most: {worst["value"]:.6f} with {X} = {worst[X]}, {SERIES} = {worst[SERIES]}')
