//! What the form of the file can't say of deliveries, promises and what is known of clients.

use super::{Known, Result, fact, find, past, unknown};
use crate::sample::Practice;

/// Whether whom and what the rest of the file speaks of is there, and nothing has happened yet that lies ahead.
pub(super) fn check(practice: &Practice, known: &Known) -> Result<()> {
    let client = |key: &String, place: &str| {
        if known.clients.contains(key) { Ok(()) } else { Err(unknown(place, "client", key)) }
    };
    let gift = |key: &Option<String>, place: &str| match key {
        Some(key) if !known.gifts.contains(key) => Err(unknown(place, "gift", key)),
        _ => Ok(()),
    };
    let need = |key: &Option<String>, owner: &str, place: &str| match key {
        Some(key) if find(&known.needs, "need", key, place)? != owner => Err(fact(place, "a need of another client")),
        _ => Ok(()),
    };
    for delivery in &practice.deliveries {
        let place = format!("delivery \"{}\"", delivery.what);
        gift(&delivery.gift, &place)?;
        for to in &delivery.to {
            client(&to.client, &place)?;
            need(&to.need, &to.client, &place)?;
        }
        let steps = [delivery.offered_days_ago, delivery.given_days_ago, delivery.dropped_days_ago];
        let landed = delivery.to.iter().map(|to| to.landed_days_ago);
        let parts = delivery.part.iter().map(|part| part.given_days_ago);
        let days = steps.into_iter().chain([delivery.deleted_days_ago]).chain(landed).chain(parts);
        days.flatten().chain([delivery.days_ago]).try_for_each(|days| past(days, &place).map(drop))?;
    }
    for promise in &practice.promises {
        let place = format!("promise \"{}\"", promise.key);
        let turns = promise.then.iter().map(|turn| turn.days_ago);
        turns.chain([promise.days_ago]).try_for_each(|days| past(days, &place).map(drop))?;
    }
    for question in &practice.questions {
        let place = format!("question \"{}\"", question.question);
        client(&question.client, &place)?;
        gift(&question.gift, &place)?;
        need(&question.confirms, &question.client, &place)?;
        past(question.days_ago, &place)?;
    }
    let signs =
        practice.signs.iter().flat_map(|sign| sign.about.iter().chain([&sign.client]).map(|key| (key, sign.days_ago)));
    let readings = practice.readings.iter().map(|reading| (&reading.client, reading.days_ago));
    let ideas = practice.ideas.iter().map(|idea| (&idea.client, idea.days_ago));
    let occasions = practice.occasions.iter().map(|occasion| (&occasion.client, 0));
    for (key, days_ago) in signs.chain(readings).chain(ideas).chain(occasions) {
        client(key, "something known of a client")?;
        past(days_ago, "something known of a client")?;
    }
    Ok(())
}
