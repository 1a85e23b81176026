-- Records. Every table in this first part is watched by change.rs: that is how undo works.
-- Instants (_at) are Unix milliseconds; an _offset beside one is minutes east of UTC where it was written.
-- Calendar dates (_on) are 'YYYY-MM-DD'. Ids are UUIDs of version 7. The closed sets of words are those of words.rs.

CREATE TABLE client (
    id             BLOB    NOT NULL PRIMARY KEY,
    name           TEXT    NOT NULL,
    about          TEXT    NOT NULL,
    stage          TEXT    NOT NULL,
    since_on       TEXT,
    how_met        TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;

-- The text comes last: what stands after a long one can only be read by reading through it.
CREATE TABLE reflection (
    id              BLOB    NOT NULL PRIMARY KEY,
    happened_at     INTEGER NOT NULL,
    happened_offset INTEGER NOT NULL,
    kind            TEXT,
    paid_minutes    INTEGER CHECK (paid_minutes >= 0),
    given_minutes   INTEGER CHECK (given_minutes >= 0),
    felt            INTEGER CHECK (felt BETWEEN -2 AND 2),
    warmth          TEXT,
    created_at      INTEGER NOT NULL,
    edited_at       INTEGER NOT NULL,
    text            TEXT    NOT NULL
) STRICT;
CREATE INDEX reflection_by_time ON reflection (happened_at, id);

CREATE TABLE reflection_client (
    reflection_id BLOB    NOT NULL REFERENCES reflection (id),
    client_id     BLOB    NOT NULL REFERENCES client (id),
    place         INTEGER NOT NULL,
    PRIMARY KEY (reflection_id, client_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reflection_client_by_client ON reflection_client (client_id, reflection_id);

CREATE TABLE want (
    id          BLOB    NOT NULL PRIMARY KEY,
    client_id   BLOB    NOT NULL REFERENCES client (id),
    text        TEXT    NOT NULL,
    enough_line TEXT,
    heard_on    TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX want_by_client ON want (client_id);

-- A need's confidence follows its evidence unless the user overruled it.
CREATE TABLE need (
    id                    BLOB    NOT NULL PRIMARY KEY,
    client_id             BLOB    NOT NULL REFERENCES client (id),
    text                  TEXT    NOT NULL,
    overruled_confidence  TEXT,
    state                 TEXT    NOT NULL,
    state_on              TEXT    NOT NULL,
    created_at            INTEGER NOT NULL,
    created_offset        INTEGER NOT NULL
) STRICT;
CREATE INDEX need_by_client ON need (client_id);

CREATE TABLE need_beneath_want (
    need_id BLOB NOT NULL REFERENCES need (id),
    want_id BLOB NOT NULL REFERENCES want (id),
    PRIMARY KEY (need_id, want_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX need_beneath_want_by_want ON need_beneath_want (want_id);

CREATE TABLE need_beneath_need (
    need_id  BLOB NOT NULL REFERENCES need (id),
    upper_id BLOB NOT NULL REFERENCES need (id),
    PRIMARY KEY (need_id, upper_id),
    CHECK (need_id <> upper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX need_beneath_need_by_upper ON need_beneath_need (upper_id);

CREATE TABLE gift (
    id             BLOB    NOT NULL PRIMARY KEY,
    name           TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    pleasure       INTEGER NOT NULL CHECK (pleasure BETWEEN 1 AND 5),
    mastery        INTEGER NOT NULL CHECK (mastery BETWEEN 1 AND 5),
    state          TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;

-- The gift as it was from that instant on, and why it changed.
CREATE TABLE gift_revision (
    id             BLOB    NOT NULL PRIMARY KEY,
    gift_id        BLOB    NOT NULL REFERENCES gift (id),
    revised_at     INTEGER NOT NULL,
    revised_offset INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    kind           TEXT    NOT NULL,
    pleasure       INTEGER NOT NULL CHECK (pleasure BETWEEN 1 AND 5),
    mastery        INTEGER NOT NULL CHECK (mastery BETWEEN 1 AND 5),
    state          TEXT    NOT NULL,
    note           TEXT    NOT NULL
) STRICT;
CREATE INDEX gift_revision_by_gift ON gift_revision (gift_id, revised_at);

-- After the W3C Web Annotation model: a quote with its surroundings, and a position in Unicode code points.
CREATE TABLE mark (
    id            BLOB    NOT NULL PRIMARY KEY,
    reflection_id BLOB    NOT NULL REFERENCES reflection (id),
    kind          TEXT    NOT NULL,
    want_id       BLOB    REFERENCES want (id),
    need_id       BLOB    REFERENCES need (id),
    gift_id       BLOB    REFERENCES gift (id),
    start_at_char INTEGER NOT NULL,
    end_at_char   INTEGER NOT NULL,
    quote         TEXT    NOT NULL,
    prefix        TEXT    NOT NULL,
    suffix        TEXT    NOT NULL,
    orphaned      INTEGER NOT NULL CHECK (orphaned IN (0, 1)),
    created_at    INTEGER NOT NULL,
    CHECK ((want_id IS NOT NULL) + (need_id IS NOT NULL) + (gift_id IS NOT NULL) = 1),
    CHECK (start_at_char >= 0 AND end_at_char >= start_at_char)
) STRICT;
CREATE INDEX mark_by_reflection ON mark (reflection_id);
CREATE INDEX mark_by_want ON mark (want_id) WHERE want_id IS NOT NULL;
CREATE INDEX mark_by_need ON mark (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX mark_by_gift ON mark (gift_id) WHERE gift_id IS NOT NULL;

CREATE TABLE verdict (
    id           BLOB    NOT NULL PRIMARY KEY,
    need_id      BLOB    NOT NULL REFERENCES need (id),
    gift_id      BLOB    NOT NULL REFERENCES gift (id),
    answer       TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    given_at     INTEGER NOT NULL,
    given_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX verdict_by_need ON verdict (need_id);
CREATE INDEX verdict_by_gift ON verdict (gift_id);

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Beside the records: nothing below is watched, and nothing here refers to a record by foreign key.

-- Words as they are typed, at most a second behind the keys.
CREATE TABLE draft (
    reflection_id BLOB    NOT NULL PRIMARY KEY,
    text          TEXT    NOT NULL,
    marks         TEXT    NOT NULL,
    saved_at      INTEGER NOT NULL
) STRICT;

-- The words of a reflection at the end of each spell of writing.
CREATE TABLE reflection_version (
    id            INTEGER NOT NULL PRIMARY KEY,
    reflection_id BLOB    NOT NULL,
    text          TEXT    NOT NULL,
    kept_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX reflection_version_by_reflection ON reflection_version (reflection_id, id);

-- A text is never read twice by the same model. Vectors are little-endian f32.
CREATE TABLE vector (
    text_hash BLOB NOT NULL,
    model     TEXT NOT NULL,
    vector    BLOB NOT NULL,
    PRIMARY KEY (text_hash, model)
) STRICT, WITHOUT ROWID;

-- One row for each thing that can be found; `record_id` is where a hit leads.
CREATE TABLE search_row (
    id        INTEGER NOT NULL PRIMARY KEY,
    source    TEXT    NOT NULL,
    source_id BLOB    NOT NULL,
    title     TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    UNIQUE (source, source_id)
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5 (
    title, body,
    content = 'search_row', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_row_insert AFTER INSERT ON search_row BEGIN
    INSERT INTO search_text (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER search_row_delete AFTER DELETE ON search_row BEGIN
    INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER search_row_update AFTER UPDATE ON search_row BEGIN
    INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO search_text (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER client_found AFTER INSERT ON client BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('client', new.id, new.name, new.about || char(10) || new.how_met);
END;
CREATE TRIGGER client_refound AFTER UPDATE OF name, about, how_met ON client BEGIN
    UPDATE search_row SET title = new.name, body = new.about || char(10) || new.how_met WHERE source = 'client' AND source_id = new.id;
END;
CREATE TRIGGER client_unfound AFTER DELETE ON client BEGIN
    DELETE FROM search_row WHERE source = 'client' AND source_id = old.id;
END;

CREATE TRIGGER reflection_found AFTER INSERT ON reflection BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('reflection', new.id, '', new.text);
END;
CREATE TRIGGER reflection_refound AFTER UPDATE OF text ON reflection BEGIN
    UPDATE search_row SET body = new.text WHERE source = 'reflection' AND source_id = new.id;
END;
CREATE TRIGGER reflection_unfound AFTER DELETE ON reflection BEGIN
    DELETE FROM search_row WHERE source = 'reflection' AND source_id = old.id;
END;

CREATE TRIGGER want_found AFTER INSERT ON want BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('want', new.id, new.text, coalesce(new.enough_line, ''));
END;
CREATE TRIGGER want_refound AFTER UPDATE OF text, enough_line ON want BEGIN
    UPDATE search_row SET title = new.text, body = coalesce(new.enough_line, '') WHERE source = 'want' AND source_id = new.id;
END;
CREATE TRIGGER want_unfound AFTER DELETE ON want BEGIN
    DELETE FROM search_row WHERE source = 'want' AND source_id = old.id;
END;

CREATE TRIGGER need_found AFTER INSERT ON need BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('need', new.id, new.text, '');
END;
CREATE TRIGGER need_refound AFTER UPDATE OF text ON need BEGIN
    UPDATE search_row SET title = new.text WHERE source = 'need' AND source_id = new.id;
END;
CREATE TRIGGER need_unfound AFTER DELETE ON need BEGIN
    DELETE FROM search_row WHERE source = 'need' AND source_id = old.id;
END;

CREATE TRIGGER gift_found AFTER INSERT ON gift BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('gift', new.id, new.name, new.description);
END;
CREATE TRIGGER gift_refound AFTER UPDATE OF name, description ON gift BEGIN
    UPDATE search_row SET title = new.name, body = new.description WHERE source = 'gift' AND source_id = new.id;
END;
CREATE TRIGGER gift_unfound AFTER DELETE ON gift BEGIN
    DELETE FROM search_row WHERE source = 'gift' AND source_id = old.id;
END;

CREATE TRIGGER gift_revision_found AFTER INSERT ON gift_revision WHEN new.note <> '' BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('gift_revision', new.id, '', new.note);
END;
CREATE TRIGGER gift_revision_unfound AFTER DELETE ON gift_revision BEGIN
    DELETE FROM search_row WHERE source = 'gift_revision' AND source_id = old.id;
END;

CREATE TRIGGER verdict_found AFTER INSERT ON verdict WHEN new.reason <> '' BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('verdict', new.id, '', new.reason);
END;
CREATE TRIGGER verdict_unfound AFTER DELETE ON verdict BEGIN
    DELETE FROM search_row WHERE source = 'verdict' AND source_id = old.id;
END;

-- A need is as sure as its evidence: a quote makes it likely, quotes from pages of three different days confirm it.
-- Quotes whose words were cut no longer count. The user may overrule. Asked need by need, so that an index answers.
CREATE VIEW need_with_confidence AS
SELECT need.id, need.client_id, need.text, need.state, need.state_on, need.created_at, need.created_offset,
       need.overruled_confidence,
       coalesce(need.overruled_confidence, CASE (
           SELECT min(count(DISTINCT date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch')), 3)
           FROM mark JOIN reflection AS page ON page.id = mark.reflection_id
           WHERE mark.need_id = need.id AND mark.orphaned = 0
       ) WHEN 0 THEN 'hunch' WHEN 3 THEN 'confirmed' ELSE 'likely' END) AS confidence,
       (SELECT count(*) FROM mark WHERE mark.need_id = need.id AND mark.orphaned = 0) AS quotes
FROM need;
