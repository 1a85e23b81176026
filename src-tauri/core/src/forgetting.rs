//! Forgetting, looked at in the file itself: no word of a forgotten client stands anywhere in it, nor in a copy of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use chrono::DateTime;

use crate::anchor::Span;
use crate::clients::NewClient;
use crate::dates::{Clock, fixed_clock};
use crate::gifts::GiftFields;
use crate::ids::{ClientId, NeedId, RecordId, ReflectionId};
use crate::ladder::{Beneath, NewNeed, NewWant};
use crate::marks::{Evidence, Target};
use crate::reflections::Facts;
use crate::store::probe;
use crate::vault::KdfCost;
use crate::words::{Answer, Kind};
use crate::{Error, Journal};

const PASSPHRASE: &str = "four quiet words here";
/// The beginning of every word that must be gone; no other word in the journal has it.
const CANARY: &str = "zqxjk";

fn clock() -> Clock {
    fixed_clock(DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap())
}

fn made_in(folder: &Path) -> Journal {
    Journal::create(folder, PASSPHRASE, KdfCost::cheap(), clock()).unwrap()
}

/// A journal with a client whose every word is a canary, and another who stays.
struct Told {
    journal: Journal,
    gone: ClientId,
    need: NeedId,
    stays: ClientId,
    shared: ReflectionId,
    mention: ReflectionId,
}

fn page(journal: &mut Journal, clients: &[ClientId], text: &str) -> ReflectionId {
    let facts = Facts { client_ids: clients.to_vec(), paid_minutes: Some(60), ..Facts::default() };
    journal.start_reflection(text, &facts).unwrap()
}

fn told(mut journal: Journal) -> Told {
    let gone = journal.add_client(NewClient::named(format!("{CANARY}first {CANARY}last"))).unwrap();
    let stays = journal.add_client(NewClient::named("Wren Castell")).unwrap();
    let gift = journal.add_gift(&GiftFields::named("Asking what nobody dares")).unwrap();
    let own = page(&mut journal, &[gone], &format!("They said {CANARY}ownpage twice. {CANARY}marked words."));
    let want = NewWant {
        client_id: gone,
        text: format!("{CANARY}want"),
        enough_line: Some(format!("{CANARY}enough")),
        heard_on: None,
    };
    journal.add_mark(own, Span { start: 10, end: 22 }, Evidence::NewWant(want)).unwrap();
    let need = NewNeed { client_id: gone, text: format!("{CANARY}need"), beneath: Beneath::default() };
    let need = journal.add_need(need).unwrap();
    journal.add_mark(own, Span { start: 30, end: 40 }, Evidence::For(Target::Need(need))).unwrap();
    journal.add_mark(own, Span { start: 10, end: 30 }, Evidence::For(Target::Gift(gift))).unwrap();
    journal.give_verdict(need, gift, Answer::NotNow, &format!("{CANARY}reason")).unwrap();
    for text in [format!("{CANARY}secondversion"), "Nothing of note.".to_owned()] {
        journal.save_draft(own, &text, &[]).unwrap();
        journal.settle_draft(own).unwrap();
    }
    journal.save_draft(own, &format!("{CANARY}draft"), &[]).unwrap();
    probe::fill(&journal.connection, gone, need, CANARY);
    let trashed = page(&mut journal, &[gone], &format!("{CANARY}trashedpage"));
    journal.delete(Kind::Reflection, RecordId(trashed.0)).unwrap();
    let trashed = NewWant { client_id: gone, text: format!("{CANARY}trashedwant"), enough_line: None, heard_on: None };
    let trashed = journal.add_want(trashed).unwrap();
    journal.delete(Kind::Want, RecordId(trashed.0)).unwrap();
    let other_gift = journal.add_gift(&GiftFields::named("A quiet hour")).unwrap();
    journal.add_mark(own, Span { start: 0, end: 5 }, Evidence::For(Target::Gift(other_gift))).unwrap();
    journal.delete(Kind::Gift, RecordId(other_gift.0)).unwrap();
    let shared = page(&mut journal, &[gone, stays], "A talk of the three of us.");
    let mention = page(&mut journal, &[stays], &format!("Wren asked about {CANARY}first today."));
    journal.save_draft(mention, "Wren asked about somebody today.", &[]).unwrap();
    journal.settle_draft(mention).unwrap();
    let vectors = [format!("{CANARY}need"), format!("{CANARY}want")].map(|text| (text, vec![0.25_f32; 8]));
    journal.keep_vectors("toy", &vectors).unwrap();
    Told { journal, gone, need, stays, shared, mention }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide].iter().any(|word| bytes.windows(word.len()).any(|window| window == *word))
}

/// Every file in a folder and in those beneath it.
fn files_of(folder: &Path) -> Vec<std::path::PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files_of(&path) } else { vec![path] }).collect()
}

/// Three letters of the canary in a row stand in nothing else either.
fn assert_gone(journal: &Journal) {
    let bytes = probe::in_clear(&journal.connection);
    for run in ["zqx", "qxj", "xjk"] {
        assert!(!holds(&bytes, run), "{run} still stands in the file");
    }
}

#[test]
fn no_word_of_a_forgotten_client_stands_in_the_file_or_in_a_copy_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let Told { mut journal, gone, stays, shared, mention, .. } = told(made_in(folder.path()));
    assert!(holds(&probe::in_clear(&journal.connection), CANARY), "the search could find nothing at all");
    let columns: Vec<_> = probe::text_columns(&journal.connection);
    let filled = columns.iter().filter(|(table, column)| probe::stands_in(&journal.connection, table, column, CANARY));
    assert!(filled.count() >= 30, "few columns were tried");

    let preview = journal.forget_preview(gone).unwrap();
    assert_eq!(preview.shared.iter().map(|page| page.id).collect::<Vec<_>>(), [shared]);
    let report = journal.forget_client(gone, &[]).unwrap();
    assert_eq!(report.counts, preview.counts);
    assert_eq!((report.counts[&Kind::Reflection], report.counts[&Kind::Promise]), (1, 1));
    assert!(report.versions >= 4, "{report:?}");

    assert_gone(&journal);
    assert!(matches!(journal.undo(), Err(Error::NothingTo { .. })));
    assert!(matches!(journal.client(gone), Err(Error::NotFound { .. })));
    assert_eq!(journal.search(CANARY, 10).unwrap().1, 0);
    assert_eq!(journal.reflection(shared).unwrap().facts.client_ids, [stays]);
    assert_eq!(journal.reflection(mention).unwrap().text, "Wren asked about somebody today.");
    assert_eq!(journal.gifts().unwrap().len(), 1);
    probe::check(&journal.connection);
    assert_eq!(journal.verify().unwrap(), Vec::<String>::new());

    journal.lock().unwrap();
    let copy = tempfile::tempdir().unwrap();
    for path in files_of(folder.path()) {
        let bytes = std::fs::read(&path).unwrap();
        assert!(!holds(&bytes, CANARY), "{path:?}");
        if path.parent() == Some(folder.path()) {
            std::fs::write(copy.path().join(path.file_name().unwrap()), bytes).unwrap();
        }
    }
    assert_gone(&Journal::unlock(copy.path(), PASSPHRASE, clock()).unwrap());
}

#[test]
fn minutes_stay_as_bare_numbers_and_the_trash_keeps_what_is_not_theirs() {
    let Told { mut journal, gone, .. } = told(Journal::in_memory(clock()).unwrap());
    let monday = chrono::NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
    let before = journal.minutes_since(monday).unwrap();
    let trash = journal.trash().unwrap().len();
    let report = journal.forget_client(gone, &[]).unwrap();
    assert_eq!(journal.minutes_since(monday).unwrap(), before);
    assert_eq!(report.minutes.paid, 60);
    let left = journal.trash().unwrap();
    assert_eq!((trash, left.iter().map(|entry| entry.kind).collect::<Vec<_>>()), (3, vec![Kind::Gift]));
    journal.put_back(left[0].id).unwrap();
    let gift = journal.gift(crate::ids::GiftId(left[0].record_id)).unwrap();
    assert_eq!((gift.fields.name.as_str(), gift.quotes.len()), ("A quiet hour", 0));
    assert_gone(&journal);
}

#[test]
fn a_shared_page_goes_whole_when_asked_and_a_page_of_others_never() {
    let Told { mut journal, gone, shared, mention, .. } = told(Journal::in_memory(clock()).unwrap());
    let refused = journal.forget_client(gone, &[mention]).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("invalid", Some("erase")));
    assert!(journal.client(gone).is_ok());
    assert_eq!(journal.forget_client(gone, &[shared]).unwrap().counts[&Kind::Reflection], 2);
    assert!(journal.reflection(shared).is_err() && journal.reflection(mention).is_ok());
}

#[test]
fn pages_of_others_that_name_them_are_listed_to_be_edited() {
    let Told { mut journal, gone, stays, .. } = told(Journal::in_memory(clock()).unwrap());
    let naming = page(&mut journal, &[stays], &format!("Said that {CANARY}last had called."));
    let preview = journal.forget_preview(gone).unwrap();
    assert_eq!(preview.mentions.iter().map(|hit| hit.found.id).collect::<Vec<_>>(), [naming.0]);
    assert_eq!(journal.forget_client(gone, &[]).unwrap().mentions_left, 1);
    assert!(journal.reflection(naming).unwrap().text.contains(CANARY));
}

#[test]
fn an_older_copy_put_back_forgets_again() {
    let folder = tempfile::tempdir().unwrap();
    let Told { journal, gone, need, shared, .. } = told(made_in(folder.path()));
    journal.lock().unwrap();
    let database = crate::vault::database_path(folder.path());
    let older = std::fs::read(&database).unwrap();
    let mut journal = Journal::unlock(folder.path(), PASSPHRASE, clock()).unwrap();
    journal.forget_client(gone, &[shared]).unwrap();
    journal.lock().unwrap();

    std::fs::write(&database, older).unwrap();
    let journal = Journal::unlock(folder.path(), PASSPHRASE, clock()).unwrap();
    assert_gone(&journal);
    assert!(journal.client(gone).is_err() && journal.need(need).is_err() && journal.reflection(shared).is_err());
    assert_eq!(journal.client_names().unwrap().len(), 1);
}
