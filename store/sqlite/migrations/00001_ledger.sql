-- +goose Up
CREATE TABLE reports (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    hash       TEXT NOT NULL,
    version    TEXT NOT NULL,
    outlet     TEXT NOT NULL,
    published  TEXT NOT NULL,
    title      TEXT NOT NULL,
    added      TEXT NOT NULL, -- UTC, RFC 3339 with nanoseconds, fixed width
    replaced   TEXT,          -- when a later row of this id was added; NULL = current
    events     INTEGER NOT NULL,
    record     BLOB NOT NULL, -- JSON, zstd
    UNIQUE (id, hash, version)
);
CREATE INDEX reports_hash ON reports (hash);
CREATE INDEX reports_published ON reports (published);

CREATE TABLE events (
    seq        INTEGER PRIMARY KEY,
    report     INTEGER NOT NULL REFERENCES reports (seq),
    id         TEXT NOT NULL,
    type       TEXT NOT NULL,
    realis     TEXT NOT NULL,
    voice      TEXT NOT NULL,
    day        TEXT NOT NULL, -- begin of the act, else day of publication, else '~', which sorts last
    confidence REAL NOT NULL,
    place      TEXT NOT NULL,
    country    TEXT NOT NULL,
    row        TEXT NOT NULL  -- JSON
);
CREATE INDEX events_report ON events (report);
CREATE INDEX events_day ON events (day, seq);
CREATE INDEX events_type ON events (type, day);
CREATE INDEX events_realis ON events (realis, day);
CREATE INDEX events_country ON events (country, day);

CREATE TABLE statements (
    seq        INTEGER PRIMARY KEY,
    report     INTEGER NOT NULL REFERENCES reports (seq),
    id         TEXT NOT NULL,
    act        TEXT NOT NULL,
    day        TEXT NOT NULL,
    confidence REAL NOT NULL,
    about      TEXT NOT NULL, -- topics and content, for search
    row        TEXT NOT NULL
);
CREATE INDEX statements_report ON statements (report);
CREATE INDEX statements_day ON statements (day, seq);

-- Every party as named, once, so that a search by part of a name reads few rows.
CREATE TABLE who (
    id      INTEGER PRIMARY KEY,
    actor   TEXT NOT NULL,
    name    TEXT NOT NULL,
    country TEXT NOT NULL,
    UNIQUE (actor, name, country)
);
CREATE INDEX who_country ON who (country);

-- Who takes part in which row. kind: 1 event, 2 statement. role: 1 source, 2 target.
CREATE TABLE parties (
    who  INTEGER NOT NULL REFERENCES who (id),
    kind INTEGER NOT NULL,
    role INTEGER NOT NULL,
    row  INTEGER NOT NULL,
    PRIMARY KEY (who, kind, role, row)
) WITHOUT ROWID;

CREATE TABLE rows_of (
    report INTEGER PRIMARY KEY REFERENCES reports (seq),
    figures INTEGER NOT NULL, positions INTEGER NOT NULL, processes INTEGER NOT NULL, statements INTEGER NOT NULL
);

CREATE VIRTUAL TABLE texts USING fts5 (title, body, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE decisions (
    seq     INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    person  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL, -- JSON list
    edit    TEXT NOT NULL
);
