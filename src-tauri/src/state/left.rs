//! Where the user was, and how the window lay: kept inside one's own journal when it is shut, told when it is opened.

use std::sync::atomic::Ordering;

use journal::Journal;
use journal::ids::{ClientId, GiftId, NeedId, ReflectionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Shell;
use crate::error::Reply;
use crate::placement::Placement;
use crate::views::vault::{LeftAt, Screen};

/// What is kept. What an older or a newer program kept, and this one can't read, counts as nothing.
#[derive(Serialize, Deserialize)]
struct Left {
    place: LeftAt,
    window: Option<Placement>,
}

impl Shell {
    /// Keeps where the user is and how the window lies in one's own journal.
    ///
    /// # Errors
    /// `locked` when that is not open; when it can't be written.
    pub fn keep_left(&self, place: LeftAt, window: Option<Placement>) -> Reply<()> {
        let text = serde_json::to_string(&Left { place, window }).unwrap_or_default();
        self.of_own(|own| own.keep_left(&text))
    }

    /// How the window lay, the first time that one's own journal is opened; where it is put afterwards is the user's.
    pub fn first_placement(&self) -> Option<Placement> {
        let window = self.of_own(|own| Ok(read(own))).ok()??.window?;
        (!self.placed.swap(true, Ordering::Relaxed)).then_some(window)
    }
}

/// The place that was left, if what it shows is still there.
pub(super) fn place(journal: &Journal) -> Option<LeftAt> {
    read(journal).map(|left| left.place).filter(|place| is_there(journal, place))
}

fn read(journal: &Journal) -> Option<Left> {
    serde_json::from_str(&journal.left().ok()??).ok()
}

fn is_there(journal: &Journal, place: &LeftAt) -> bool {
    let holds = |id: Option<Uuid>, ask: &dyn Fn(Uuid) -> bool| id.is_none_or(ask);
    let client = |id: Uuid| journal.client(ClientId(id)).is_ok();
    holds(place.client_id, &client)
        && match place.screen {
            Screen::Client | Screen::Brief => holds(place.id, &client),
            Screen::Reflect => holds(place.id, &|id| journal.reflection(ReflectionId(id)).is_ok()),
            Screen::Gifts => holds(place.id, &|id| journal.gift(GiftId(id)).is_ok()),
            Screen::Overlap => holds(place.need_id, &|id| journal.need(NeedId(id)).is_ok()),
            _ => true,
        }
}
