//! The one thread behind the window: makes vectors of new texts, and locks the journal when nobody is there.

use std::time::Duration;

use tauri::{AppHandle, Emitter as _};

use crate::error::Reply;
use crate::views::vault::{LockReason, VaultStatus};
use crate::{clock, desktop, state};

/// Texts asked for at once: each time the whole journal is looked through.
const MOST: usize = 512;
/// Texts read and kept at once: few enough that a write of the user's never waits long, and that a lock ends it soon.
const BATCH: usize = 32;
/// How long the window has to save what is in hand before the journal locks without it.
const GRACE: Duration = Duration::from_secs(3);
/// How often it looks round when nothing happens.
const ROUND: Duration = Duration::from_secs(5);

/// Starts the thread; it ends with the program.
///
/// # Errors
/// If the system gives no thread.
pub fn start(app: AppHandle) -> std::io::Result<()> {
    std::thread::Builder::new().name("worker".to_owned()).spawn(move || {
        loop {
            round(&app);
        }
    })?;
    Ok(())
}

fn round(app: &AppHandle) {
    let shell = state::of(app);
    while matches!(read_some(app), Ok(1..)) {}
    shell.meaning.drop_if_unused();
    match shell.until_idle() {
        Some(Duration::ZERO) => lock_because(app, LockReason::Idle),
        Some(left) => shell.wait(left.min(ROUND)),
        None => shell.wait(ROUND),
    }
}

/// Reads some texts that have no vector yet, and tells how many it read. The journal is not held while the model reads, so
/// that a write goes first; once it is locked, nothing more is read.
fn read_some(app: &AppHandle) -> Reply<usize> {
    let shell = state::of(app);
    if !shell.is_open() || shell.is_looking() {
        return Ok(0);
    }
    let Some(known) = shell.meaning.known() else { return Ok(0) };
    let mut reading = shell.with(app, |journal| Ok(journal.reading(&known.model_id, MOST)?))?;
    let mut count = 0;
    loop {
        let texts = reading.next_texts(BATCH);
        if texts.is_empty() {
            return Ok(count);
        }
        let Some(model) = shell.meaning.model() else { return Ok(0) };
        let read = model.embed(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        count += read.len();
        let vectors = read.into_iter().map(|vector| vector.to_vec()).collect();
        shell.with(app, |journal| Ok(reading.keep(journal, vectors)?))?;
    }
}

/// Asks the window to save what is in hand, and locks in any case once it had its time. Returns when it is locked.
pub fn lock_because(app: &AppHandle, reason: LockReason) {
    let shell = state::of(app);
    if !shell.is_own_open() {
        return;
    }
    shell.begin_lock(reason);
    lock_soon(app);
}

/// Gives the window its time to save and lock, then locks.
pub fn lock_soon(app: &AppHandle) {
    let shell = state::of(app);
    let _ = app.emit("about-to-lock", ());
    let until = std::time::Instant::now() + GRACE;
    while shell.is_open() && std::time::Instant::now() < until {
        shell.wait(until.saturating_duration_since(std::time::Instant::now()));
    }
    // What could not be settled is still in its draft, and is told when the page is opened again.
    let _ = lock(app);
}

/// Locks at once, and puts the page that asks for the passphrase in place of whatever is shown.
///
/// # Errors
/// What the disk said while the last words were settled. It is locked all the same.
pub fn lock(app: &AppHandle) -> Reply<VaultStatus> {
    let shell = state::of(app);
    let was_open = shell.is_open();
    shell.lock(clock::system()(), || {
        if was_open {
            desktop::forget_selection(app);
            desktop::replace_document(app);
        }
    })
}
