-- Every record of a practice. As in 0001: instants (_at) are Unix milliseconds with the offset beside them, days (_on)
-- are 'YYYY-MM-DD', closed sets of words are those of words.rs. Lists of short words (tags, themes) hold one a line.

ALTER TABLE client ADD COLUMN also_known     TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN recommended_by BLOB REFERENCES client (id);
ALTER TABLE client ADD COLUMN contract       TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN contact        TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN tags           TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN leave_alone    TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN parted_on      TEXT;
ALTER TABLE client ADD COLUMN parting_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN last_word      TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN keep_until     TEXT;
CREATE INDEX client_by_recommender ON client (recommended_by) WHERE recommended_by IS NOT NULL;

-- Ids that a client had before others were merged into them: an older copy of the journal still knows these.
CREATE TABLE client_merged (
    former_id BLOB NOT NULL PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES client (id)
) STRICT;
CREATE INDEX client_merged_by_client ON client_merged (client_id);

-- Older versions were kept where their page was written.
ALTER TABLE reflection_version ADD COLUMN kept_offset INTEGER NOT NULL DEFAULT 0;
UPDATE reflection_version SET kept_offset =
    coalesce((SELECT happened_offset FROM reflection WHERE reflection.id = reflection_version.reflection_id), 0);

ALTER TABLE want ADD COLUMN state_on TEXT NOT NULL DEFAULT '';
UPDATE want SET state_on = heard_on;

-- What a revision of a gift was, and the other gift it has to do with: split from, or merged with.
ALTER TABLE gift_revision ADD COLUMN event         TEXT NOT NULL DEFAULT 'changed';
ALTER TABLE gift_revision ADD COLUMN other_gift_id BLOB REFERENCES gift (id);
UPDATE gift_revision SET event = 'named'
WHERE id = (SELECT first.id FROM gift_revision AS first WHERE first.gift_id = gift_revision.gift_id
            ORDER BY first.revised_at, first.id LIMIT 1);
CREATE INDEX gift_revision_by_other ON gift_revision (other_gift_id) WHERE other_gift_id IS NOT NULL;

-- The catalogue of forms of giving. `origin` names one of the ten that come with the journal.
CREATE TABLE form (
    id            BLOB    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    how           TEXT    NOT NULL,
    usual_minutes INTEGER CHECK (usual_minutes >= 0),
    serves        TEXT    NOT NULL,
    offered       INTEGER NOT NULL CHECK (offered IN (0, 1)),
    origin        TEXT,
    created_at    INTEGER NOT NULL
) STRICT;

-- One thing given, to one client or to several at once.
CREATE TABLE delivery (
    id             BLOB    NOT NULL PRIMARY KEY,
    what           TEXT    NOT NULL,
    gift_id        BLOB    REFERENCES gift (id),
    form_id        BLOB    REFERENCES form (id),
    scope          TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    state_on       TEXT    NOT NULL,
    given_on       TEXT,
    minutes        INTEGER CHECK (minutes >= 0),
    felt           INTEGER CHECK (felt BETWEEN -2 AND 2),
    motive         TEXT,
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_by_gift ON delivery (gift_id) WHERE gift_id IS NOT NULL;
CREATE INDEX delivery_by_form ON delivery (form_id) WHERE form_id IS NOT NULL;

-- Whom a delivery serves, which need of theirs, and how it landed with them.
CREATE TABLE delivery_receiver (
    id          BLOB    NOT NULL PRIMARY KEY,
    delivery_id BLOB    NOT NULL REFERENCES delivery (id),
    client_id   BLOB    NOT NULL REFERENCES client (id),
    need_id     BLOB    REFERENCES need (id),
    landing     TEXT,
    landed_on   TEXT,
    note        TEXT    NOT NULL,
    place       INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_receiver_by_delivery ON delivery_receiver (delivery_id, place);
CREATE INDEX delivery_receiver_by_client ON delivery_receiver (client_id);
CREATE INDEX delivery_receiver_by_need ON delivery_receiver (need_id) WHERE need_id IS NOT NULL;

-- The parts of a series, such as the five letters of an e-course.
CREATE TABLE delivery_part (
    id          BLOB    NOT NULL PRIMARY KEY,
    delivery_id BLOB    NOT NULL REFERENCES delivery (id),
    what        TEXT    NOT NULL,
    given_on    TEXT,
    place       INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_part_by_delivery ON delivery_part (delivery_id, place);

CREATE TABLE promise (
    id             BLOB    NOT NULL PRIMARY KEY,
    client_id      BLOB    NOT NULL REFERENCES client (id),
    by_whom        TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    made_on        TEXT    NOT NULL,
    due_on         TEXT,
    margin_days    INTEGER NOT NULL CHECK (margin_days >= 0),
    scope          TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    state_on       TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX promise_by_client ON promise (client_id);
CREATE INDEX promise_live_by_due ON promise (due_on) WHERE state IN ('open', 'renegotiated');

-- A special day: month and day, or the month alone, with or without its year.
CREATE TABLE occasion (
    id         BLOB    NOT NULL PRIMARY KEY,
    client_id  BLOB    NOT NULL REFERENCES client (id),
    what       TEXT    NOT NULL,
    month      INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    day        INTEGER CHECK (day BETWEEN 1 AND 31),
    year       INTEGER CHECK (year BETWEEN 1 AND 9999),
    yearly     INTEGER NOT NULL CHECK (yearly IN (0, 1)),
    created_at INTEGER NOT NULL,
    CHECK (yearly = 1 OR year IS NOT NULL)
) STRICT;
CREATE INDEX occasion_by_client ON occasion (client_id);

-- A reading of warmth that stands on no page; those on pages are in `reflection`.
CREATE TABLE warmth (
    id         BLOB    NOT NULL PRIMARY KEY,
    client_id  BLOB    NOT NULL REFERENCES client (id),
    reading    TEXT    NOT NULL,
    rests_on   TEXT    NOT NULL,
    read_on    TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX warmth_by_client ON warmth (client_id, read_on);

-- What a client did that shows how they feel: returned, recommended, forgave.
CREATE TABLE sign (
    id              BLOB    NOT NULL PRIMARY KEY,
    client_id       BLOB    NOT NULL REFERENCES client (id),
    kind            TEXT    NOT NULL,
    about_client_id BLOB    REFERENCES client (id),
    note            TEXT    NOT NULL,
    seen_on         TEXT    NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_by_client ON sign (client_id, seen_on);
CREATE INDEX sign_by_other ON sign (about_client_id) WHERE about_client_id IS NOT NULL;

-- A question put to a client, and the answer in their words. It may bear on a need, which it then confirms or not, or
-- speak of a gift.
CREATE TABLE asked_why (
    id          BLOB    NOT NULL PRIMARY KEY,
    client_id   BLOB    NOT NULL REFERENCES client (id),
    need_id     BLOB    REFERENCES need (id),
    gift_id     BLOB    REFERENCES gift (id),
    question    TEXT    NOT NULL,
    answer      TEXT    NOT NULL,
    confirms    INTEGER NOT NULL CHECK (confirms IN (0, 1)),
    themes      TEXT    NOT NULL,
    asked_on    TEXT    NOT NULL,
    answered_on TEXT,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX asked_why_by_client ON asked_why (client_id, asked_on);
CREATE INDEX asked_why_by_need ON asked_why (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX asked_why_by_gift ON asked_why (gift_id) WHERE gift_id IS NOT NULL;

-- An idea that a client gave, and whether they were thanked for it.
CREATE TABLE idea (
    id          BLOB    NOT NULL PRIMARY KEY,
    client_id   BLOB    NOT NULL REFERENCES client (id),
    what        TEXT    NOT NULL,
    given_on    TEXT    NOT NULL,
    credit      TEXT    NOT NULL,
    credited_on TEXT,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX idea_by_client ON idea (client_id, given_on);

-- Where a client, want, need, delivery or promise stood from a day on, and why; for a promise, by when it was due then.
-- The first is where it began. `place` counts them, whatever the clock said.
CREATE TABLE state_change (
    id             BLOB    NOT NULL PRIMARY KEY,
    client_id      BLOB    REFERENCES client (id),
    want_id        BLOB    REFERENCES want (id),
    need_id        BLOB    REFERENCES need (id),
    delivery_id    BLOB    REFERENCES delivery (id),
    promise_id     BLOB    REFERENCES promise (id),
    place          INTEGER NOT NULL,
    state          TEXT    NOT NULL,
    due_on         TEXT,
    note           TEXT    NOT NULL,
    changed_at     INTEGER NOT NULL,
    changed_offset INTEGER NOT NULL,
    CHECK ((client_id IS NOT NULL) + (want_id IS NOT NULL) + (need_id IS NOT NULL) + (delivery_id IS NOT NULL)
           + (promise_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX state_change_by_client ON state_change (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX state_change_by_want ON state_change (want_id) WHERE want_id IS NOT NULL;
CREATE INDEX state_change_by_need ON state_change (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX state_change_by_delivery ON state_change (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX state_change_by_promise ON state_change (promise_id) WHERE promise_id IS NOT NULL;
-- Of older clients it is known where they stand; of older wants and needs where they began, and where they came to.
INSERT INTO state_change (id, client_id, place, state, note, changed_at, changed_offset)
SELECT randomblob(16), id, 0, stage, '', created_at, created_offset FROM client;
INSERT INTO state_change (id, want_id, place, state, note, changed_at, changed_offset)
SELECT randomblob(16), id, 0, 'open', '', unixepoch(heard_on) * 1000, 0 FROM want
UNION ALL SELECT randomblob(16), id, 1, state, '', unixepoch(state_on) * 1000, 0 FROM want WHERE state <> 'open';
INSERT INTO state_change (id, need_id, place, state, note, changed_at, changed_offset)
SELECT randomblob(16), id, 0, 'open', '', created_at, created_offset FROM need
UNION ALL SELECT randomblob(16), id, 1, state, '', unixepoch(state_on) * 1000, 0 FROM need WHERE state <> 'open';

-- What was deleted, whole, until it is put back or its thirty days are over. `record` is a JSON object of the columns:
-- of a row that was deleted, or of what a row that stayed held before.
CREATE TABLE trash (
    id             BLOB    NOT NULL PRIMARY KEY,
    kind           TEXT    NOT NULL,
    record_id      BLOB    NOT NULL,
    title          TEXT    NOT NULL,
    deleted_at     INTEGER NOT NULL,
    deleted_offset INTEGER NOT NULL
) STRICT;
CREATE TABLE trash_row (
    trash_id   BLOB    NOT NULL REFERENCES trash (id),
    place      INTEGER NOT NULL,
    table_name TEXT    NOT NULL,
    deleted    INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    record     TEXT    NOT NULL,
    PRIMARY KEY (trash_id, place)
) STRICT;

-- A mark may be evidence for a promise as well, so the table is made anew.
DROP VIEW need_with_confidence;
CREATE TABLE mark_with_promise (
    id            BLOB    NOT NULL PRIMARY KEY,
    reflection_id BLOB    NOT NULL REFERENCES reflection (id),
    kind          TEXT    NOT NULL,
    want_id       BLOB    REFERENCES want (id),
    need_id       BLOB    REFERENCES need (id),
    gift_id       BLOB    REFERENCES gift (id),
    promise_id    BLOB    REFERENCES promise (id),
    start_at_char INTEGER NOT NULL,
    end_at_char   INTEGER NOT NULL,
    quote         TEXT    NOT NULL,
    prefix        TEXT    NOT NULL,
    suffix        TEXT    NOT NULL,
    orphaned      INTEGER NOT NULL CHECK (orphaned IN (0, 1)),
    created_at    INTEGER NOT NULL,
    CHECK ((want_id IS NOT NULL) + (need_id IS NOT NULL) + (gift_id IS NOT NULL) + (promise_id IS NOT NULL) = 1),
    CHECK (start_at_char >= 0 AND end_at_char >= start_at_char)
) STRICT;
INSERT INTO mark_with_promise
SELECT id, reflection_id, kind, want_id, need_id, gift_id, NULL, start_at_char, end_at_char, quote, prefix, suffix,
       orphaned, created_at
FROM mark;
DROP TABLE mark;
ALTER TABLE mark_with_promise RENAME TO mark;
CREATE INDEX mark_by_reflection ON mark (reflection_id);
CREATE INDEX mark_by_want ON mark (want_id) WHERE want_id IS NOT NULL;
CREATE INDEX mark_by_need ON mark (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX mark_by_gift ON mark (gift_id) WHERE gift_id IS NOT NULL;
CREATE INDEX mark_by_promise ON mark (promise_id) WHERE promise_id IS NOT NULL;

-- A need is as sure as its evidence: a quote makes it likely; an answer that confirms it, or quotes from pages of three
-- different days, make it confirmed. Quotes whose words were cut no longer count. The user may overrule.
CREATE VIEW need_with_confidence AS
SELECT weighed.*, coalesce(overruled_confidence, by_evidence) AS confidence
FROM (
    SELECT need.id, need.client_id, need.text, need.state, need.state_on, need.created_at, need.created_offset,
           need.overruled_confidence,
           CASE
               WHEN EXISTS (SELECT 1 FROM asked_why WHERE asked_why.need_id = need.id AND asked_why.confirms = 1)
               THEN 'confirmed'
               ELSE CASE (
                   SELECT min(count(DISTINCT date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch')), 3)
                   FROM mark JOIN reflection AS page ON page.id = mark.reflection_id
                   WHERE mark.need_id = need.id AND mark.orphaned = 0
               ) WHEN 0 THEN 'hunch' WHEN 3 THEN 'confirmed' ELSE 'likely' END
           END AS by_evidence,
           (SELECT count(*) FROM mark WHERE mark.need_id = need.id AND mark.orphaned = 0) AS quotes,
           (SELECT count(*) FROM asked_why WHERE asked_why.need_id = need.id AND asked_why.confirms = 1) AS answers
    FROM need
) AS weighed;

-- Beside the records: neither watched nor undone.

-- Minutes of pages that were forgotten, by the Monday of their week: numbers that say nothing of anybody.
CREATE TABLE bare_minutes (
    week_on TEXT    NOT NULL PRIMARY KEY,
    paid    INTEGER NOT NULL CHECK (paid >= 0),
    given   INTEGER NOT NULL CHECK (given >= 0)
) STRICT;

-- What was forgotten, by a hash of its id, so that an older copy of the journal forgets it again.
CREATE TABLE forgotten (
    id_hash BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Search: more of a client, and every new kind of record.
DROP TRIGGER client_found;
DROP TRIGGER client_refound;
CREATE TRIGGER client_found AFTER INSERT ON client BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('client', new.id, new.name, concat_ws(char(10),
        new.about, new.how_met, new.also_known, new.contract, new.contact, new.tags, new.leave_alone,
        new.parting_reason, new.last_word));
END;
CREATE TRIGGER client_refound AFTER UPDATE ON client BEGIN
    UPDATE search_row SET title = new.name, body = concat_ws(char(10),
        new.about, new.how_met, new.also_known, new.contract, new.contact, new.tags, new.leave_alone,
        new.parting_reason, new.last_word)
    WHERE source = 'client' AND source_id = new.id;
END;
UPDATE client SET tags = tags;

CREATE TRIGGER form_found AFTER INSERT ON form BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('form', new.id, new.name, new.how);
END;
CREATE TRIGGER form_refound AFTER UPDATE OF name, how ON form BEGIN
    UPDATE search_row SET title = new.name, body = new.how WHERE source = 'form' AND source_id = new.id;
END;
CREATE TRIGGER form_unfound AFTER DELETE ON form BEGIN
    DELETE FROM search_row WHERE source = 'form' AND source_id = old.id;
END;

CREATE TRIGGER delivery_found AFTER INSERT ON delivery BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('delivery', new.id, new.what, '');
END;
CREATE TRIGGER delivery_refound AFTER UPDATE OF what ON delivery BEGIN
    UPDATE search_row SET title = new.what WHERE source = 'delivery' AND source_id = new.id;
END;
CREATE TRIGGER delivery_unfound AFTER DELETE ON delivery BEGIN
    DELETE FROM search_row WHERE source = 'delivery' AND source_id = old.id;
END;

CREATE TRIGGER delivery_receiver_found AFTER INSERT ON delivery_receiver WHEN new.note <> '' BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('delivery_receiver', new.id, '', new.note);
END;
CREATE TRIGGER delivery_receiver_refound AFTER UPDATE OF note ON delivery_receiver BEGIN
    DELETE FROM search_row WHERE source = 'delivery_receiver' AND source_id = new.id;
    INSERT INTO search_row (source, source_id, title, body)
    SELECT 'delivery_receiver', new.id, '', new.note WHERE new.note <> '';
END;
CREATE TRIGGER delivery_receiver_unfound AFTER DELETE ON delivery_receiver BEGIN
    DELETE FROM search_row WHERE source = 'delivery_receiver' AND source_id = old.id;
END;

CREATE TRIGGER delivery_part_found AFTER INSERT ON delivery_part BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('delivery_part', new.id, '', new.what);
END;
CREATE TRIGGER delivery_part_refound AFTER UPDATE OF what ON delivery_part BEGIN
    UPDATE search_row SET body = new.what WHERE source = 'delivery_part' AND source_id = new.id;
END;
CREATE TRIGGER delivery_part_unfound AFTER DELETE ON delivery_part BEGIN
    DELETE FROM search_row WHERE source = 'delivery_part' AND source_id = old.id;
END;

CREATE TRIGGER promise_found AFTER INSERT ON promise BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('promise', new.id, new.text, '');
END;
CREATE TRIGGER promise_refound AFTER UPDATE OF text ON promise BEGIN
    UPDATE search_row SET title = new.text WHERE source = 'promise' AND source_id = new.id;
END;
CREATE TRIGGER promise_unfound AFTER DELETE ON promise BEGIN
    DELETE FROM search_row WHERE source = 'promise' AND source_id = old.id;
END;

CREATE TRIGGER occasion_found AFTER INSERT ON occasion BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('occasion', new.id, new.what, '');
END;
CREATE TRIGGER occasion_refound AFTER UPDATE OF what ON occasion BEGIN
    UPDATE search_row SET title = new.what WHERE source = 'occasion' AND source_id = new.id;
END;
CREATE TRIGGER occasion_unfound AFTER DELETE ON occasion BEGIN
    DELETE FROM search_row WHERE source = 'occasion' AND source_id = old.id;
END;

CREATE TRIGGER warmth_found AFTER INSERT ON warmth BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('warmth', new.id, '', new.rests_on);
END;
CREATE TRIGGER warmth_refound AFTER UPDATE OF rests_on ON warmth BEGIN
    UPDATE search_row SET body = new.rests_on WHERE source = 'warmth' AND source_id = new.id;
END;
CREATE TRIGGER warmth_unfound AFTER DELETE ON warmth BEGIN
    DELETE FROM search_row WHERE source = 'warmth' AND source_id = old.id;
END;

CREATE TRIGGER sign_found AFTER INSERT ON sign BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('sign', new.id, '', new.note);
END;
CREATE TRIGGER sign_refound AFTER UPDATE OF note ON sign BEGIN
    UPDATE search_row SET body = new.note WHERE source = 'sign' AND source_id = new.id;
END;
CREATE TRIGGER sign_unfound AFTER DELETE ON sign BEGIN
    DELETE FROM search_row WHERE source = 'sign' AND source_id = old.id;
END;

CREATE TRIGGER asked_why_found AFTER INSERT ON asked_why BEGIN
    INSERT INTO search_row (source, source_id, title, body)
    VALUES ('asked_why', new.id, new.question, new.answer || char(10) || new.themes);
END;
CREATE TRIGGER asked_why_refound AFTER UPDATE OF question, answer, themes ON asked_why BEGIN
    UPDATE search_row SET title = new.question, body = new.answer || char(10) || new.themes
    WHERE source = 'asked_why' AND source_id = new.id;
END;
CREATE TRIGGER asked_why_unfound AFTER DELETE ON asked_why BEGIN
    DELETE FROM search_row WHERE source = 'asked_why' AND source_id = old.id;
END;

CREATE TRIGGER idea_found AFTER INSERT ON idea BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('idea', new.id, new.what, '');
END;
CREATE TRIGGER idea_refound AFTER UPDATE OF what ON idea BEGIN
    UPDATE search_row SET title = new.what WHERE source = 'idea' AND source_id = new.id;
END;
CREATE TRIGGER idea_unfound AFTER DELETE ON idea BEGIN
    DELETE FROM search_row WHERE source = 'idea' AND source_id = old.id;
END;

CREATE TRIGGER state_change_found AFTER INSERT ON state_change WHEN new.note <> '' BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('state_change', new.id, '', new.note);
END;
CREATE TRIGGER state_change_unfound AFTER DELETE ON state_change BEGIN
    DELETE FROM search_row WHERE source = 'state_change' AND source_id = old.id;
END;

-- The ten forms that come with the journal; each can be reworded, laid aside or deleted.
INSERT INTO form (id, name, how, usual_minutes, serves, offered, origin, created_at) VALUES
    (x'00000000000070008000000000000001', 'A handwritten acknowledgement', 'A card with one true sentence about what they did. By post, unasked.', 15, 'one', 1, 'handwritten', 0),
    (x'00000000000070008000000000000002', 'Complimentary support', 'A short call or a careful reply between meetings, said to be a gift.', 20, 'one', 1, 'support', 0),
    (x'00000000000070008000000000000003', 'Articles and resources', 'One piece worth their time, with a line on why it made you think of them.', 10, 'many', 1, 'resources', 0),
    (x'00000000000070008000000000000004', 'A short e-course', 'A few short letters, one idea each, a week apart.', 180, 'many', 1, 'course', 0),
    (x'00000000000070008000000000000005', 'A research circle', 'A handful of people who try something together and tell each other what happened.', 120, 'many', 1, 'circle', 0),
    (x'00000000000070008000000000000006', 'A teleclass', 'One hour by telephone or video on a question that several of them share.', 90, 'many', 1, 'teleclass', 0),
    (x'00000000000070008000000000000007', 'An assessment with a short consult', 'A few questions they answer alone, then twenty minutes on what the answers say.', 45, 'many', 1, 'assessment', 0),
    (x'00000000000070008000000000000008', 'A special day in a special way', 'Their day, kept as they would like it kept.', 30, 'one', 1, 'special_day', 0),
    (x'00000000000070008000000000000009', 'A reward for long-time clients', 'Something that money would not have bought, for those who stayed.', 30, 'one', 1, 'reward', 0),
    (x'0000000000007000800000000000000a', 'Credit and thanks for an idea', 'Say whose idea it was, where others hear it, and tell them that you did.', 10, 'one', 1, 'credit', 0);
