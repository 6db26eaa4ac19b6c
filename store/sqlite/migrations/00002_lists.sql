-- +goose Up
-- What lists need at a million rows: who and where carry the day, so that their rows come in order; figures are listed; totals are kept;
-- decisions find their rows again.
CREATE TABLE took (
    who  INTEGER NOT NULL REFERENCES who (id),
    kind INTEGER NOT NULL, -- 1 party of an event, 2 of a statement, 3 place of an event, 4 party of a figure
    role INTEGER NOT NULL, -- 1 source, 2 target
    day  TEXT NOT NULL,
    row  INTEGER NOT NULL,
    PRIMARY KEY (who, kind, role, day, row)
) WITHOUT ROWID;
INSERT INTO took SELECT p.who, p.kind, p.role, x.day, p.row FROM parties p JOIN events x ON x.seq = p.row WHERE p.kind = 1;
INSERT INTO took SELECT p.who, p.kind, p.role, x.day, p.row FROM parties p JOIN statements x ON x.seq = p.row WHERE p.kind = 2;
DROP TABLE parties;
ALTER TABLE took RENAME TO parties;
CREATE INDEX parties_row ON parties (kind, row);
INSERT OR IGNORE INTO who (actor, name, country) SELECT DISTINCT '', place, country FROM events WHERE place <> '';
INSERT INTO parties SELECT w.id, 3, 1, x.day, x.seq FROM events x JOIN who w ON w.actor = '' AND w.name = x.place AND w.country = x.country WHERE x.place <> '';

DROP INDEX events_report;
DROP INDEX events_day;
DROP INDEX events_country;
CREATE INDEX events_report ON events (report, day);
CREATE INDEX events_day ON events (day, seq, report, confidence, voice);
CREATE INDEX events_type_realis ON events (type, realis, day);
DROP INDEX statements_report;
CREATE INDEX statements_report ON statements (report, day);
CREATE INDEX statements_act ON statements (act, day);
CREATE INDEX reports_outlet ON reports (outlet);

CREATE TABLE figures (
    seq    INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (seq),
    id     TEXT NOT NULL,
    day    TEXT NOT NULL, -- as of, else day of publication, else '~'
    item   TEXT NOT NULL, -- role, item and unit, for search
    row    TEXT NOT NULL  -- JSON
);
CREATE INDEX figures_report ON figures (report, day);
CREATE INDEX figures_day ON figures (day, seq, report);

CREATE TABLE totals (
    reports INTEGER NOT NULL, events INTEGER NOT NULL, statements INTEGER NOT NULL,
    figures INTEGER NOT NULL, positions INTEGER NOT NULL, processes INTEGER NOT NULL
);
INSERT INTO totals SELECT count(*), coalesce(sum(r.events),0), coalesce(sum(n.statements),0), coalesce(sum(n.figures),0), coalesce(sum(n.positions),0), coalesce(sum(n.processes),0)
    FROM reports r JOIN rows_of n ON n.report = r.seq WHERE r.replaced IS NULL;

ALTER TABLE decisions ADD COLUMN anchors TEXT NOT NULL DEFAULT 'null'; -- JSON list: what the decided rows were
