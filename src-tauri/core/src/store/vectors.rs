//! Vectors of texts, by the text's hash and the model's id; and the facts that suggestions rest on.

use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

use super::{execute, first, rows};
use crate::Result;
use crate::ids::{ClientId, NeedId, WantId};
use crate::suggest::evidence::{GiftFact, NeedFact};

/// SHA-256 of a text.
pub(crate) fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

pub(crate) fn get(connection: &Connection, model: &str, text: &str) -> Result<Option<Vec<f32>>> {
    let sql = "SELECT vector FROM vector WHERE text_hash = ?1 AND model = ?2";
    first(connection, "reading a vector", sql, params![hash(text), model], |row| {
        let bytes: Vec<u8> = row.get("vector")?;
        let (words, _) = bytes.as_chunks::<4>();
        Ok(words.iter().map(|word| f32::from_le_bytes(*word)).collect())
    })
}

pub(crate) fn put(connection: &Connection, model: &str, text: &str, vector: &[f32]) -> Result<()> {
    let bytes: Vec<u8> = vector.iter().flat_map(|value| value.to_le_bytes()).collect();
    let sql = "INSERT INTO vector (text_hash, model, vector) VALUES (?1, ?2, ?3)
               ON CONFLICT DO UPDATE SET vector = excluded.vector";
    execute(connection, "keeping a vector", sql, params![hash(text), model, bytes])?;
    Ok(())
}

/// Open needs of clients who have not parted, without their wants and vectors.
pub(crate) fn open_needs(connection: &Connection) -> Result<Vec<NeedFact>> {
    rows(
        connection,
        "reading open needs",
        "SELECT need.id, need.client_id, client.name, need.text, need.confidence, need.quotes
         FROM need_with_confidence AS need JOIN client ON client.id = need.client_id
         WHERE need.state = 'open' AND client.stage <> 'parted'
         ORDER BY need.id",
        [],
        |row| {
            Ok(NeedFact {
                id: row.get("id")?,
                client_id: row.get::<_, ClientId>("client_id")?,
                client_name: row.get("name")?,
                text: row.get("text")?,
                confidence: row.get("confidence")?,
                quotes: row.get("quotes")?,
                wants: Vec::new(),
                vector: None,
                want_vector: None,
            })
        },
    )
}

/// The wants above a need that were not let go, through the whole ladder, nearest first.
pub(crate) fn wants_above(connection: &Connection, id: NeedId) -> Result<Vec<String>> {
    let found = rows(
        connection,
        "following the ladder upwards",
        "WITH RECURSIVE above (id, height) AS (
             SELECT ?1, 0
             UNION SELECT link.upper_id, above.height + 1
             FROM need_beneath_need AS link JOIN above ON link.need_id = above.id
         )
         SELECT want.id, want.text, min(above.height) AS height
         FROM above JOIN need_beneath_want AS link ON link.need_id = above.id JOIN want ON want.id = link.want_id
         WHERE want.state <> 'let_go'
         GROUP BY want.id ORDER BY height, want.id",
        [id],
        |row| Ok((row.get::<_, WantId>("id")?, row.get("text")?)),
    )?;
    Ok(found.into_iter().map(|(_, text)| text).collect())
}

/// Living and emerging gifts, without their vectors.
pub(crate) fn living_gifts(connection: &Connection) -> Result<Vec<GiftFact>> {
    let sql = "SELECT * FROM gift WHERE state IN ('living', 'emerging') ORDER BY id";
    rows(connection, "reading living gifts", sql, [], |row| {
        Ok(GiftFact {
            id: row.get("id")?,
            name: row.get("name")?,
            description: row.get("description")?,
            kind: row.get("kind")?,
            state: row.get("state")?,
            pleasure: row.get("pleasure")?,
            mastery: row.get("mastery")?,
            vector: None,
        })
    })
}
