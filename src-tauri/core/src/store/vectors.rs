//! Vectors of texts, by the text's hash and the model's id.

use std::collections::HashSet;

use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

use super::{evidence, execute, first, rows};
use crate::Result;

/// SHA-256 of a text.
pub(crate) fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// The hashes of all texts that a model has read.
pub(crate) fn hashes(connection: &Connection, model: &str) -> Result<HashSet<[u8; 32]>> {
    let sql = "SELECT text_hash FROM vector WHERE model = ?1";
    Ok(rows(connection, "reading vectors", sql, [model], |row| row.get(0))?.into_iter().collect())
}

/// The vector that a model made of the text with this hash.
pub(crate) fn get(connection: &Connection, model: &str, hash: [u8; 32]) -> Result<Option<Vec<f32>>> {
    let sql = "SELECT vector FROM vector WHERE text_hash = ?1 AND model = ?2";
    first(connection, "reading a vector", sql, params![hash, model], |row| {
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

/// Drops the vectors of texts that no record holds any more.
pub(crate) fn keep_only_live(connection: &Connection) -> Result<()> {
    let doing = "clearing vectors away";
    let live: HashSet<[u8; 32]> = evidence::texts_in_use(connection)?.iter().map(|text| hash(text)).collect();
    let kept: Vec<[u8; 32]> = rows(connection, doing, "SELECT DISTINCT text_hash FROM vector", [], |row| row.get(0))?;
    for gone in kept.iter().filter(|kept| !live.contains(*kept)) {
        execute(connection, doing, "DELETE FROM vector WHERE text_hash = ?1", [gone])?;
    }
    Ok(())
}
