//! Where journals end: a full disk, a file from the future, and so many records that only an index can answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chrono::DateTime;
use tempfile::TempDir;

use crate::clients::NewClient;
use crate::dates::{Clock, fixed_clock};
use crate::ids::ClientId;
use crate::ladder::{Beneath, NewNeed, NewWant};
use crate::marks::Target;
use crate::reflections::{Facts, PageQuery};
use crate::store::probe;
use crate::vault::KdfCost;
use crate::{Change, Error, Journal, store};

const PASSPHRASE: &str = "a plain long passphrase";

fn clock() -> Clock {
    fixed_clock(DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap())
}

fn on_disk() -> (TempDir, Journal) {
    let home = TempDir::new().unwrap();
    let journal = Journal::create(&home.path().join("journal"), PASSPHRASE, KdfCost::cheap(), clock()).unwrap();
    (home, journal)
}

fn files(home: &TempDir) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(home.path().join("journal")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    files.sort();
    files
}

#[test]
fn a_full_disk_is_said_in_words_and_nothing_is_half_written() {
    let (home, mut journal) = on_disk();
    let page = journal.start_reflection("First words.", &Facts::default()).unwrap();
    journal.save_draft(page, "First words, and more.", &[]).unwrap();
    let (before, taken) = (probe::dump(&journal.connection), probe::pages(&journal.connection));
    probe::limit_pages(&journal.connection, Some(taken));
    let long = "What a day. ".repeat(20_000);
    for error in [
        journal.save_draft(page, &long, &[]).unwrap_err(),
        journal.start_reflection(&long, &Facts::default()).unwrap_err(),
        journal
            .add_client(NewClient { about: "w ".repeat(900), ..NewClient::named("x".repeat(200)) })
            .map_or_else(|error| error, |_| journal.start_reflection(&long, &Facts::default()).unwrap_err()),
    ] {
        assert!(matches!(error, Error::DiskFull), "{error:?}");
        assert!(error.to_string().starts_with("The disk is full."));
    }
    assert_eq!(journal.reflection(page).unwrap().text, "First words, and more.");
    assert!(before.iter().all(|line| probe::dump(&journal.connection).contains(line)));
    probe::limit_pages(&journal.connection, None);
    journal.save_draft(page, &long, &[]).unwrap();
    journal.lock().unwrap();
    let journal = Journal::unlock(&home.path().join("journal"), PASSPHRASE, clock()).unwrap();
    assert_eq!(journal.reflection(page).unwrap().text, long);
    assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn a_lock_that_cannot_settle_says_so_and_leaves_the_draft() {
    let (home, mut journal) = on_disk();
    let page = journal.start_reflection("First words.", &Facts::default()).unwrap();
    let long = "What a day. ".repeat(20_000);
    journal.save_draft(page, &long, &[]).unwrap();
    probe::limit_pages(&journal.connection, Some(probe::pages(&journal.connection)));
    assert!(matches!(journal.lock(), Err(Error::DiskFull)));
    let journal = Journal::unlock(&home.path().join("journal"), PASSPHRASE, clock()).unwrap();
    let view = journal.reflection(page).unwrap();
    assert!(view.drafted && view.text == long);
}

#[test]
fn a_newer_journal_is_refused_byte_for_byte() {
    let (home, journal) = on_disk();
    probe::age_schema(&journal.connection, store::migrate::NEWEST + 1);
    drop(journal);
    let before = files(&home);
    let error = Journal::unlock(&home.path().join("journal"), PASSPHRASE, clock()).err().unwrap();
    assert!(matches!(error, Error::TooNew { found, .. } if found == store::migrate::NEWEST + 1));
    assert!(error.to_string().contains("newer Undercurrent"));
    assert_eq!(files(&home), before);
}

#[test]
fn words_outlive_their_page() {
    let mut journal = Journal::in_memory(clock()).unwrap();
    let page = journal.start_reflection("Begun.", &Facts::default()).unwrap();
    journal.save_draft(page, "Begun, and gone on.", &[]).unwrap();
    journal.unrecorded(|connection| store::probe::delete_page(connection, page)).unwrap();
    journal.settle_draft(page).unwrap();
    let view = journal.reflection(page).unwrap();
    assert_eq!((view.text.as_str(), view.drafted), ("Begun, and gone on.", false));
    assert_eq!(journal.undo_state().0.map(|deed| deed.change), Some(Change::WriteReflection(page)));
}

#[test]
fn the_history_keeps_to_its_bounds_and_still_undoes_what_it_keeps() {
    let mut journal = Journal::in_memory(clock()).unwrap();
    for number in 0..520 {
        journal.add_client(NewClient::named(format!("Client {number}"))).unwrap();
    }
    assert_eq!((undo_all(&mut journal), journal.client_names().unwrap().len()), (500, 20));
    let page = journal.start_reflection("Begun.", &Facts::default()).unwrap();
    let other = journal.start_reflection("Another.", &Facts::default()).unwrap();
    for megabytes in [12, 13, 14] {
        for id in [page, other] {
            journal.save_draft(id, &"w".repeat(megabytes << 20), &[]).unwrap();
            journal.settle_draft(id).unwrap();
        }
    }
    assert_eq!(undo_all(&mut journal), 2, "each of the last two holds 13 MB before and 14 after, of 64 in all");
    assert_eq!(journal.reflection(page).unwrap().text.len(), 13 << 20);
}

#[test]
fn a_journal_is_filled_with_everything_or_nothing() {
    let mut journal = Journal::in_memory(clock()).unwrap();
    journal.add_client(NewClient::named("Ana")).unwrap();
    let before = probe::dump(&journal.connection);
    let passed_over = journal.fill(|journal| {
        journal.add_client(NewClient::named("Bo"))?;
        assert!(journal.unrecorded(|_| Err::<(), _>(Error::NoRandomness)).is_err());
        Ok(())
    });
    assert!(matches!(passed_over, Err(Error::Invalid { field: "changes", .. })));
    let ended = journal.fill(|journal| {
        journal.add_client(NewClient::named("Bo"))?;
        Err::<(), _>(Error::NoRandomness)
    });
    assert!(matches!(ended, Err(Error::NoRandomness)));
    assert_eq!(probe::dump(&journal.connection), before);
    assert_eq!(undo_all(&mut journal), 1, "what was done before can still be undone");
    journal.fill(|journal| journal.add_client(NewClient::named("Bo"))).unwrap();
    assert_eq!((undo_all(&mut journal), journal.client_names().unwrap().len()), (0, 1));
}

fn undo_all(journal: &mut Journal) -> usize {
    std::iter::from_fn(|| journal.undo().ok()).count()
}

const PAGES: usize = 20_000;
const RUNGS: usize = 2_000;

/// Twenty clients, 20,000 pages, 2,000 wants with 2,000 needs beneath them, every tenth page with a mark.
fn many(journal: &mut Journal) -> Vec<ClientId> {
    let clients: Vec<ClientId> =
        (0..20).map(|n| journal.add_client(NewClient::named(format!("Client {n}"))).unwrap()).collect();
    journal
        .unrecorded(|connection| {
            let now = journal_stamp();
            for number in 0..RUNGS {
                let client_id = clients[number % clients.len()];
                let want = NewWant { client_id, text: format!("want {number}"), enough_line: None, heard_on: None };
                let want = crate::ladder::insert_want(connection, want, now, now)?;
                let beneath = Beneath { wants: vec![want], needs: vec![] };
                let text = format!("need {number}");
                let need = crate::ladder::insert_need(connection, NewNeed { client_id, text, beneath }, now)?;
                store::probe::write_pages(connection, client_id, Target::Need(need), number, PAGES / RUNGS)?;
            }
            Ok(())
        })
        .unwrap();
    journal.forget_history();
    clients
}

fn journal_stamp() -> crate::dates::Stamp {
    clock()().into()
}

#[test]
fn twenty_thousand_pages_are_asked_by_index() {
    let mut journal = Journal::in_memory(clock()).unwrap();
    let clients = many(&mut journal);
    for sql in store::probe::asked_often() {
        let plan = probe::plan(&journal.connection, &sql);
        // The newest pages of all are read off the index by time, from its end, up to the limit.
        let reads_all =
            |step: &&String| step.starts_with("SCAN ") && (sql.contains("WHERE") || !step.contains("USING INDEX"));
        let tables = ["page", "reflection", "link", "mark", "need", "want"];
        let scan =
            plan.iter().filter(reads_all).find(|step| tables.contains(&step.split(' ').nth(1).unwrap_or_default()));
        assert_eq!(scan, None, "{sql}\nis answered by reading everything:\n{}", plan.join("\n"));
    }
    let newest = journal.list_reflections(PageQuery { limit: 50, ..PageQuery::default() }).unwrap();
    let older = PageQuery { before: Some(newest[49].id), limit: 50, ..PageQuery::default() };
    let next = journal.list_reflections(older).unwrap();
    assert!(newest.len() == 50 && next.len() == 50 && newest[49].happened_at >= next[0].happened_at);
    let (of_client, pages) = (PageQuery { client_id: Some(clients[3]), limit: 2_000, before: None }, PAGES / 20);
    assert_eq!(journal.list_reflections(of_client).unwrap().len(), pages);
    let ladder = journal.ladder(clients[3]).unwrap();
    assert_eq!((ladder.wants.len(), ladder.needs.len()), (100, 100));
    assert!(ladder.needs.iter().all(|need| need.quotes.len() == 1));
    assert_eq!(journal.search("seventeen", 20).unwrap().1, 1);
    assert_eq!(journal.evidence(None).unwrap().needs.len(), RUNGS);
    assert_eq!(journal.today().unwrap().recent.len(), 5);
    probe::check(&journal.connection);
}
