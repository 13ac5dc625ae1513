R"sql(-- SPDX-License-Identifier: GPL-2.0-only
-- The result database of pptplab. The first and last line make this file a C++ string, which
-- store.cc includes; `sqlite3 results.db .schema` shows it as plain SQL.
--
-- A change of any table raises user_version. application_id is "PPTP" in ASCII.

PRAGMA application_id = 1347441744;
PRAGMA user_version = 2;

-- One `run` or `sweep`: what was asked for, and by which program.
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY,
    plan_hash TEXT NOT NULL UNIQUE, -- of the columns below, and of key and settings of each cell
    scenario TEXT NOT NULL,         -- resolved text, with its sweep
    program_version TEXT NOT NULL,
    seed INTEGER NOT NULL
) STRICT;

-- One point of a sweep. Its results depend on the key alone, so campaigns that meet in a cell
-- share it.
CREATE TABLE cells (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,      -- hash of scenario, seed, replications, program version
    engine TEXT NOT NULL,
    scenario TEXT NOT NULL,        -- resolved text of this point
    replications INTEGER NOT NULL, -- how many make the cell finished; lowered when it is precise
    design_effect REAL NOT NULL    -- assumed where hits are few, 1 or more
) STRICT;

-- The cells of a campaign in the order of its plan.
CREATE TABLE plan (
    campaign INTEGER NOT NULL REFERENCES campaigns (id),
    position INTEGER NOT NULL, -- from 0
    cell INTEGER NOT NULL REFERENCES cells (id),
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

CREATE TABLE replications (
    id INTEGER PRIMARY KEY,
    cell INTEGER NOT NULL REFERENCES cells (id),
    number INTEGER NOT NULL,  -- from 0
    status TEXT NOT NULL CHECK (status IN ('finished', 'failed')),
    batches INTEGER NOT NULL, -- 0 when failed
    message TEXT NOT NULL,    -- why it failed, else empty
    UNIQUE (cell, number)
) STRICT;

-- Attempts by outcome, 'callers' done and 'callers.lost', per batch; zeros are left out.
CREATE TABLE tallies (
    replication INTEGER NOT NULL REFERENCES replications (id) ON DELETE CASCADE,
    batch INTEGER NOT NULL,
    name TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (replication, batch, name)
) STRICT, WITHOUT ROWID;

-- Sums of observed quantities, e.g. 'setup_time' in seconds, per batch; of 'group/NAME' the
-- attempts of that group of clients and how many of them were refused.
CREATE TABLE sums (
    replication INTEGER NOT NULL REFERENCES replications (id) ON DELETE CASCADE,
    batch INTEGER NOT NULL,
    name TEXT NOT NULL,
    n INTEGER NOT NULL,
    total REAL NOT NULL,
    PRIMARY KEY (replication, batch, name)
) STRICT, WITHOUT ROWID;
)sql"
