-- SPDX-License-Identifier: GPL-3.0-or-later
-- What services showed. May be thrown away at any time. Times are milliseconds since 1970 UTC; JSON is text.

CREATE TABLE profiles (
    account TEXT PRIMARY KEY NOT NULL,
    profile TEXT NOT NULL,
    seen_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE raw_answers (
    account TEXT PRIMARY KEY NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL
);

-- before and after are one-element JSON arrays; NULL: the field was not set.
CREATE TABLE seen_changes (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    seen_at INTEGER NOT NULL,
    by_us INTEGER NOT NULL
);

CREATE INDEX seen_changes_by_account ON seen_changes (account, id);
