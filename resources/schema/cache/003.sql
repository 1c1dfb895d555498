-- SPDX-License-Identifier: GPL-3.0-or-later
-- Last answers of the listings a service declares, one row per call and its arguments. May be thrown away at any
-- time. Times are milliseconds since 1970 UTC; arguments and records are JSON.

CREATE TABLE records (
    account TEXT NOT NULL,
    call TEXT NOT NULL,
    arguments TEXT NOT NULL,
    records TEXT NOT NULL,
    more INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    PRIMARY KEY (account, call, arguments)
) WITHOUT ROWID;

-- The service's own id of a person, where its calls need it; empty: the handle will do.
ALTER TABLE people ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';
