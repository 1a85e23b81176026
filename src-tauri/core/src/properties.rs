//! What must hold of any journal, whatever its user does: undoing everything leads back to the start and redoing it to
//! the end, what fails changes nothing, and the search index never disagrees with the records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod evidence;
mod giving;
mod knowledge;
mod people;
mod trash;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::DateTime;
use proptest::prelude::*;

use crate::anchor::{Places, Span};
use crate::clients::NewClient;
use crate::gifts::GiftFields;
use crate::ids::{ClientId, GiftId, MarkId, NeedId, ReflectionId, WantId};
use crate::ladder::{Beneath, NeedFields, NewNeed, NewWant, WantFields};
use crate::marks::{Evidence, Target};
use crate::reflections::{Facts, MarkPlace};
use crate::settings::Settings;
use crate::store::probe;
use crate::words::{Answer, Confidence, GiftState, MarkKind, NeedState, Stage, Trade, WantState, Warmth};
use crate::{Error, Journal, Result};

const WORDS: &[&str] =
    &["more", "money", "she", "said", "Ça", "e\u{301}t", "👩‍👧", "שלום", "日本", "\n", "stop", "checking"];
const KINDS: u8 = 38;

/// A step, by four numbers that choose what is done, to which record, and how.
type Step = (u8, usize, usize, usize);

struct Story {
    journal: Journal,
    now: Arc<AtomicI64>,
    clients: Vec<ClientId>,
    pages: Vec<ReflectionId>,
    marks: Vec<MarkId>,
    wants: Vec<WantId>,
    needs: Vec<NeedId>,
    gifts: Vec<GiftId>,
    giving: giving::Giving,
    people: people::People,
    known: knowledge::Known,
}

fn pick<T: Copy>(from: &[T], number: usize) -> T {
    from[number % from.len()]
}

fn words(number: usize, count: usize) -> String {
    (0..=count % 9).map(|nth| pick(WORDS, number / (nth + 1) + nth)).collect::<Vec<_>>().join(" ")
}

impl Story {
    fn begun() -> Self {
        let now = Arc::new(AtomicI64::new(1_790_000_000_000));
        let clock = now.clone();
        let mut journal = Journal::in_memory(Arc::new(move || {
            DateTime::from_timestamp_millis(clock.load(Ordering::Relaxed)).unwrap().fixed_offset()
        }))
        .unwrap();
        let client = journal.add_client(NewClient::named("Ana Quill")).unwrap();
        let facts = Facts { client_ids: vec![client], ..Facts::default() };
        let page = journal.start_reflection("She asked for more money in spring.", &facts).unwrap();
        let want = NewWant { client_id: client, text: "More money".into(), enough_line: None, heard_on: None };
        let mark = journal.add_mark(page, Span { start: 14, end: 24 }, Evidence::NewWant(want)).unwrap();
        let want = journal.ladder(client).unwrap().wants[0].id;
        let beneath = Beneath { wants: vec![want], needs: vec![] };
        let need = journal.add_need(NewNeed { client_id: client, text: "To matter".into(), beneath }).unwrap();
        let gift = journal.add_gift(&GiftFields::named("Asking")).unwrap();
        journal.forget_history();
        let (clients, pages, marks) = (vec![client], vec![page], vec![mark]);
        let (wants, needs, gifts) = (vec![want], vec![need], vec![gift]);
        let (giving, people) = (giving::Giving::default(), people::People::default());
        let known = knowledge::Known::default();
        Self { journal, now, clients, pages, marks, wants, needs, gifts, giving, people, known }
    }

    fn take(&mut self, (kind, which, how, more): Step) -> Result<()> {
        self.now.fetch_add((more as i64 % 90) * 1_000, Ordering::Relaxed);
        let (client_id, text) = (pick(&self.clients, which), format!("w {}", words(how, more)));
        let (page, want) = (pick(&self.pages, which), pick(&self.wants, which));
        let (need, gift) = (pick(&self.needs, which), pick(&self.gifts, which));
        let journal = &mut self.journal;
        match kind {
            0 => self.clients.push(journal.add_client(NewClient::named(text))?),
            1 => journal.update_client(
                client_id,
                NewClient { stage: pick(Stage::ALL, how), about: words(how, 3), ..NewClient::named(text) },
            )?,
            2 => {
                let facts = Facts { client_ids: vec![client_id, pick(&self.clients, how)], ..Facts::default() };
                self.pages.push(journal.start_reflection(&text, &facts)?);
            }
            3..=6 => self.write(page, how, more)?,
            7 => journal.settle_draft(page)?,
            8 => {
                let facts = journal.reflection(page)?.facts;
                let client_ids = vec![pick(&self.clients, how), client_id];
                let warmth = Some(pick(Warmth::ALL, how));
                journal
                    .set_facts(page, &Facts { client_ids, warmth, paid_minutes: Some(more as u32 % 60), ..facts })?;
            }
            9..=11 => return self.mark(page, how, more),
            12 => journal.remove_mark(pick(&self.marks, which))?,
            13 => {
                let enough_line = (how % 2 == 0).then(|| words(more, 2));
                self.wants.push(journal.add_want(NewWant { client_id, text, enough_line, heard_on: None })?);
            }
            14 => {
                let fields = WantFields { text, enough_line: None, state: pick(WantState::ALL, how) };
                journal.update_want(want, &fields)?;
            }
            15 => {
                let beneath = Beneath { wants: vec![want], needs: vec![pick(&self.needs, how)] };
                self.needs.push(journal.add_need(NewNeed { client_id, text, beneath })?);
            }
            16 => journal.update_need(need, &NeedFields { text, state: pick(NeedState::ALL, how) })?,
            17 => {
                let overruled = (how % 3 > 0).then(|| pick(Confidence::ALL, more));
                journal.set_confidence(need, overruled)?;
                let needs = vec![pick(&self.needs, how), pick(&self.needs, more)];
                journal.place_need(need, &Beneath { wants: vec![want], needs })?;
            }
            18 => self.gifts.push(journal.add_gift_with_note(&GiftFields::named(text), &words(more, 1))?),
            19 => {
                let fields = GiftFields { state: pick(GiftState::ALL, how), ..GiftFields::named(text) };
                journal.update_gift(gift, &fields, &words(how, 2))?;
            }
            20 => {
                journal.give_verdict(need, gift, pick(Answer::ALL, how), &words(more, 1))?;
                let text_percent = 90 + (how as u32 % 110);
                journal.set_settings(Settings { text_percent, ..Settings::default() })?;
                journal.set_trade(pick(Trade::ALL, more))?;
            }
            21..=26 => return self.give(which, how, more),
            27 | 28 => return self.delete_or_put_back(which, how, more),
            29 | 30 => return self.live_with(which, how, more),
            31..=34 => return self.know(which, how, more),
            35 | 36 => return self.turn_back(which, how, more),
            _ if how.is_multiple_of(2) => drop(journal.undo()?),
            _ => drop(journal.redo()?),
        }
        Ok(())
    }

    /// Types into a page: puts words in at some place and takes some out, and follows the marks or doesn't.
    fn write(&mut self, page: ReflectionId, how: usize, more: usize) -> Result<()> {
        let view = self.journal.reflection(page)?;
        let letters: Vec<char> = view.text.chars().collect();
        let from = how % (letters.len() + 1);
        let to = (from + more % 12).min(letters.len());
        let put: Vec<char> = words(more, how % 3).chars().collect();
        let text: String = letters[..from].iter().chain(&put).chain(&letters[to..]).collect();
        let moved = |at: usize| if at <= from { at } else { (at.max(to) - to) + from + put.len() };
        let places = view.marks.iter().map(|mark| MarkPlace {
            id: mark.id,
            span: Span { start: moved(mark.span.start), end: moved(mark.span.end) },
        });
        let places: Vec<MarkPlace> = if more.is_multiple_of(2) { places.collect() } else { Vec::new() };
        self.journal.save_draft(page, &text, &places)?;
        Ok(())
    }

    fn mark(&mut self, page: ReflectionId, how: usize, more: usize) -> Result<()> {
        let view = self.journal.reflection(page)?;
        let length = Places::new(&view.text).len();
        let start = how % (length + 1);
        let span = Span { start, end: (start + 1 + more % 14).min(length) };
        let known = match how % 3 {
            0 => Evidence::For(Target::Want(pick(&self.wants, more))),
            1 => Evidence::For(Target::Need(pick(&self.needs, more))),
            _ => Evidence::For(Target::Gift(pick(&self.gifts, more))),
        };
        let kind = pick(MarkKind::ALL, how);
        let made = Evidence::new(kind, "made here", &view.facts.client_ids, None, Beneath::default());
        let evidence = if more.is_multiple_of(2) { known } else { made? };
        self.marks.push(self.journal.add_mark(page, span, evidence)?);
        Ok(())
    }

    fn dump(&self) -> Vec<String> {
        probe::dump(&self.journal.connection)
    }

    fn all_the_way(&mut self, step: impl Fn(&mut Journal) -> Result<crate::Deed>) -> Vec<String> {
        let mut last = step(&mut self.journal);
        while last.is_ok() {
            last = step(&mut self.journal);
        }
        assert!(matches!(last, Err(Error::NothingTo { .. })), "{last:?}");
        self.dump()
    }
}

/// Whether a step may change records although it fails: it settles a draft first, or is two operations.
fn settles_first(kind: u8) -> bool {
    matches!(kind, 8..=12 | 17 | 20..)
}

/// How many sequences are tried; `cargo xtask soak` asks for more.
fn sequences() -> u32 {
    std::env::var("UNDERCURRENT_SEQUENCES").ok().and_then(|count| count.parse().ok()).unwrap_or(100)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_leads_to_the_start_and_redoing_it_to_the_end(
        steps in prop::collection::vec((0..KINDS, 0..1_000usize, 0..1_000usize, 0..1_000usize), 220)
    ) {
        let mut story = Story::begun();
        let start = story.dump();
        for (count, step) in steps.into_iter().enumerate() {
            let looked_at = count % 20 == 0;
            let before = looked_at.then(|| story.dump());
            match story.take(step) {
                Ok(()) => {}
                Err(Error::NotFound { .. } | Error::Invalid { .. } | Error::NothingTo { .. }) => {
                    let same = before.is_none_or(|before| before == story.dump());
                    prop_assert!(settles_first(step.0) || same, "{step:?} failed and changed something");
                }
                Err(error) => panic!("{step:?}: {error:?}"),
            }
            if looked_at {
                probe::check(&story.journal.connection);
            }
        }
        let end = story.all_the_way(Journal::redo);
        prop_assert_eq!(story.all_the_way(Journal::undo), start);
        probe::check(&story.journal.connection);
        prop_assert_eq!(story.all_the_way(Journal::redo), end);
        probe::check(&story.journal.connection);
    }
}
