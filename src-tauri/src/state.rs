//! The open journal, for as long as it is open, and what is told of it when it is not.

mod backups;
mod forgetting;
mod keychain;
mod keys;
mod left;
mod merging;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use journal::Journal;
use journal::settings::Settings;
use journal::vault::{self, Found, Lending};
use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::clock;
use crate::error::{AppError, ErrorCode, Reply};
use crate::meaning::Meaning;
use crate::tries::{self, Tries};
use crate::views::backups::BackupView;
use crate::views::vault::{LockReason, LockedView, VaultState, VaultStatus};
use crate::views::wire::Area;

/// How long a lock waits for what works beside the journal. Each look whether it is over comes within a second or two: a
/// try of a passphrase, the seals of a large file.
const LETTING_GO: Duration = Duration::from_secs(10);

/// Everything the commands share.
pub struct Shell {
    folder: PathBuf,
    inner: Mutex<Inner>,
    /// Held while backups are made, restored or made anew: one of these at a time.
    backing_up: Mutex<()>,
    /// By what the journal that is open, or was open last, lends its key to work beside it. Reached without `inner`, which
    /// such work may hold.
    lending: Mutex<Lending>,
    /// Held while a passphrase is tried, so that tries at the same moment stand in line.
    turn: Mutex<()>,
    /// Wakes the worker: something changed, or somebody is there.
    pub wake: Condvar,
    /// The sentence model.
    pub meaning: Meaning,
    /// Whether the window was laid as it lay when the journal was last shut.
    placed: AtomicBool,
}

struct Inner {
    own: Option<Journal>,
    sample: Option<Journal>,
    /// The backup that is looked into in place of one's own journal.
    looking: Option<(Journal, BackupView)>,
    locked: Option<LockedView>,
    /// Set while the window is asked to save what is in hand before a lock it did not ask for.
    locking: Option<LockReason>,
    tries: Tries,
    last_seen: Instant,
    idle_after: Duration,
    lock_minimised: bool,
}

impl Inner {
    fn active(&mut self) -> Option<&mut Journal> {
        let looking = self.looking.as_mut().map(|(journal, _)| journal);
        looking.or(self.sample.as_mut()).or(self.own.as_mut())
    }

    fn take_settings(&mut self, settings: Settings) {
        self.idle_after = Duration::from_secs(u64::from(settings.lock_minutes) * 60);
        self.lock_minimised = settings.lock_minimised;
    }
}

impl Shell {
    /// Nothing open yet.
    #[must_use]
    pub fn new(folder: PathBuf, meaning: Meaning) -> Self {
        let inner = Inner {
            own: None,
            sample: None,
            looking: None,
            locked: None,
            locking: None,
            tries: Tries::default(),
            last_seen: Instant::now(),
            idle_after: Duration::from_secs(300),
            lock_minimised: false,
        };
        Self {
            folder,
            inner: Mutex::new(inner),
            backing_up: Mutex::new(()),
            lending: Mutex::default(),
            turn: Mutex::new(()),
            wake: Condvar::new(),
            meaning,
            placed: AtomicBool::new(false),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` on the open journal (the sample or a backup, while one of these is open).
    ///
    /// # Errors
    /// `locked` when none is open, and what `work` says.
    pub fn with<T>(&self, app: &AppHandle, work: impl FnOnce(&mut Journal) -> Reply<T>) -> Reply<T> {
        let (answer, areas) = self.work(work)?;
        if !areas.is_empty() {
            // A window that has just gone can't be told; there is nobody left to show it to.
            let _ = app.emit("changed", areas);
            self.wake.notify_all();
        }
        answer
    }

    /// Runs `work` on the open journal, and answers with the areas that it changed as well.
    fn work<T>(&self, work: impl FnOnce(&mut Journal) -> Reply<T>) -> Reply<(Reply<T>, Vec<Area>)> {
        let mut inner = self.inner();
        let journal = inner.active().ok_or_else(AppError::locked)?;
        let answer = work(journal);
        revive_after(&answer, journal);
        let changed = journal.take_changed();
        if changed.contains(&journal::Area::Settings) {
            let settings = journal.settings()?;
            inner.take_settings(settings);
        }
        Ok((answer, changed.into_iter().map(Area::from).collect()))
    }

    /// What is open, and why it is locked if it locked itself.
    ///
    /// # Errors
    /// If the journal's folder can't be looked into.
    pub fn status(&self) -> Reply<VaultStatus> {
        let mut inner = self.inner();
        let state = if inner.active().is_some() {
            VaultState::Open
        } else {
            match vault::look(&self.folder)? {
                Found::Nothing => VaultState::None,
                Found::Journal => VaultState::Locked,
            }
        };
        Ok(VaultStatus {
            state,
            sample: inner.sample.is_some(),
            looking: inner.looking.as_ref().map(|(_, backup)| backup.clone()),
            locked: inner.locked.clone(),
            folder: self.folder.display().to_string(),
            left_at: None,
            wait_seconds: tries::seconds(inner.tries.wait(Instant::now())),
            keychain: vault::has_keychain_slot(&self.folder),
        })
    }

    /// Opens one's own journal.
    ///
    /// # Errors
    /// `wait` after several wrong passphrases; see [`Journal::unlock`].
    pub fn unlock(&self, passphrase: &str) -> Reply<VaultStatus> {
        let journal = self.try_passphrase(|| Journal::unlock(&self.folder, passphrase, clock::system()))?;
        self.open_own(journal)
    }

    /// Tries what needs a passphrase, one at a time, and not before the wait after wrong ones is over.
    ///
    /// # Errors
    /// `wait` with the seconds left; what `try_it` says.
    pub fn try_passphrase<T>(&self, try_it: impl FnOnce() -> journal::Result<T>) -> Reply<T> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = self.inner().tries.wait(Instant::now());
        if !wait.is_zero() {
            return Err(AppError::wait(tries::seconds(wait)));
        }
        let tried = try_it();
        let mut inner = self.inner();
        match &tried {
            Ok(_) => inner.tries.went_right(),
            Err(journal::Error::WrongPassphrase) => inner.tries.went_wrong(Instant::now()),
            Err(_) => {}
        }
        Ok(tried?)
    }

    fn open_own(&self, journal: Journal) -> Reply<VaultStatus> {
        let left_at = left::place(&journal);
        self.opened(&mut self.inner(), journal)?;
        self.wake.notify_all();
        Ok(VaultStatus { left_at, ..self.status()? })
    }

    fn opened(&self, inner: &mut Inner, journal: Journal) -> Reply<()> {
        inner.take_settings(journal.settings()?);
        *self.lending.lock().unwrap_or_else(PoisonError::into_inner) = journal.lending().unwrap_or_default();
        inner.own = Some(journal);
        inner.locked = None;
        inner.last_seen = Instant::now();
        Ok(())
    }

    fn lending(&self) -> Lending {
        self.lending.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens the sample practice beside one's own journal; it lives in memory and is never mixed with it.
    ///
    /// # Errors
    /// Only if SQLite can't be started.
    pub fn open_sample(&self) -> Reply<VaultStatus> {
        let mut sample = Journal::in_memory(clock::system())?;
        sample.play_sample()?;
        sample.take_changed();
        self.inner().sample = Some(sample);
        self.wake.notify_all();
        self.status()
    }

    /// Goes back from the sample practice; what was changed in it is gone.
    ///
    /// # Errors
    /// If the journal's folder can't be looked into.
    pub fn leave_sample(&self) -> Reply<VaultStatus> {
        self.inner().sample = None;
        self.status()
    }

    /// Locks everything. Words in a draft are settled first; if that fails they stay in the draft. What works beside the
    /// journal is told to end, and by the time this answers it has let go of its keys; `closed` is called before that is
    /// waited for.
    ///
    /// # Errors
    /// What the disk said while the last words were settled. It is locked all the same.
    pub fn lock(&self, now: DateTime<FixedOffset>, closed: impl FnOnce()) -> Reply<VaultStatus> {
        // Before the turn is waited for, which one of them may have.
        self.lending().end();
        let (settled, lending) = {
            let mut inner = self.inner();
            let minutes = u32::try_from(inner.idle_after.as_secs() / 60).unwrap_or(u32::MAX);
            let reason = inner.locking.take().unwrap_or(LockReason::Asked);
            if inner.own.is_some() {
                inner.locked = Some(LockedView { reason, at: now.to_rfc3339(), idle_minutes: minutes });
            }
            inner.sample = None;
            inner.looking = None;
            // Within the turn: whoever sees that it is locked may let the machine sleep, or end the program.
            (inner.own.take().map_or(Ok(()), Journal::lock), self.lending())
        };
        self.wake.notify_all();
        closed();
        // Beyond the turn, in which they learn of it. One whose disk answers nothing keeps nobody here for ever.
        let _all = lending.wait(LETTING_GO);
        settled?;
        self.status()
    }

    /// Somebody is there: puts off the idle lock.
    pub fn still_here(&self) {
        self.inner().last_seen = Instant::now();
    }

    /// How long until the journal is to lock itself; `None` when it is locked, or asked to lock already.
    #[must_use]
    pub fn until_idle(&self) -> Option<Duration> {
        let inner = self.inner();
        if inner.own.is_none() || inner.locking.is_some() {
            return None;
        }
        Some(inner.idle_after.saturating_sub(inner.last_seen.elapsed()))
    }

    /// Whether one's own journal is open and is to lock when the window is minimised.
    #[must_use]
    pub fn locks_when_minimised(&self) -> bool {
        let inner = self.inner();
        inner.own.is_some() && inner.lock_minimised
    }

    /// Notes why the window is being asked to save what is in hand, unless it is being asked already.
    pub fn begin_lock(&self, reason: LockReason) {
        self.inner().locking.get_or_insert(reason);
    }

    /// Whether one's own journal is open. The sample, which is nobody's secret, doesn't count.
    #[must_use]
    pub fn is_own_open(&self) -> bool {
        self.inner().own.is_some()
    }

    /// Whether any journal is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.inner().active().is_some()
    }

    /// Waits until something happens, at most for `most`.
    pub fn wait(&self, most: Duration) {
        let inner = self.inner();
        drop(self.wake.wait_timeout(inner, most));
    }
}

/// A damaged page must not keep the rest of the journal from being read and written.
fn revive_after<T>(answer: &Reply<T>, journal: &mut Journal) {
    if answer.as_ref().is_err_and(|error| matches!(error.code, ErrorCode::Damaged | ErrorCode::Store)) {
        // What can't be revived says so again when it is asked again.
        journal.revive().ok();
    }
}

/// The shell of an app.
#[must_use]
pub fn of(app: &AppHandle) -> tauri::State<'_, Shell> {
    app.state::<Shell>()
}
