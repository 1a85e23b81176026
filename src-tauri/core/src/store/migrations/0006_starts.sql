-- What a blank page is asked with, in one's own words.
CREATE TABLE prompt (
    id             BLOB    NOT NULL PRIMARY KEY,
    text           TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;

-- What a page can begin with.
CREATE TABLE template (
    id             BLOB    NOT NULL PRIMARY KEY,
    name           TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    created_offset INTEGER NOT NULL
) STRICT;

CREATE TRIGGER prompt_found AFTER INSERT ON prompt BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('prompt', new.id, new.text, '');
END;
CREATE TRIGGER prompt_refound AFTER UPDATE OF text ON prompt BEGIN
    UPDATE search_row SET title = new.text WHERE source = 'prompt' AND source_id = new.id;
END;
CREATE TRIGGER prompt_unfound AFTER DELETE ON prompt BEGIN
    DELETE FROM search_row WHERE source = 'prompt' AND source_id = old.id;
END;

CREATE TRIGGER template_found AFTER INSERT ON template BEGIN
    INSERT INTO search_row (source, source_id, title, body) VALUES ('template', new.id, new.name, new.text);
END;
CREATE TRIGGER template_refound AFTER UPDATE OF name, text ON template BEGIN
    UPDATE search_row SET title = new.name, body = new.text WHERE source = 'template' AND source_id = new.id;
END;
CREATE TRIGGER template_unfound AFTER DELETE ON template BEGIN
    DELETE FROM search_row WHERE source = 'template' AND source_id = old.id;
END;
