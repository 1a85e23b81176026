//! Steps with clients: their facts, parting, special days, and merging two.

use super::{Story, pick, words};
use crate::Result;
use crate::calendar::SpecialDay;
use crate::clients::{NewClient, Parting};
use crate::ids::OccasionId;
use crate::occasions::OccasionFields;
use crate::words::Stage;

/// The special days that steps can choose from.
#[derive(Default)]
pub(super) struct People {
    occasions: Vec<OccasionId>,
}

impl Story {
    pub(super) fn live_with(&mut self, which: usize, how: usize, more: usize) -> Result<()> {
        let (client, other) = (pick(&self.clients, which), pick(&self.clients, how));
        match more % 6 {
            0 => {
                let tags = vec![words(how, 1), words(more, 1)].into_iter().map(|tag| tag.replace('\n', " ")).collect();
                let (contract, stage) = (words(more, 5), pick(Stage::ALL, how));
                let facts = NewClient { tags, contract, stage, recommended_by: Some(other), ..NewClient::named("w") };
                self.journal.update_client(client, facts)
            }
            1 => {
                let parting = Parting { on: None, reason: words(how, 3), last_word: words(more, 2) };
                self.journal.part_client(client, parting)
            }
            2 | 3 => {
                self.people.occasions.push(self.journal.add_occasion(client, &special(how, more))?);
                Ok(())
            }
            4 => match self.people.occasions.len() {
                0 => Ok(()),
                _ => self.journal.update_occasion(pick(&self.people.occasions, which), &special(how, more)),
            },
            _ => {
                let facts = self.journal.merge_preview(client, other)?.proposed;
                self.journal.merge_clients(client, other, facts)
            }
        }
    }
}

/// A special day, now and then one that there is not.
fn special(how: usize, more: usize) -> OccasionFields {
    let number = |number: usize, most: usize| u32::try_from(number % most).unwrap();
    let day = (!how.is_multiple_of(4)).then(|| 1 + number(how, 31));
    let year = (!more.is_multiple_of(3)).then(|| 1_600 + i32::try_from(how).unwrap());
    let day = SpecialDay { month: 1 + number(more, 12), day, year, yearly: !how.is_multiple_of(5) };
    OccasionFields { what: format!("w {}", words(how, more)), day }
}
