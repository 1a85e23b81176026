-- A suggestion other than a gift for a need, set aside by what it speaks of: for two weeks, or for good.
CREATE TABLE set_aside (
    id            BLOB    NOT NULL PRIMARY KEY,
    kind          TEXT    NOT NULL,
    need_id       BLOB    REFERENCES need (id),
    reflection_id BLOB    REFERENCES reflection (id),
    occasion_id   BLOB    REFERENCES occasion (id),
    idea_id       BLOB    REFERENCES idea (id),
    client_id     BLOB    REFERENCES client (id),
    for_good      INTEGER NOT NULL CHECK (for_good IN (0, 1)),
    aside_on      TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    CHECK ((need_id IS NOT NULL) + (reflection_id IS NOT NULL) + (occasion_id IS NOT NULL) + (idea_id IS NOT NULL)
           + (client_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX set_aside_by_need ON set_aside (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX set_aside_by_reflection ON set_aside (reflection_id) WHERE reflection_id IS NOT NULL;
CREATE INDEX set_aside_by_occasion ON set_aside (occasion_id) WHERE occasion_id IS NOT NULL;
CREATE INDEX set_aside_by_idea ON set_aside (idea_id) WHERE idea_id IS NOT NULL;
CREATE INDEX set_aside_by_client ON set_aside (client_id) WHERE client_id IS NOT NULL;
