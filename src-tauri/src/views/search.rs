//! What was found, as the window sees it.

use journal::search as core;
use serde::Serialize;
use specta::Type;

use super::wire::count;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Client,
    Reflection,
    Want,
    Need,
    Gift,
}

#[derive(Debug, Clone, Serialize, Type)]
pub struct Hit {
    pub kind: HitKind,
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
        let (kind, id) = match hit.found {
            core::Found::Client(id) => (HitKind::Client, id.to_string()),
            core::Found::Reflection(id) => (HitKind::Reflection, id.to_string()),
            core::Found::Want(id) => (HitKind::Want, id.to_string()),
            core::Found::Need(id) => (HitKind::Need, id.to_string()),
            core::Found::Gift(id) => (HitKind::Gift, id.to_string()),
        };
        let (client_id, client_name) = hit.client.map(|(id, name)| (id.to_string(), name)).unzip();
        let pieces = |pieces: Vec<core::Piece>| {
            pieces.into_iter().map(|piece| Piece { text: piece.text, hit: piece.hit }).collect()
        };
        Self {
            kind,
            id,
            client_id,
            client_name,
            on: hit.on.to_string(),
            title: pieces(hit.title),
            around: pieces(hit.around),
        }
    }
}
