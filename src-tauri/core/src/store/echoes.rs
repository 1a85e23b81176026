//! Every want with the needs right beneath it, and how those ended.

use std::collections::HashMap;

use rusqlite::Connection;

use super::rows;
use crate::Result;
use crate::ids::{NeedId, WantId};
use crate::suggest::{NeedBeneath, WantFact};
use crate::words::Landing;

/// All wants, without their vectors, in the order they were made.
pub(crate) fn wants(connection: &Connection) -> Result<Vec<WantFact>> {
    let mut needs = needs_beneath(connection)?;
    let sql = "SELECT want.id, want.client_id, client.name, want.text, want.heard_on, want.state
               FROM want JOIN client ON client.id = want.client_id ORDER BY want.id";
    rows(connection, "reading wants", sql, [], |row| {
        let id: WantId = row.get("id")?;
        Ok(WantFact {
            id,
            client_id: row.get("client_id")?,
            client_name: row.get("name")?,
            text: row.get("text")?,
            heard_on: row.get("heard_on")?,
            state: row.get("state")?,
            needs: needs.remove(&id).unwrap_or_default(),
            vector: None,
        })
    })
}

fn needs_beneath(connection: &Connection) -> Result<HashMap<WantId, Vec<NeedBeneath>>> {
    let mut landings: HashMap<NeedId, Vec<Landing>> = HashMap::new();
    let sql = "SELECT need_id, landing FROM delivery_receiver
               WHERE need_id IS NOT NULL AND landing IS NOT NULL ORDER BY landed_on, id";
    for (need, landing) in rows(connection, "reading how gifts landed", sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?
    {
        landings.entry(need).or_default().push(landing);
    }
    let sql = "SELECT link.want_id, need.id, need.text, need.state FROM need_beneath_want AS link
               JOIN need ON need.id = link.need_id ORDER BY need.created_at, need.id";
    let found = rows(connection, "following the ladder downwards", sql, [], |row| {
        let id: NeedId = row.get("id")?;
        let landings = landings.get(&id).cloned().unwrap_or_default();
        let need = NeedBeneath { id, text: row.get("text")?, state: row.get("state")?, landings };
        Ok((row.get::<_, WantId>("want_id")?, need))
    })?;
    let mut needs: HashMap<WantId, Vec<NeedBeneath>> = HashMap::new();
    for (want, need) in found {
        needs.entry(want).or_default().push(need);
    }
    Ok(needs)
}
