//! Merging clients in the file: every column that refers to one is made to refer to the other.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::ids::ClientId;
use crate::words::Kind;

const MERGING: &str = "merging two clients";

/// What a client has, a line for each kind.
const HOLDS: &str = "
    SELECT 'reflection' AS kind, count(*) AS records FROM reflection_client WHERE client_id = ?1
    UNION ALL SELECT 'want', count(*) FROM want WHERE client_id = ?1
    UNION ALL SELECT 'need', count(*) FROM need WHERE client_id = ?1
    UNION ALL SELECT 'delivery', count(DISTINCT delivery_id) FROM delivery_receiver WHERE client_id = ?1
    UNION ALL SELECT 'promise', count(*) FROM promise WHERE client_id = ?1
    UNION ALL SELECT 'occasion', count(*) FROM occasion WHERE client_id = ?1
    UNION ALL SELECT 'warmth', count(*) FROM warmth WHERE client_id = ?1
    UNION ALL SELECT 'sign', count(*) FROM sign WHERE client_id = ?1
    UNION ALL SELECT 'asked_why', count(*) FROM asked_why WHERE client_id = ?1
    UNION ALL SELECT 'idea', count(*) FROM idea WHERE client_id = ?1
    UNION ALL SELECT 'overrule', count(*) FROM overrule WHERE client_id = ?1";

pub(crate) fn holds(connection: &Connection, id: ClientId) -> Result<BTreeMap<Kind, u32>> {
    let found = rows(connection, "counting what a client has", HOLDS, [id], |row| {
        Ok((row.get::<_, Kind>("kind")?, row.get::<_, u32>("records")?))
    })?;
    Ok(found.into_iter().filter(|(_, records)| *records > 0).collect())
}

pub(crate) fn shared_pages(connection: &Connection, keep: ClientId, other: ClientId) -> Result<u32> {
    let sql = "SELECT count(*) FROM reflection_client AS one
               JOIN reflection_client AS two ON two.reflection_id = one.reflection_id
               WHERE one.client_id = ?1 AND two.client_id = ?2";
    Ok(first(connection, "counting pages about both", sql, [keep, other], |row| row.get(0))?.unwrap_or_default())
}

/// What would stand there twice: a second link of one page, and a receiver of whom nothing is said beside the other.
const TWICE: &[&str] = &[
    "DELETE FROM reflection_client WHERE client_id = ?2 AND reflection_id IN
         (SELECT reflection_id FROM reflection_client WHERE client_id = ?1)",
    "DELETE FROM delivery_receiver WHERE client_id = ?2 AND landing IS NULL AND note = '' AND EXISTS
         (SELECT 1 FROM delivery_receiver AS same WHERE same.delivery_id = delivery_receiver.delivery_id
              AND same.client_id = ?1 AND same.need_id IS delivery_receiver.need_id)",
    "DELETE FROM delivery_receiver WHERE client_id = ?1 AND landing IS NULL AND note = '' AND EXISTS
         (SELECT 1 FROM delivery_receiver AS same WHERE same.delivery_id = delivery_receiver.delivery_id
              AND same.client_id = ?2 AND same.need_id IS delivery_receiver.need_id)",
    // A sign is about somebody else.
    "UPDATE sign SET about_client_id = NULL
     WHERE client_id = ?1 AND about_client_id = ?2 OR client_id = ?2 AND about_client_id = ?1",
    "UPDATE client SET recommended_by = NULL WHERE id = ?2 AND recommended_by = ?1",
];

/// Every column that refers to a client.
const REFERENCES: &[&str] = &[
    "UPDATE reflection_client SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE want SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE need SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE delivery_receiver SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE promise SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE occasion SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE warmth SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE sign SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE sign SET about_client_id = ?1 WHERE about_client_id = ?2",
    "UPDATE asked_why SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE idea SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE overrule SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE set_aside SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE state_change SET client_id = ?1 WHERE client_id = ?2",
    "UPDATE client SET recommended_by = ?1 WHERE recommended_by = ?2",
    "UPDATE client_merged SET client_id = ?1 WHERE client_id = ?2",
    "INSERT INTO client_merged (former_id, client_id) VALUES (?2, ?1)",
];

/// The stages of both, in the order of their days.
const IN_ORDER: &str = "UPDATE state_change SET place =
        (SELECT count(*) FROM state_change AS before WHERE before.client_id = ?1
            AND (before.changed_at, before.id) < (state_change.changed_at, state_change.id))
    WHERE client_id = ?1";

/// What lies in the trash names clients in its text.
const TRASHED_TWICE: &str = "DELETE FROM trash_row
    WHERE table_name = 'reflection_client' AND record ->> '$.client_id.id' = ?2 AND EXISTS (
        SELECT 1 FROM trash_row AS same
        WHERE same.trash_id = trash_row.trash_id AND same.table_name = 'reflection_client'
            AND same.record ->> '$.reflection_id.id' = trash_row.record ->> '$.reflection_id.id'
            AND same.record ->> '$.client_id.id' = ?1)";
const TRASHED: &str = "UPDATE trash_row SET record = replace(record, ?2, ?1) WHERE instr(record, ?2)";

/// Makes everything of the other the kept client's.
pub(crate) fn repoint(connection: &Connection, keep: ClientId, other: ClientId) -> Result<()> {
    for sql in TWICE.iter().chain(REFERENCES) {
        execute(connection, MERGING, sql, params![keep, other])?;
    }
    execute(connection, MERGING, IN_ORDER, [keep])?;
    for sql in [TRASHED_TWICE, TRASHED] {
        execute(connection, MERGING, sql, params![keep.to_string(), other.to_string()])?;
    }
    Ok(())
}

/// Takes away the client of whom nothing is left but the facts.
pub(crate) fn remove_merged(connection: &Connection, other: ClientId) -> Result<()> {
    execute_on(connection, "client", MERGING, "DELETE FROM client WHERE id = ?1", [other])
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    vec![HOLDS.to_owned()]
}
