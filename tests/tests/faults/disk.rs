//! The disk runs full while somebody writes. A limit on the size of files stands in for a small disk, so that no rights
//! are needed: writing past it fails as writing past the end of a disk does.

use std::process::Command;

use journal::reflections::PageQuery;
use stories::OnDisk;

/// What a shell counts the size of files in, and the room that the disk is to have beyond the new journal, in bytes.
const BLOCK: u64 = 512;
const ROOM: u64 = 400 << 10;

fn blocks_with_room_for_some(on_disk: &OnDisk) -> u64 {
    let begun = on_disk.folder().join("journal.db").metadata().unwrap().len();
    (begun + ROOM) / BLOCK
}

#[test]
fn when_nothing_more_can_be_written_what_was_acknowledged_is_kept() {
    let (on_disk, journal) = OnDisk::create();
    journal.lock().unwrap();
    let limited = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", blocks_with_room_for_some(&on_disk));
    let output = Command::new("sh")
        .args(["-c", &limited, "sh", env!("CARGO_BIN_EXE_typist"), "pages"])
        .arg(on_disk.folder())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let (acknowledged, problem) = told.trim_end().rsplit_once('\n').expect("pages, then a problem");
    let count = acknowledged.lines().count();
    assert!(count > 3, "{told}");
    assert!(
        problem.starts_with("disk_full The disk is full.") || problem.contains("Nothing was changed."),
        "{problem}"
    );

    let mut journal = on_disk.unlock().unwrap();
    assert_eq!(journal.verify().unwrap(), Vec::<String>::new());
    let pages = journal.list_reflections(PageQuery { limit: 1_000, ..PageQuery::default() }).unwrap();
    assert_eq!(pages.len(), count);
    let page = journal.reflection(pages[0].id).unwrap();
    assert_eq!(page.text.len(), format!("Page {count}. ").len() + 14 * 1_500);
    assert_eq!(journal.search("Page", 1).unwrap().1, count as u64);
    journal.save_draft(page.id, "Room again.", &[]).unwrap();
    journal.lock().unwrap();
    assert_eq!(on_disk.unlock().unwrap().reflection(page.id).unwrap().text, "Room again.");
}
