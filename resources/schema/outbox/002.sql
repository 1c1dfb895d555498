-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes and tags about others. Only this computer knows them. Times are milliseconds since 1970 UTC.

CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    handle TEXT NOT NULL,
    text TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE INDEX notes_by_person ON notes (account, handle);

-- tags: a JSON array in the person's own order; never empty.
CREATE TABLE person_tags (
    account TEXT NOT NULL,
    handle TEXT NOT NULL,
    tags TEXT NOT NULL,
    PRIMARY KEY (account, handle)
) WITHOUT ROWID;
