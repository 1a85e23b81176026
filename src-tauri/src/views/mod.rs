//! What the window sees: shapes of the wire, derived from the journal's own types and from nothing else.
//!
//! Instants are RFC 3339 with the offset they were written in, days are ISO 8601, ids are UUIDs, and places in a text
//! count UTF-16 code units, as web views do.

// Each field is the journal's field of the same name, and is documented there.
#![allow(missing_docs)]

pub mod backups;
pub mod brief;
pub mod clients;
pub mod deliveries;
pub mod gifts;
pub mod guard;
pub mod insights;
pub mod keys;
pub mod knowledge;
pub mod ladder;
pub mod merging;
pub mod occasions;
pub mod profile;
pub mod promises;
pub mod reflections;
pub mod review;
pub mod search;
pub mod settings;
pub mod starts;
pub mod suggesting;
pub mod suggestions;
pub mod today;
pub mod trash;
pub mod vault;
pub mod versions;
pub mod wire;
