//! What was forgotten, beside the database: a hash of each id and nothing else, so that an older copy of the database,
//! put back here, forgets it again. A damaged or missing ledger is written anew from the database; it never keeps a
//! journal from opening.

use std::collections::BTreeSet;
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::folder::{Folder, read_small, write_whole};
use crate::Result;

const HEAD: &str = "undercurrent ledger 1";
const MOST_BYTES: u64 = 64 << 20;

/// SHA-256 of an id with the journal it belongs to. Ids have 74 random bits: none can be told from its hash.
pub(crate) type IdHash = [u8; 32];

/// The hash by which an id stands in the ledger.
pub(crate) fn hash(vault_id: Uuid, id: Uuid) -> IdHash {
    Sha256::new().chain_update(vault_id.as_bytes()).chain_update(id.as_bytes()).finalize().into()
}

/// The ledger in a journal's folder; empty where there is none or it is not as it was written.
pub(crate) fn read(folder: &Path) -> BTreeSet<IdHash> {
    let text = read_small(&Folder::new(folder).ledger(), MOST_BYTES).ok().flatten().unwrap_or_default();
    parse(&String::from_utf8_lossy(&text)).unwrap_or_default()
}

/// Writes the ledger, all of it or nothing.
pub(crate) fn write(folder: &Path, hashes: &BTreeSet<IdHash>) -> Result<()> {
    let lines: String = hashes.iter().map(|hash| HEXLOWER.encode(hash) + "\n").collect();
    let body = format!("{HEAD}\n{lines}");
    write_whole(&Folder::new(folder).ledger(), format!("{body}{}\n", sum(&body)).as_bytes())
}

fn sum(body: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(body))
}

fn parse(text: &str) -> Option<BTreeSet<IdHash>> {
    let (lines, last) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let body = format!("{lines}\n");
    if sum(&body) != last {
        return None;
    }
    let hashes = body.strip_prefix(HEAD)?.strip_prefix('\n')?.lines();
    hashes.map(|line| HEXLOWER.decode(line.as_bytes()).ok()?.try_into().ok()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn the_ledger_is_read_as_it_was_written_and_a_damaged_one_counts_as_empty() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()), BTreeSet::new());
        let (vault, id) = (Uuid::from_u128(7), Uuid::from_u128(9));
        for hashes in [BTreeSet::new(), BTreeSet::from([hash(vault, id), hash(vault, vault)])] {
            write(folder.path(), &hashes).unwrap();
            assert_eq!(read(folder.path()), hashes);
        }
        let path = Folder::new(folder.path()).ledger();
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(read(folder.path()), BTreeSet::new(), "byte {at}");
        }
    }
}
