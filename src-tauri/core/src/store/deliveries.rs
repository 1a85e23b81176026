//! Deliveries in the file, with those they serve and the parts of a series.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params, params};

use super::{execute, execute_on, first, rows};
use crate::Result;
use crate::dates::Stamp;
use crate::deliveries::{Delivery, DeliveryFields, Part, Receiver, ReceiverFields};
use crate::ids::{ClientId, DeliveryId, FormId, GiftId, NeedId, PartId, ReceiverId};
use crate::waiting::OpenWithEach;
use crate::words::{DeliveryState, Landing};

pub(crate) fn insert(connection: &Connection, id: DeliveryId, fields: &DeliveryFields, created: Stamp) -> Result<()> {
    known(connection, fields)?;
    execute(
        connection,
        "writing a delivery down",
        "INSERT INTO delivery (id, what, gift_id, form_id, scope, state, state_on, minutes, felt, motive, created_at,
                               created_offset)
         VALUES (:id, :what, :gift, :form, :scope, :state, :state_on, :minutes, :felt, :motive, :created_at,
                 :created_offset)",
        named_params! {
            ":id": id, ":what": fields.what, ":gift": fields.gift_id, ":form": fields.form_id, ":scope": fields.scope,
            ":state": DeliveryState::Idea, ":state_on": created.day(), ":minutes": fields.minutes,
            ":felt": fields.felt, ":motive": fields.motive, ":created_at": created.at,
            ":created_offset": created.offset,
        },
    )?;
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: DeliveryId, fields: &DeliveryFields) -> Result<()> {
    known(connection, fields)?;
    execute_on(
        connection,
        "delivery",
        "changing a delivery",
        "UPDATE delivery SET what = :what, gift_id = :gift, form_id = :form, scope = :scope, minutes = :minutes,
                felt = :felt, motive = :motive
         WHERE id = :id",
        named_params! {
            ":id": id, ":what": fields.what, ":gift": fields.gift_id, ":form": fields.form_id, ":scope": fields.scope,
            ":minutes": fields.minutes, ":felt": fields.felt, ":motive": fields.motive,
        },
    )
}

/// Whether the gift and the form are there.
fn known(connection: &Connection, fields: &DeliveryFields) -> Result<()> {
    let doing = "looking up what a delivery is made of";
    if let Some(gift) = fields.gift_id {
        let found = first(connection, doing, "SELECT 1 FROM gift WHERE id = ?1", [gift], |_| Ok(()))?;
        found.ok_or(crate::Error::NotFound { what: "gift" })?;
    }
    if let Some(form) = fields.form_id {
        let found = first(connection, doing, "SELECT 1 FROM form WHERE id = ?1", [form], |_| Ok(()))?;
        found.ok_or(crate::Error::NotFound { what: "form of giving" })?;
    }
    Ok(())
}

pub(crate) fn set_state(connection: &Connection, id: DeliveryId, state: DeliveryState, on: NaiveDate) -> Result<()> {
    let sql = "UPDATE delivery SET state = ?2, state_on = ?3 WHERE id = ?1";
    execute_on(connection, "delivery", "changing where a delivery stands", sql, params![id, state, on])
}

pub(crate) fn set_given(connection: &Connection, id: DeliveryId, on: Option<NaiveDate>) -> Result<()> {
    let sql = "UPDATE delivery SET given_on = ?2 WHERE id = ?1";
    execute_on(connection, "delivery", "saying when something was given", sql, params![id, on])
}

pub(crate) fn insert_receiver(
    connection: &Connection,
    delivery: DeliveryId,
    id: ReceiverId,
    receiver: &ReceiverFields,
    place: usize,
) -> Result<()> {
    execute_on(
        connection,
        "client",
        "saying whom a delivery serves",
        "INSERT INTO delivery_receiver (id, delivery_id, client_id, need_id, note, place)
         SELECT :id, :delivery, id, :need, '', :place FROM client WHERE id = :client",
        named_params! {
            ":id": id, ":delivery": delivery, ":client": receiver.client_id, ":need": receiver.need_id, ":place": place,
        },
    )
}

/// Changes what a receiver needs or where they stand in the list. Who they are stays: how it landed is theirs.
pub(crate) fn update_receiver(
    connection: &Connection,
    delivery: DeliveryId,
    id: ReceiverId,
    receiver: &ReceiverFields,
    place: usize,
) -> Result<()> {
    execute_on(
        connection,
        "receiver",
        "saying whom a delivery serves",
        "UPDATE delivery_receiver SET need_id = :need, place = :place
         WHERE id = :id AND delivery_id = :delivery AND client_id = :client",
        named_params! {
            ":id": id, ":delivery": delivery, ":client": receiver.client_id, ":need": receiver.need_id, ":place": place,
        },
    )
}

pub(crate) fn delete_receiver(connection: &Connection, id: ReceiverId) -> Result<()> {
    let sql = "DELETE FROM delivery_receiver WHERE id = ?1";
    execute_on(connection, "receiver", "taking somebody off a delivery", sql, [id])
}

pub(crate) fn land(
    connection: &Connection,
    id: ReceiverId,
    landing: Option<Landing>,
    on: Option<NaiveDate>,
    note: &str,
) -> Result<()> {
    let sql = "UPDATE delivery_receiver SET landing = ?2, landed_on = ?3, note = ?4 WHERE id = ?1";
    execute_on(connection, "receiver", "saying how it landed", sql, params![id, landing, on, note])
}

pub(crate) fn insert_part(
    connection: &Connection,
    delivery: DeliveryId,
    id: PartId,
    what: &str,
    place: usize,
) -> Result<()> {
    let sql = "INSERT INTO delivery_part (id, delivery_id, what, place) VALUES (?1, ?2, ?3, ?4)";
    execute(connection, "adding a part to a series", sql, params![id, delivery, what, place])?;
    Ok(())
}

pub(crate) fn update_part(
    connection: &Connection,
    delivery: DeliveryId,
    id: PartId,
    what: &str,
    place: usize,
) -> Result<()> {
    let sql = "UPDATE delivery_part SET what = ?3, place = ?4 WHERE id = ?1 AND delivery_id = ?2";
    execute_on(connection, "part", "changing a part of a series", sql, params![id, delivery, what, place])
}

pub(crate) fn give_part(connection: &Connection, id: PartId, on: Option<NaiveDate>) -> Result<()> {
    let sql = "UPDATE delivery_part SET given_on = ?2 WHERE id = ?1";
    execute_on(connection, "part", "giving a part of a series", sql, params![id, on])
}

pub(crate) fn delete_part(connection: &Connection, id: PartId) -> Result<()> {
    let sql = "DELETE FROM delivery_part WHERE id = ?1";
    execute_on(connection, "part", "taking a part off a series", sql, [id])
}

pub(crate) fn delivery_of_part(connection: &Connection, id: PartId) -> Result<Option<DeliveryId>> {
    let sql = "SELECT delivery_id FROM delivery_part WHERE id = ?1";
    first(connection, "looking up a part", sql, [id], |row| row.get(0))
}

pub(crate) fn delivery_of_receiver(connection: &Connection, id: ReceiverId) -> Result<Option<DeliveryId>> {
    let sql = "SELECT delivery_id FROM delivery_receiver WHERE id = ?1";
    first(connection, "looking up a receiver", sql, [id], |row| row.get(0))
}

const ONE: &str = "SELECT delivery.*, gift.name AS gift_name, form.name AS form_name
    FROM delivery LEFT JOIN gift ON gift.id = delivery.gift_id LEFT JOIN form ON form.id = delivery.form_id
    WHERE delivery.id = ?1";
const RECEIVERS: &str = "SELECT link.*, client.name AS client_name, need.text AS need_text
    FROM delivery_receiver AS link JOIN client ON client.id = link.client_id LEFT JOIN need ON need.id = link.need_id
    WHERE link.delivery_id = ?1 ORDER BY link.place, link.id";
const PARTS: &str = "SELECT * FROM delivery_part WHERE delivery_id = ?1 ORDER BY place, id";
const OF_CLIENT: &str = "SELECT id FROM delivery
    WHERE id IN (SELECT delivery_id FROM delivery_receiver WHERE client_id = ?1) ORDER BY created_at DESC, id DESC";

/// A delivery with those it serves and its parts, without its history.
pub(crate) fn get(connection: &Connection, id: DeliveryId) -> Result<Option<Delivery>> {
    let doing = "reading a delivery";
    let Some(mut delivery) = first(connection, doing, ONE, [id], delivery)? else { return Ok(None) };
    delivery.receivers = rows(connection, doing, RECEIVERS, [id], receiver)?;
    delivery.parts = rows(connection, doing, PARTS, [id], |row| {
        Ok(Part { id: row.get("id")?, what: row.get("what")?, given_on: row.get("given_on")? })
    })?;
    Ok(Some(delivery))
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    let (gift, gift_name): (Option<GiftId>, Option<String>) = (row.get("gift_id")?, row.get("gift_name")?);
    let (form, form_name): (Option<FormId>, Option<String>) = (row.get("form_id")?, row.get("form_name")?);
    let created = Stamp { at: row.get("created_at")?, offset: row.get("created_offset")? };
    Ok(Delivery {
        id: row.get("id")?,
        what: row.get("what")?,
        gift: gift.zip(gift_name),
        form: form.zip(form_name),
        scope: row.get("scope")?,
        state: row.get("state")?,
        state_on: row.get("state_on")?,
        given_on: row.get("given_on")?,
        minutes: row.get("minutes")?,
        felt: row.get("felt")?,
        motive: row.get("motive")?,
        created_on: created.day(),
        receivers: Vec::new(),
        parts: Vec::new(),
        history: Vec::new(),
    })
}

fn receiver(row: &Row<'_>) -> rusqlite::Result<Receiver> {
    let (need, text): (Option<NeedId>, Option<String>) = (row.get("need_id")?, row.get("need_text")?);
    Ok(Receiver {
        id: row.get("id")?,
        client_id: row.get("client_id")?,
        client_name: row.get("client_name")?,
        need: need.zip(text),
        landing: row.get("landing")?,
        landed_on: row.get("landed_on")?,
        note: row.get("note")?,
    })
}

pub(crate) fn of_client(connection: &Connection, client: ClientId) -> Result<Vec<DeliveryId>> {
    rows(connection, "reading deliveries", OF_CLIENT, [client], |row| row.get(0))
}

pub(crate) fn of_gift(connection: &Connection, gift: GiftId) -> Result<Vec<DeliveryId>> {
    let sql = "SELECT id FROM delivery WHERE gift_id = ?1 ORDER BY created_at DESC, id DESC";
    rows(connection, "reading deliveries", sql, [gift], |row| row.get(0))
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<DeliveryId>> {
    let sql = "SELECT id FROM delivery ORDER BY created_at DESC, id DESC";
    rows(connection, "reading deliveries", sql, [], |row| row.get(0))
}

/// What is to be given of this gift for this need, and was not yet.
pub(crate) fn not_yet_given(connection: &Connection, need: NeedId, gift: GiftId) -> Result<Option<DeliveryId>> {
    let sql = "SELECT delivery.id FROM delivery_receiver AS link JOIN delivery ON delivery.id = link.delivery_id
        WHERE link.need_id = ?1 AND delivery.gift_id = ?2 AND delivery.state IN ('idea', 'offered')
        ORDER BY delivery.created_at DESC LIMIT 1";
    first(connection, "looking for a delivery", sql, params![need, gift], |row| row.get(0))
}

/// Whether anything that was not dropped is given for a need.
pub(crate) fn serves(connection: &Connection, need: NeedId) -> Result<bool> {
    let sql = "SELECT 1 FROM delivery_receiver AS link JOIN delivery ON delivery.id = link.delivery_id
        WHERE link.need_id = ?1 AND delivery.state <> 'dropped'";
    Ok(first(connection, "looking for a delivery", sql, [need], |_| Ok(()))?.is_some())
}

#[cfg(test)]
pub(super) fn asked_often() -> Vec<String> {
    [ONE, RECEIVERS, PARTS, OF_CLIENT].map(str::to_owned).to_vec()
}

/// What is open with each client: deliveries not yet landed or dropped, and promises of the user's own.
pub(crate) fn open_with(connection: &Connection) -> Result<OpenWithEach> {
    let doing = "counting what is open";
    let sql = "SELECT link.client_id, count(DISTINCT delivery.id) FROM delivery_receiver AS link
               JOIN delivery ON delivery.id = link.delivery_id
               WHERE delivery.state IN ('idea', 'offered', 'given') AND link.landing IS NULL GROUP BY link.client_id";
    let mut open = OpenWithEach::new();
    let counted = |row: &Row<'_>| Ok((row.get::<_, ClientId>(0)?, row.get::<_, u32>(1)?));
    for (client, deliveries) in rows(connection, doing, sql, [], counted)? {
        open.entry(client).or_default().deliveries = deliveries;
    }
    let sql = "SELECT client_id, count(*) FROM promise
               WHERE by_whom = 'me' AND state IN ('open', 'renegotiated') GROUP BY client_id";
    for (client, promises) in rows(connection, doing, sql, [], counted)? {
        open.entry(client).or_default().promises = promises;
    }
    Ok(open)
}
