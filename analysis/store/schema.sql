R"sql(-- SPDX-License-Identifier: GPL-2.0-only
-- The result database of pptplab. The first and last line make this file a C++ string, which
-- store.cc includes; `sqlite3 results.db .schema` shows it as plain SQL.
--
-- A change of any table raises user_version and needs a migration. application_id is "PPTP" in
-- ASCII.

PRAGMA application_id = 1347441744;
PRAGMA user_version = 3;

-- One grid that was asked for, and by which program. How often its cells are run is no part of it.
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY,        -- of this file only; exports count in order of number, plan_hash
    plan_hash TEXT NOT NULL UNIQUE, -- of all that decides the cells
    name TEXT NOT NULL,            -- of the grid; empty when it has none
    number INTEGER NOT NULL,       -- of the grid in its file, from 0
    scenario TEXT NOT NULL,        -- resolved text of the first cell, with its sweep
    program_version TEXT NOT NULL,
    seed INTEGER NOT NULL,
    cells INTEGER NOT NULL,        -- how many the grid has
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)) -- all of them are in plan
) STRICT;

-- One point of a sweep. A replication depends on the key and its number alone, so campaigns that
-- meet in a cell share it.
CREATE TABLE cells (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,   -- hash of scenario (without how often), program version
    engine TEXT NOT NULL,
    design_effect REAL NOT NULL -- assumed where hits are few, 1 or more
) STRICT;

-- The cells of a campaign in the order of its plan, and how often each is to be run: `first`
-- times, then on until `metric` is known to `precision`, up to `replications`; without a precision
-- both are the same.
CREATE TABLE plan (
    campaign INTEGER NOT NULL REFERENCES campaigns (id),
    position INTEGER NOT NULL, -- from 0
    cell INTEGER NOT NULL REFERENCES cells (id),
    replications INTEGER NOT NULL,
    first INTEGER NOT NULL,
    precision TEXT NOT NULL, -- as a scenario has it; empty for none
    metric TEXT NOT NULL,    -- empty without precision
    settled INTEGER,         -- how many were enough for the precision, or were all there can be
    PRIMARY KEY (campaign, position)
) STRICT, WITHOUT ROWID;

-- Where a cell stands on the axes of its campaign.
CREATE TABLE settings (
    campaign INTEGER NOT NULL REFERENCES campaigns (id),
    position INTEGER NOT NULL,
    axis_number INTEGER NOT NULL, -- order of the axes, from 0
    axis TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (campaign, position, axis_number)
) STRICT, WITHOUT ROWID;

-- Values known from a formula or a Markov chain, or why there is none: of the metric, or of all
-- others where it is '*'.
CREATE TABLE exact (
    cell INTEGER NOT NULL REFERENCES cells (id),
    metric TEXT NOT NULL,
    value REAL,
    why TEXT,
    CHECK ((value IS NULL) <> (why IS NULL)),
    PRIMARY KEY (cell, metric)
) STRICT, WITHOUT ROWID;

-- The unit that is stored and found again. `tallies` is JSON with a list over the batches for each
-- name: "attempts" by outcome, "callers" done and "callers.lost"; "sums" as pairs of the number of
-- observations and their total, e.g. of "setup_time" in seconds, and for "group/NAME" of that
-- group's attempts and how many were refused. A name is left out where all are zero. Besides, of the
-- whole run, "ports": how many were held on average and at most, and the share of the time in which
-- none was idle; and "parts" by name ("hour/07", "server/2", "group/NAME"): seconds, attempts,
-- refused ones, and of hours and servers the ports held on average.
-- With rows of its own, not WITHOUT ROWID: rows of an index above 1 kB take pages of their own.
CREATE TABLE replications (
    cell INTEGER NOT NULL REFERENCES cells (id),
    number INTEGER NOT NULL,  -- from 0
    batches INTEGER NOT NULL,
    tallies TEXT NOT NULL,
    PRIMARY KEY (cell, number)
) STRICT;

-- Replications that ended without a result; a row goes when one succeeds.
CREATE TABLE failures (
    cell INTEGER NOT NULL REFERENCES cells (id),
    number INTEGER NOT NULL,
    message TEXT NOT NULL, -- why
    command TEXT NOT NULL, -- what repeats it; empty where that is not known
    tries INTEGER NOT NULL,
    PRIMARY KEY (cell, number)
) STRICT, WITHOUT ROWID;

-- Replications that a program is at, so that two sweeps into one file share the work. A row means
-- nothing when the process is gone, or when it is old and of another machine.
CREATE TABLE claims (
    cell INTEGER NOT NULL REFERENCES cells (id),
    number INTEGER NOT NULL,
    host TEXT NOT NULL,
    process INTEGER NOT NULL,
    started INTEGER NOT NULL, -- when the process was, in clock ticks after the start of its machine
    since INTEGER NOT NULL,   -- seconds since 1970
    PRIMARY KEY (cell, number)
) STRICT, WITHOUT ROWID;

-- What the rows of the tables above were when they were written: the program's function
-- content_check over the columns that do not change unseen, by the table's name and the row's key.
-- `pptplab show` and `export` tell by it what damage to the file has changed. A replication is never
-- changed but replaced.
CREATE TABLE checks (
    kind TEXT NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    c ANY NOT NULL,
    digest INTEGER NOT NULL,
    PRIMARY KEY (kind, a, b, c)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER campaigns_written AFTER INSERT ON campaigns
BEGIN
    INSERT INTO checks VALUES ('campaigns', new.id, 0, '', content_check(new.id, new.plan_hash,
        new.name, new.number, new.scenario, new.program_version, new.seed, new.cells))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER campaigns_changed AFTER UPDATE OF plan_hash, name, number, scenario,
    program_version, seed, cells ON campaigns
BEGIN
    INSERT INTO checks VALUES ('campaigns', new.id, 0, '', content_check(new.id, new.plan_hash,
        new.name, new.number, new.scenario, new.program_version, new.seed, new.cells))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER cells_written AFTER INSERT ON cells
BEGIN
    INSERT INTO checks VALUES ('cells', new.id, 0, '', content_check(new.id, new.key,
        new.engine, new.design_effect))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER cells_changed AFTER UPDATE OF key, engine, design_effect ON cells
BEGIN
    INSERT INTO checks VALUES ('cells', new.id, 0, '', content_check(new.id, new.key,
        new.engine, new.design_effect))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER plan_written AFTER INSERT ON plan
BEGIN
    INSERT INTO checks VALUES ('plan', new.campaign, new.position, '',
        content_check(new.campaign, new.position, new.cell, new.replications, new.first,
        new.precision, new.metric, new.settled))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER plan_changed AFTER UPDATE OF cell, replications, first, precision, metric,
    settled ON plan
BEGIN
    INSERT INTO checks VALUES ('plan', new.campaign, new.position, '',
        content_check(new.campaign, new.position, new.cell, new.replications, new.first,
        new.precision, new.metric, new.settled))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER settings_written AFTER INSERT ON settings
BEGIN
    INSERT INTO checks VALUES ('settings', new.campaign, new.position, new.axis_number,
        content_check(new.campaign, new.position, new.axis_number, new.axis, new.value))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER settings_changed AFTER UPDATE OF axis, value ON settings
BEGIN
    INSERT INTO checks VALUES ('settings', new.campaign, new.position, new.axis_number,
        content_check(new.campaign, new.position, new.axis_number, new.axis, new.value))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER exact_written AFTER INSERT ON exact
BEGIN
    INSERT INTO checks VALUES ('exact', new.cell, 0, new.metric, content_check(new.cell,
        new.metric, new.value, new.why))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER exact_changed AFTER UPDATE OF value, why ON exact
BEGIN
    INSERT INTO checks VALUES ('exact', new.cell, 0, new.metric, content_check(new.cell,
        new.metric, new.value, new.why))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;
CREATE TRIGGER replications_written AFTER INSERT ON replications
BEGIN
    INSERT INTO checks VALUES ('replications', new.cell, new.number, '', content_check(new.cell,
        new.number, new.batches, new.tallies))
        ON CONFLICT DO UPDATE SET digest = excluded.digest;
END;

-- Views for people; README.md has examples. What programs read are the tables above.

-- Counts of attempts by outcome, of callers done ('callers') and of those of them who gave up
-- ('callers.lost'). `batch` from 0, in order of time; zeros only beside others of their name.
CREATE VIEW tallies AS
SELECT replications.cell, replications.number, batch.key AS batch, name.key AS name,
       batch.value AS count
FROM replications, json_each(replications.tallies, '$.attempts') AS name,
     json_each(name.value) AS batch;

-- Sums of observed quantities: how many there were, and their total. Of 'group/NAME' the attempts
-- of that group of clients and how many of them were refused.
CREATE VIEW sums AS
SELECT replications.cell, replications.number, batch.key AS batch, name.key AS name,
       json_extract(batch.value, '$[0]') AS n, json_extract(batch.value, '$[1]') AS total
FROM replications, json_each(replications.tallies, '$.sums') AS name,
     json_each(name.value) AS batch;

-- The cells that `export` shows, by its numbers of campaigns and cells, with how many replications
-- (the first ones) make them finished.
CREATE VIEW finished AS
SELECT counted.number AS campaign, counted.name AS grid, plan.position, plan.cell,
       plan.campaign AS campaign_id, coalesce(plan.settled, plan.replications) AS replications
FROM plan JOIN (SELECT id, name, row_number() OVER (ORDER BY number, plan_hash) AS number
                FROM campaigns) AS counted ON counted.id = plan.campaign
WHERE (SELECT count(*) FROM replications AS done
       WHERE done.cell = plan.cell AND done.number < coalesce(plan.settled, plan.replications))
      = coalesce(plan.settled, plan.replications);

-- The finished cells with a row for each axis.
CREATE VIEW finished_settings AS
SELECT finished.campaign, finished.grid, finished.position, finished.cell,
       finished.replications, settings.axis, settings.value
FROM finished JOIN settings ON settings.campaign = finished.campaign_id
                           AND settings.position = finished.position;

-- Attempts of the finished cells, over all replications that count.
CREATE VIEW attempts AS
SELECT finished.campaign, finished.grid, finished.position, finished.cell,
       sum(tallies.count) AS attempts,
       sum(tallies.count * (tallies.name = 'connected')) AS connected,
       sum(tallies.count * (tallies.name LIKE 'refused.%')) AS refused
FROM finished JOIN tallies ON tallies.cell = finished.cell
                          AND tallies.number < finished.replications
WHERE tallies.name NOT LIKE 'callers%'
GROUP BY finished.campaign, finished.position;
)sql"
