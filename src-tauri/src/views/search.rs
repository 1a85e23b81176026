//! What was found, as the window sees it.

use journal::search as core;
use serde::Serialize;
use specta::Type;

use super::wire::{Kind, count};

#[derive(Debug, Clone, Serialize, Type)]
pub struct Hit {
    pub kind: Kind,
    pub id: String,
    pub client_id: Option<String>,
    pub client_name: Option<String>,
    pub on: String,
    pub title: Vec<Piece>,
    pub around: Vec<Piece>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Piece {
    pub text: String,
    pub hit: bool,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct SearchResult {
    pub hits: Vec<Hit>,
    pub total: u32,
}

impl From<(Vec<core::Hit>, u64)> for SearchResult {
    fn from((hits, total): (Vec<core::Hit>, u64)) -> Self {
        Self { hits: hits.into_iter().map(Hit::from).collect(), total: count(total) }
    }
}

impl From<core::Hit> for Hit {
    fn from(hit: core::Hit) -> Self {
        let (client_id, client_name) = hit.client.map(|(id, name)| (id.to_string(), name)).unzip();
        let pieces = |pieces: Vec<core::Piece>| {
            pieces.into_iter().map(|piece| Piece { text: piece.text, hit: piece.hit }).collect()
        };
        Self {
            kind: hit.found.kind.into(),
            id: hit.found.id.to_string(),
            client_id,
            client_name,
            on: hit.on.to_string(),
            title: pieces(hit.title),
            around: pieces(hit.around),
        }
    }
}
