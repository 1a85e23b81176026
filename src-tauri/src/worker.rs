//! The one thread behind the window: makes vectors of new texts, and locks the journal when nobody is there.

use std::time::Duration;

use tauri::{AppHandle, Emitter as _};

use crate::error::Reply;
use crate::{clock, state};

/// Texts read at once: few enough that a write of the user's never waits long.
const BATCH: usize = 16;
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
    while matches!(read_some(app, BATCH), Ok(1..)) {}
    shell.meaning.drop_if_unused();
    match shell.until_idle() {
        Some(Duration::ZERO) => lock_idle(app),
        Some(left) => shell.wait(left.min(ROUND)),
        None => shell.wait(ROUND),
    }
}

/// Reads up to `most` texts that have no vector yet, and tells how many it read. The journal is not held meanwhile.
fn read_some(app: &AppHandle, most: usize) -> Reply<usize> {
    let shell = state::of(app);
    if !shell.is_open() {
        return Ok(0);
    }
    let Some(known) = shell.meaning.known() else { return Ok(0) };
    let texts = shell.with(app, |journal| Ok(journal.texts_without_vector(&known.model_id, most)?))?;
    if texts.is_empty() {
        return Ok(0);
    }
    let Some(model) = shell.meaning.model() else { return Ok(0) };
    let read = model.embed(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let count = texts.len();
    let vectors: Vec<_> = texts.into_iter().zip(read.into_iter().map(|vector| vector.to_vec())).collect();
    shell.with(app, |journal| Ok(journal.keep_vectors(&known.model_id, &vectors)?))?;
    Ok(count)
}

/// Asks the window to save what is in hand, and locks in any case once it had its time.
fn lock_idle(app: &AppHandle) {
    let shell = state::of(app);
    shell.begin_idle_lock();
    lock_soon(app);
    if let Ok(status) = shell.status() {
        // Without a window there is nothing to replace on the screen.
        let _ = app.emit("locked", status);
    }
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
    let _ = shell.lock(clock::system()());
}
