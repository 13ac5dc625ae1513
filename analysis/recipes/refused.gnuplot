# SPDX-License-Identifier: GPL-2.0-only
# gnuplot -c refused.gnuplot wide.csv picture.svg: the wide form, a line a cell.

axis = "server.ports"
series = "server.hunt"
metric = "refused"

csv = ARG1
set datafile separator ","
set datafile columnheaders
set terminal svg size 700,450 noenhanced
set output ARG2
set xlabel axis
set ylabel metric . " (% of attempts)"
set yrange [0:*]
set key title series

names = system(sprintf("awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == \"%s\") c = i; next } !($c in seen) { seen[$c]; print $c }' '%s'", series, csv))
of(name) = strcol(series) eq name ? 1 : NaN
plot for [name in names] csv using (of(name) * column(axis)):(100 * column(metric)):(100 * column(metric . ".low")):(100 * column(metric . ".high")) \
     with yerrorlines title name

set print "-"
stats csv using (column(metric)) name "cells" nooutput
at(name) = system(sprintf("awk -F, -v row=%d 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == \"%s\") c = i } NR == row + 2 { print $c }' '%s'", int(cells_index_max), name, csv))
print sprintf("%d cells; most: %.6f with %s = %s, %s = %s", int(cells_records), cells_max, axis, at(axis), series, at(series))
