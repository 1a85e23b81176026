//! Merging two clients who are one: everything of the other becomes the kept one's, as one step that undo takes back.

use std::collections::BTreeMap;

use crate::backups::BackUp;
use crate::clients::{Client, NewClient, Parting, note_stage};
use crate::ids::ClientId;
use crate::vault::backup::making::alone;
use crate::words::{Kind, Stage};
use crate::{Change, Error, Journal, Result, store};

/// Two clients side by side, before they are merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergePreview {
    /// The one who stays.
    pub keep: MergeSide,
    /// The one who is merged into them.
    pub other: MergeSide,
    /// Pages about both, which will be about one.
    pub shared_pages: u32,
    /// What would be known of them: what either says, and of what both say differently the kept one's, the text of both.
    pub proposed: NewClient,
}

/// A client and what there is of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeSide {
    /// The client.
    pub client: Client,
    /// Records by kind; kinds without any are left out.
    pub holds: BTreeMap<Kind, u32>,
}

impl Journal {
    /// What there is of two clients, and what would be known of them as one.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a client and themselves.
    pub fn merge_preview(&self, keep: ClientId, other: ClientId) -> Result<MergePreview> {
        let (keep, other) = (self.merge_side(keep)?, self.merge_side(other)?);
        check_two(keep.client.id, other.client.id)?;
        let shared_pages = store::merging::shared_pages(&self.connection, keep.client.id, other.client.id)?;
        let proposed = both(&keep.client, &other.client);
        Ok(MergePreview { keep, other, shared_pages, proposed })
    }

    fn merge_side(&self, id: ClientId) -> Result<MergeSide> {
        Ok(MergeSide { client: self.client(id)?, holds: store::merging::holds(&self.connection, id)? })
    }

    /// Makes two clients one, of whom these facts are known from now on. Every record of the other is re-pointed to the
    /// one who stays; a page about both is about one; nothing is dropped. The other's id is remembered, for older copies
    /// of the journal.
    ///
    /// A backup is made first, unless there is one of just this state.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`]; what the disk says of the backup.
    pub fn merge_clients(&mut self, keep: ClientId, other: ClientId, facts: NewClient) -> Result<()> {
        if let Some(backing_up) = self.before_merging(keep, other, &facts)? {
            backing_up.run(&mut alone)?.ok_or(Error::Locked)?;
        }
        self.merge_now(keep, other, facts)
    }

    /// The backup that must be made before two clients are merged, where none is of just this state. It can be made while
    /// the journal is used; then [`Self::merge_now`] merges them.
    ///
    /// # Errors
    /// As [`Self::merge_clients`]: these two can't be merged so.
    pub fn before_merging(&self, keep: ClientId, other: ClientId, facts: &NewClient) -> Result<Option<BackUp>> {
        self.check_merge(keep, other, facts.clone())?;
        self.backing_up_before()
    }

    /// What makes two clients one, and their facts as they are kept.
    fn check_merge(&self, keep: ClientId, other: ClientId, facts: NewClient) -> Result<(Client, Client, NewClient)> {
        check_two(keep, other)?;
        let facts = facts.checked()?;
        self.check_recommender(Some(keep), facts.recommended_by)?;
        self.check_recommender(Some(other), facts.recommended_by)?;
        Ok((self.client(keep)?, self.client(other)?, facts))
    }

    /// Merges two clients as [`Self::merge_clients`] does, for whoever made the backup that comes before.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`].
    pub fn merge_now(&mut self, keep: ClientId, other: ClientId, facts: NewClient) -> Result<()> {
        let (kept, merged, facts) = self.check_merge(keep, other, facts)?;
        let now = self.stamp();
        let parting = Parting {
            on: (facts.stage == Stage::Parted).then(|| kept.parting.on.or(merged.parting.on).unwrap_or(now.day())),
            reason: texts(&kept.parting.reason, &merged.parting.reason),
            last_word: texts(&kept.parting.last_word, &merged.parting.last_word),
        };
        self.change(Change::MergeClients.of(&facts.name), |connection| {
            store::clients::update(connection, keep, &facts)?;
            store::clients::set_parting(connection, keep, &parting)?;
            store::merging::repoint(connection, keep, other)?;
            if facts.stage != kept.stage {
                note_stage(connection, keep, facts.stage, "", now)?;
            }
            store::merging::remove_merged(connection, other)
        })
    }
}

fn check_two(keep: ClientId, other: ClientId) -> Result<()> {
    if keep == other {
        return Err(Error::invalid("other", "A client can't be merged with themselves. Nothing was changed."));
    }
    Ok(())
}

/// What is known of two as one.
fn both(keep: &Client, other: &Client) -> NewClient {
    let either = |a: &str, b: &str| if a.is_empty() { b.to_owned() } else { a.to_owned() };
    let recommended_by = keep.recommended_by.or(other.recommended_by);
    let names = [std::slice::from_ref(&other.name), &other.also_known].concat();
    NewClient {
        name: keep.name.clone(),
        about: either(&keep.about, &other.about),
        stage: keep.stage,
        since_on: [keep.since_on, other.since_on].into_iter().flatten().min(),
        how_met: either(&keep.how_met, &other.how_met),
        also_known: union(&keep.also_known, names.iter().filter(|name| **name != keep.name)),
        recommended_by: recommended_by.filter(|by| ![keep.id, other.id].contains(by)),
        contract: texts(&keep.contract, &other.contract),
        contact: texts(&keep.contact, &other.contact),
        tags: union(&keep.tags, &other.tags),
        leave_alone: texts(&keep.leave_alone, &other.leave_alone),
        keep_until: keep.keep_until.max(other.keep_until),
        line_minutes: keep.line_minutes.or(other.line_minutes),
    }
}

fn union<'a>(kept: &'a [String], others: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut all = kept.to_vec();
    for word in others {
        if !all.contains(word) {
            all.push(word.clone());
        }
    }
    all
}

/// Both texts, unless they say the same or one says nothing.
fn texts(kept: &str, other: &str) -> String {
    match (kept, other) {
        ("", text) | (text, "") => text.to_owned(),
        (kept, other) if kept == other => kept.to_owned(),
        (kept, other) => format!("{kept}\n\n{other}"),
    }
}
