-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a person decided or typed. Never thrown away. Times are milliseconds since 1970 UTC; JSON is text.

CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    command TEXT NOT NULL,
    state TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    step INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    remote_before TEXT NOT NULL,
    tries INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    next_try_at INTEGER,
    last_error TEXT NOT NULL,
    proofs TEXT NOT NULL,
    seen TEXT NOT NULL
);

CREATE INDEX entries_by_account ON entries (account, id);

-- Finished entries that left the list; the same columns, the id is the entry's.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    key TEXT NOT NULL,
    command TEXT NOT NULL,
    state TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    step INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    remote_before TEXT NOT NULL,
    tries INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    next_try_at INTEGER,
    last_error TEXT NOT NULL,
    proofs TEXT NOT NULL,
    seen TEXT NOT NULL
);

CREATE INDEX history_by_account ON history (account, changed_at);

CREATE TABLE drafts (
    account TEXT PRIMARY KEY NOT NULL,
    draft TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);

-- The newest sending of each picture, by its digest.
CREATE TABLE sent_pictures (
    account TEXT NOT NULL,
    slot TEXT NOT NULL,
    digest BLOB NOT NULL,
    picture_id TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (account, slot, digest)
) WITHOUT ROWID;
