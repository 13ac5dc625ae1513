-- SPDX-License-Identifier: GPL-2.0-only
-- duckdb <refused.sql, where long.csv is: an export as a table of DuckDB, with bars of text.

CREATE TABLE results AS
SELECT * FROM read_csv_auto('long.csv') WHERE metric = 'refused';

SELECT "server.hunt" AS hunt, "server.ports" AS ports, round(100 * value, 2) AS "refused %",
       bar(value, 0, (SELECT max(high) FROM results), 40) AS picture
FROM results ORDER BY hunt, ports;

SELECT count(*) || ' cells; most: ' || printf('%.6f', max(value)) || ' with server.ports = ' ||
       arg_max("server.ports", value) || ', server.hunt = ' || arg_max("server.hunt", value) AS answer
FROM results;
