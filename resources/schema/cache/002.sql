-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists of people, one per scope (an account's own node, or a community's). May be thrown away at any time.
-- Times are milliseconds since 1970 UTC, 0: never; roles and tags are JSON arrays, empty: none.

-- people and communities count the rows; the listing, the crawl's own notes and the age of the requests live here too.
CREATE TABLE scopes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    node TEXT NOT NULL,
    people INTEGER NOT NULL DEFAULT 0,
    communities INTEGER NOT NULL DEFAULT 0,
    completeness INTEGER NOT NULL DEFAULT 0,
    as_of INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT -1,
    crawl BLOB,
    requests_seen_at INTEGER,
    UNIQUE (account, node)
);

-- Scopes whose rows are still to be deleted, bit by bit.
CREATE TABLE forgotten (
    scope INTEGER PRIMARY KEY
);

-- facts: what filters and the list ask for, packed (models/people/peoplefacts.h). known: which facts were ever said.
-- folded: what the trigram index holds for this row; kept, since only the same text can be taken out again.
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL,
    handle TEXT NOT NULL,
    name TEXT NOT NULL,
    picture TEXT NOT NULL,
    status TEXT NOT NULL,
    roles TEXT NOT NULL,
    trust TEXT NOT NULL,
    tags TEXT NOT NULL,
    facts INTEGER NOT NULL,
    known INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    gone_at INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    folded TEXT NOT NULL
);

CREATE UNIQUE INDEX people_by_handle ON people (scope, handle);
-- Covers what the order in memory is built from, so that no row is read for it.
CREATE INDEX people_by_name ON people (scope, sort_key, handle, facts);
-- Few rows each, and never searched for among the many.
CREATE INDEX people_joined ON people (scope, sort_key) WHERE (facts & 129) = 129;
CREATE INDEX people_requested ON people (scope) WHERE (facts & 256) <> 0;
CREATE INDEX people_noted ON people (scope) WHERE (facts & 16384) <> 0;
CREATE INDEX people_tagged ON people (scope) WHERE (facts & 65536) <> 0;
CREATE INDEX people_rare_words ON people (scope) WHERE facts >= 4294836224;

CREATE VIRTUAL TABLE people_text USING fts5 (
    folded, content = 'people', content_rowid = 'id', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);

-- Roles (and a status nobody knows) by number: facts hold the number.
CREATE TABLE word_sets (
    id INTEGER PRIMARY KEY,
    status TEXT NOT NULL,
    roles TEXT NOT NULL,
    UNIQUE (status, roles)
);

-- What filters can offer. fact: role or status.
CREATE TABLE filter_words (
    scope INTEGER NOT NULL,
    fact TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (scope, fact, word)
) WITHOUT ROWID;

-- Mirror of what notes and tags there are: a row that comes later gets them from here.
CREATE TABLE marks (
    account TEXT NOT NULL,
    handle TEXT NOT NULL,
    tags TEXT NOT NULL,
    noted INTEGER NOT NULL,
    PRIMARY KEY (account, handle)
) WITHOUT ROWID;

CREATE TABLE person_changes (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    fact TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    by_us INTEGER NOT NULL
);

CREATE INDEX person_changes_by_person ON person_changes (person, id);

-- Their own page as their host shows it, and the last answer about them alone. A list need not hold them.
CREATE TABLE person_pages (
    scope INTEGER NOT NULL,
    handle TEXT NOT NULL,
    profile TEXT NOT NULL DEFAULT '',
    seen_at INTEGER NOT NULL DEFAULT 0,
    request TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    request_id TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL DEFAULT 0,
    body BLOB,
    PRIMARY KEY (scope, handle)
);

CREATE TABLE requests (
    scope INTEGER NOT NULL,
    place INTEGER NOT NULL,
    action TEXT NOT NULL,
    sender TEXT NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    picture TEXT NOT NULL,
    kind INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (scope, place)
) WITHOUT ROWID;
