-- SPDX-License-Identifier: GPL-3.0-or-later
-- Usernames nobody may take, as we last knew them: no service lets us read them back. Times are milliseconds
-- since 1970 UTC.

CREATE TABLE denied_names (
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    since INTEGER NOT NULL,
    reason TEXT NOT NULL,
    replacement TEXT NOT NULL,
    certain INTEGER NOT NULL,
    PRIMARY KEY (account, name)
) WITHOUT ROWID;

-- staged: a JSON array of what is being prepared.
CREATE TABLE denylists (
    account TEXT PRIMARY KEY NOT NULL,
    certain_as_of INTEGER,
    changed_at INTEGER,
    staged TEXT NOT NULL
) WITHOUT ROWID;
