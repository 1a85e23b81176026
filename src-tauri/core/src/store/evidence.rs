//! The facts that suggestions rest on, without their vectors.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::rows;
use crate::Result;
use crate::anchor::Span;
use crate::ids::{ClientId, GiftId, NeedId, ReflectionId};
use crate::suggest::evidence::{GiftFact, LandedFact, Lesson, NeedFact, gift_text};
use crate::suggest::sentences;
use crate::words::Answer;

/// So many quotes of a need, and passages of a gift, are compared, the latest first: what is older says little more.
const MOST_PASSAGES: usize = 12;

/// Of which needs and gifts something is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    /// Those in [`super::touched`].
    Touched,
}

impl Which {
    /// What narrows a question to these needs.
    pub(super) fn needs(self, column: &str) -> String {
        self.narrowed(column, "touched_need")
    }

    fn gifts(self, column: &str) -> String {
        self.narrowed(column, "touched_gift")
    }

    fn narrowed(self, column: &str, touched: &str) -> String {
        match self {
            Self::All => String::new(),
            Self::Touched => format!("AND {column} IN (SELECT id FROM {touched})"),
        }
    }
}

/// Open needs of clients who have not parted, with the wants above them.
pub(crate) fn open_needs(connection: &Connection, which: Which) -> Result<Vec<NeedFact>> {
    let mut wants = wants_above_open_needs(connection, which)?;
    let mut said = said_of_needs(connection, which)?;
    let these = which.needs("need.id");
    let sql = format!(
        "SELECT need.id, need.client_id, client.name, need.text, need.confidence, need.quotes,
                      date(need.created_at / 1000.0 + need.created_offset * 60, 'unixepoch') AS written_on
               FROM need_with_confidence AS need JOIN client ON client.id = need.client_id
               WHERE need.state = 'open' AND client.stage <> 'parted' {these}
               ORDER BY need.id"
    );
    rows(connection, "reading open needs", &sql, [], |row| {
        let id: NeedId = row.get("id")?;
        let said = said.remove(&id).unwrap_or_default();
        let written_on: NaiveDate = row.get("written_on")?;
        Ok(NeedFact {
            id,
            client_id: row.get::<_, ClientId>("client_id")?,
            client_name: row.get("name")?,
            text: row.get("text")?,
            confidence: row.get("confidence")?,
            quotes: row.get("quotes")?,
            heard_on: said.last_on.unwrap_or(written_on).max(written_on),
            wants: wants.remove(&id).unwrap_or_default(),
            vector: None,
            want_vector: None,
            said: said.texts,
            said_vector: None,
        })
    })
}

/// Living and emerging gifts.
pub(crate) fn living_gifts(connection: &Connection, which: Which) -> Result<Vec<GiftFact>> {
    let mut shown = shown_by_gifts(connection, which)?;
    let these = which.gifts("id");
    let sql = format!("SELECT * FROM gift WHERE state IN ('living', 'emerging') {these} ORDER BY id");
    rows(connection, "reading living gifts", &sql, [], |row| {
        let id: GiftId = row.get("id")?;
        Ok(GiftFact {
            id,
            name: row.get("name")?,
            description: row.get("description")?,
            kind: row.get("kind")?,
            state: row.get("state")?,
            pleasure: row.get("pleasure")?,
            mastery: row.get("mastery")?,
            vector: None,
            shown: shown.remove(&id).unwrap_or_default().texts,
            shown_vector: None,
        })
    })
}

/// The wants above each open need that were not let go, through the whole ladder, nearest first.
fn wants_above_open_needs(connection: &Connection, which: Which) -> Result<HashMap<NeedId, Vec<String>>> {
    let these = which.needs("id");
    let sql = format!(
        "WITH RECURSIVE above (need_id, id, height) AS (
                   SELECT id, id, 0 FROM need WHERE state = 'open' {these}
                   UNION SELECT above.need_id, link.upper_id, above.height + 1
                   FROM above JOIN need_beneath_need AS link ON link.need_id = above.id
               )
               SELECT above.need_id, want.text, min(above.height) AS height
               FROM above CROSS JOIN need_beneath_want AS link ON link.need_id = above.id
               CROSS JOIN want ON want.id = link.want_id
               WHERE want.state <> 'let_go'
               GROUP BY above.need_id, want.id ORDER BY above.need_id, height, want.id"
    );
    let found = rows(connection, "following the ladder upwards", &sql, [], |row| {
        Ok((row.get::<_, NeedId>("need_id")?, row.get::<_, String>("text")?))
    })?;
    let mut wants: HashMap<NeedId, Vec<String>> = HashMap::new();
    for (need, want) in found {
        wants.entry(need).or_default().push(want);
    }
    Ok(wants)
}

/// Passages about one thing, and the day of the latest.
#[derive(Default)]
struct Passages {
    texts: Vec<Arc<str>>,
    last_on: Option<NaiveDate>,
}

/// What clients said of their open needs, the latest first.
fn said_of_needs(connection: &Connection, which: Which) -> Result<HashMap<NeedId, Passages>> {
    let these = which.needs("need.id");
    let sql = format!(
        "SELECT mark.need_id AS about, mark.quote AS text,
                      date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch') AS day
               FROM mark JOIN need ON need.id = mark.need_id JOIN reflection AS page ON page.id = mark.reflection_id
               WHERE mark.orphaned = 0 AND need.state = 'open' {these}
               ORDER BY mark.need_id, page.happened_at DESC, mark.id DESC"
    );
    passages(rows(connection, "reading what was said", &sql, [], passage)?)
}

/// Passages in which a gift showed, and what was given of it, the latest first.
fn shown_by_gifts(connection: &Connection, which: Which) -> Result<HashMap<GiftId, Passages>> {
    let (on_pages, given) = (which.gifts("mark.gift_id"), which.gifts("gift.id"));
    let sql = format!(
        "SELECT mark.gift_id AS about, mark.quote AS text,
                      date(page.happened_at / 1000.0 + page.happened_offset * 60, 'unixepoch') AS day
               FROM mark JOIN reflection AS page ON page.id = mark.reflection_id
               WHERE mark.gift_id IS NOT NULL AND mark.orphaned = 0 {on_pages}
               UNION ALL
               SELECT gift.id, delivery.what, coalesce(delivery.given_on, delivery.state_on)
               FROM delivery JOIN gift ON gift.id = delivery.gift_id
               WHERE delivery.state IN ('given', 'landed') AND delivery.what <> gift.name {given}
               ORDER BY about, day DESC, text"
    );
    passages(rows(connection, "reading what gifts have shown", &sql, [], passage)?)
}

fn passage<Id: rusqlite::types::FromSql>(row: &Row<'_>) -> rusqlite::Result<(Id, Arc<str>, NaiveDate)> {
    Ok((row.get("about")?, Arc::from(row.get::<_, String>("text")?), row.get("day")?))
}

fn passages<Id: std::hash::Hash + Eq>(found: Vec<(Id, Arc<str>, NaiveDate)>) -> Result<HashMap<Id, Passages>> {
    let mut all: HashMap<Id, Passages> = HashMap::new();
    for (about, text, day) in found {
        let passages = all.entry(about).or_default();
        passages.last_on = passages.last_on.max(Some(day));
        if passages.texts.len() < MOST_PASSAGES && !passages.texts.contains(&text) {
            passages.texts.push(text);
        }
    }
    Ok(all)
}

/// How living and emerging gifts landed, with the words of the need each was for.
pub(crate) fn landed(connection: &Connection, which: Which) -> Result<Vec<(LandedFact, String)>> {
    let these = which.needs("receiver.need_id");
    let sql = format!(
        "SELECT receiver.id, receiver.delivery_id, delivery.gift_id, delivery.what, receiver.need_id, receiver.landing, receiver.landed_on,
                      need.text
               FROM delivery_receiver AS receiver JOIN delivery ON delivery.id = receiver.delivery_id
               JOIN need ON need.id = receiver.need_id JOIN gift ON gift.id = delivery.gift_id
               WHERE receiver.landing IS NOT NULL AND receiver.landed_on IS NOT NULL
                 AND gift.state IN ('living', 'emerging') {these}
               ORDER BY receiver.landed_on, receiver.id"
    );
    rows(connection, "reading how gifts landed", &sql, [], |row| {
        let fact = LandedFact {
            receiver_id: row.get("id")?,
            delivery_id: row.get("delivery_id")?,
            gift_id: row.get("gift_id")?,
            need_id: row.get("need_id")?,
            what: row.get("what")?,
            need_vector: None,
            landing: row.get("landing")?,
            on: row.get("landed_on")?,
        };
        Ok((fact, row.get("text")?))
    })
}

/// What was taken and what was refused of living and emerging gifts, the last word on each pair, with the need's words.
pub(crate) fn lessons(connection: &Connection, which: Which) -> Result<Vec<(Lesson, String)>> {
    let these = which.needs("verdict.need_id");
    let sql = format!(
        "SELECT verdict.gift_id, verdict.need_id, verdict.answer, need.text, max(verdict.rowid)
               FROM verdict JOIN need ON need.id = verdict.need_id JOIN gift ON gift.id = verdict.gift_id
               WHERE verdict.answer IN ('take', 'not_this_gift') AND gift.state IN ('living', 'emerging') {these}
               GROUP BY verdict.need_id, verdict.gift_id ORDER BY verdict.need_id, verdict.gift_id"
    );
    rows(connection, "reading what verdicts teach", &sql, [], |row| {
        let lesson = Lesson {
            gift_id: row.get("gift_id")?,
            need_id: row.get("need_id")?,
            need_vector: None,
            taken: row.get::<_, Answer>("answer")? == Answer::Take,
        };
        Ok((lesson, row.get("text")?))
    })
}

/// A page that felt like play and landed warm.
pub(crate) struct PlayfulPage {
    pub(crate) id: ReflectionId,
    pub(crate) on: NaiveDate,
    pub(crate) text: String,
}

/// So many such pages are looked at, the latest.
const MOST_PAGES: u32 = 120;

/// Pages that felt like play and from which somebody left glad or moved, the latest first.
pub(crate) fn playful_pages(connection: &Connection) -> Result<Vec<PlayfulPage>> {
    let sql = "SELECT id, date(happened_at / 1000.0 + happened_offset * 60, 'unixepoch') AS day, text FROM reflection
               WHERE felt >= 1 AND warmth IN ('like', 'love') ORDER BY happened_at DESC, id DESC LIMIT ?1";
    rows(connection, "reading pages that felt like play", sql, [MOST_PAGES], |row| {
        Ok(PlayfulPage { id: row.get("id")?, on: row.get("day")?, text: row.get("text")? })
    })
}

/// The spans of a page that are marked.
pub(crate) fn marked_spans(connection: &Connection, page: ReflectionId) -> Result<Vec<Span>> {
    let sql = "SELECT start_at_char, end_at_char FROM mark WHERE reflection_id = ?1 AND orphaned = 0";
    rows(connection, "reading marks", sql, [page], |row| Ok(Span { start: row.get(0)?, end: row.get(1)? }))
}

/// The name and description of every gift, whatever its state.
pub(crate) fn all_gifts(connection: &Connection) -> Result<Vec<(String, String)>> {
    rows(connection, "reading gifts", "SELECT name, description FROM gift ORDER BY id", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Every text that a vector may be kept for: what suggestions rest on, open or not.
pub(crate) fn texts_in_use(connection: &Connection) -> Result<Vec<String>> {
    let doing = "reading what suggestions rest on";
    let sql = "SELECT text FROM want UNION SELECT text FROM need
               UNION SELECT quote FROM mark WHERE need_id IS NOT NULL OR gift_id IS NOT NULL
               UNION SELECT what FROM delivery WHERE gift_id IS NOT NULL
               UNION SELECT answer FROM asked_why WHERE answer <> ''";
    let mut texts: Vec<String> = rows(connection, doing, sql, [], |row| row.get(0))?;
    texts.extend(all_gifts(connection)?.iter().map(|(name, description)| gift_text(name, description)));
    for page in playful_pages(connection)? {
        let marked = marked_spans(connection, page.id)?;
        texts.extend(sentences(&page.text, &marked).into_iter().map(|(_, text)| text));
    }
    Ok(texts)
}
