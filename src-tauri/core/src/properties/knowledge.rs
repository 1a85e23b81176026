//! Random operations on versions of pages, on gifts that split and merge, and on what is known of clients.

use super::{Story, pick, words};
use crate::Result;
use crate::asked_why::AskedFields;
use crate::gifts::GiftFields;
use crate::ideas::IdeaFields;
use crate::ids::{AskedWhyId, IdeaId, SignId, WarmthId};
use crate::signs::SignFields;
use crate::warmth::ReadingFields;
use crate::words::{Credit, NeedState, SignKind, WantState, Warmth};

/// What is known of clients.
#[derive(Default)]
pub(super) struct Known {
    readings: Vec<WarmthId>,
    signs: Vec<SignId>,
    asked: Vec<AskedWhyId>,
    ideas: Vec<IdeaId>,
}

impl Story {
    pub(super) fn know(&mut self, which: usize, how: usize, more: usize) -> Result<()> {
        let (client, text) = (pick(&self.clients, which), format!("k {}", words(how, more)));
        let warmth = pick(Warmth::ALL, how);
        let reading = ReadingFields { warmth, rests_on: words(more, how), on: None };
        let about = (more.is_multiple_of(3)).then(|| pick(&self.clients, how));
        let sign = SignFields { kind: pick(SignKind::ALL, more), about, note: words(how, 2), seen_on: None };
        let need = (how.is_multiple_of(2)).then(|| pick(&self.needs, more));
        let asked = AskedFields {
            question: text.clone(),
            answer: if more.is_multiple_of(3) { String::new() } else { words(more, 3) },
            need,
            confirms: how.is_multiple_of(4),
            gift: (more.is_multiple_of(2)).then(|| pick(&self.gifts, how)),
            themes: vec![words(how, 0), words(more, 0)],
            ..AskedFields::default()
        };
        let credit = pick(Credit::ALL, more);
        let idea = IdeaFields { credit, ..IdeaFields::given(text) };
        let journal = &mut self.journal;
        match how % 8 {
            0 => self.known.readings.push(journal.add_reading(client, &reading)?),
            1 => self.known.signs.push(journal.add_sign(client, &sign)?),
            2 => self.known.asked.push(journal.ask(client, &asked)?),
            3 => self.known.ideas.push(journal.add_idea(client, &idea)?),
            4 if !self.known.readings.is_empty() => {
                journal.update_reading(pick(&self.known.readings, which), &reading)?
            }
            5 if !self.known.signs.is_empty() => journal.update_sign(pick(&self.known.signs, which), &sign)?,
            6 if !self.known.asked.is_empty() => journal.update_asked(pick(&self.known.asked, which), &asked)?,
            7 if !self.known.ideas.is_empty() => journal.update_idea(pick(&self.known.ideas, which), &idea)?,
            _ => return self.stand(which, how, more),
        }
        Ok(())
    }

    fn stand(&mut self, which: usize, how: usize, more: usize) -> Result<()> {
        let note = words(more, 1);
        match how.is_multiple_of(2) {
            true => self.journal.set_want_state(pick(&self.wants, which), pick(WantState::ALL, more), &note),
            false => self.journal.set_need_state(pick(&self.needs, which), pick(NeedState::ALL, more), &note),
        }
    }

    /// Splits a gift with some of its marks, merges it into another, or brings a page's earlier words back.
    pub(super) fn turn_back(&mut self, which: usize, how: usize, more: usize) -> Result<()> {
        let gift = pick(&self.gifts, which);
        match how % 4 {
            0 => {
                let quotes = self.journal.gift(gift)?.quotes;
                let marks: Vec<_> = quotes.iter().step_by(1 + more % 3).map(|quote| quote.mark_id).collect();
                let fields = GiftFields::named(format!("s {}", words(how, more)));
                self.gifts.push(self.journal.split_gift(gift, &fields, &marks, &words(more, 1))?);
            }
            1 => self.journal.merge_gifts(gift, pick(&self.gifts, more), &words(how, 1))?,
            _ => {
                let page = pick(&self.pages, which);
                let versions = self.journal.versions(page)?;
                if let Some(version) = versions.get(more % versions.len().max(1)) {
                    self.journal.bring_back_version(page, version.id)?;
                }
            }
        }
        Ok(())
    }
}
