-- The line the user drew for a client: the most minutes to give in ninety days.
ALTER TABLE client ADD COLUMN line_minutes INTEGER CHECK (line_minutes >= 0);

-- What stood against giving more, and why the user went on all the same.
CREATE TABLE overrule (
    id               BLOB    NOT NULL PRIMARY KEY,
    client_id        BLOB    NOT NULL REFERENCES client (id),
    caution          TEXT    NOT NULL,
    reason           TEXT    NOT NULL,
    overruled_at     INTEGER NOT NULL,
    overruled_offset INTEGER NOT NULL
) STRICT;
CREATE INDEX overrule_by_client ON overrule (client_id, overruled_at);

-- What one's own practice needs time for: marketing, learning, rest.
CREATE TABLE pursuit (
    id             BLOB    NOT NULL PRIMARY KEY,
    name           TEXT    NOT NULL,
    minutes_week   INTEGER NOT NULL CHECK (minutes_week >= 0),
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;

-- What it got in a week, which goes by its Monday.
CREATE TABLE pursuit_week (
    pursuit_id BLOB    NOT NULL REFERENCES pursuit (id),
    week_on    TEXT    NOT NULL,
    minutes    INTEGER NOT NULL CHECK (minutes >= 0),
    PRIMARY KEY (pursuit_id, week_on)
) STRICT, WITHOUT ROWID;

-- A week looked back on: how far, and the page it is kept as.
CREATE TABLE review (
    id            BLOB    NOT NULL PRIMARY KEY,
    week_on       TEXT    NOT NULL UNIQUE,
    reflection_id BLOB    REFERENCES reflection (id),
    closed_on     TEXT
) STRICT;
CREATE INDEX review_by_page ON review (reflection_id) WHERE reflection_id IS NOT NULL;

CREATE TABLE review_step (
    review_id BLOB NOT NULL REFERENCES review (id),
    step      TEXT NOT NULL,
    state     TEXT NOT NULL,
    PRIMARY KEY (review_id, step)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER overrule_found AFTER INSERT ON overrule BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('overrule', new.id, '', new.reason);
END;
CREATE TRIGGER overrule_unfound AFTER DELETE ON overrule BEGIN
    DELETE FROM search_row WHERE source = 'overrule' AND source_id = old.id;
END;

CREATE TRIGGER pursuit_found AFTER INSERT ON pursuit BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('pursuit', new.id, new.name, '');
END;
CREATE TRIGGER pursuit_refound AFTER UPDATE OF name ON pursuit BEGIN
    UPDATE search_row SET title = new.name WHERE source = 'pursuit' AND source_id = new.id;
END;
CREATE TRIGGER pursuit_unfound AFTER DELETE ON pursuit BEGIN
    DELETE FROM search_row WHERE source = 'pursuit' AND source_id = old.id;
END;

-- What figures are made of, apart from the words: a figure over all pages need not read what stands on them.
CREATE INDEX reflection_facts ON reflection
    (id, happened_at, happened_offset, paid_minutes, given_minutes, warmth, kind);
DROP INDEX state_change_by_delivery;
CREATE INDEX state_change_by_delivery ON state_change (delivery_id, state, changed_at, changed_offset)
    WHERE delivery_id IS NOT NULL;
CREATE INDEX delivery_facts ON delivery (id, state, given_on, state_on, minutes, scope, gift_id, form_id);
DROP INDEX delivery_receiver_by_delivery;
CREATE INDEX delivery_receiver_by_delivery ON delivery_receiver (delivery_id, place, client_id, landing, landed_on);
CREATE INDEX client_names ON client (id, name);
CREATE INDEX gift_revision_facts ON gift_revision
    (gift_id, revised_at, id, revised_offset, event, pleasure, mastery, state);
DROP INDEX want_by_client;
CREATE INDEX want_by_client ON want (client_id, heard_on);
CREATE INDEX promise_late ON promise (client_id, by_whom, state_on) WHERE state = 'late';
CREATE INDEX state_change_bent ON state_change (promise_id, changed_at, changed_offset) WHERE state = 'renegotiated';
