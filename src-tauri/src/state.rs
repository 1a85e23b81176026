//! The open journal, for as long as it is open, and what is told of it when it is not.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use journal::Journal;
use journal::vault::{self, Found, KdfCost};
use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::clock;
use crate::error::{AppError, Reply};
use crate::meaning::Meaning;
use crate::views::vault::{LockReason, LockedView, VaultState, VaultStatus};
use crate::views::wire::Area;

/// Everything the commands share.
pub struct Shell {
    folder: PathBuf,
    inner: Mutex<Inner>,
    /// Wakes the worker: something changed, or somebody is there.
    pub wake: Condvar,
    /// The sentence model.
    pub meaning: Meaning,
}

struct Inner {
    own: Option<Journal>,
    sample: Option<Journal>,
    locked: Option<LockedView>,
    /// Set while the window is asked to save what is in hand before an idle lock.
    locking: Option<LockReason>,
    last_seen: Instant,
    idle_after: Duration,
}

impl Inner {
    fn active(&mut self) -> Option<&mut Journal> {
        self.sample.as_mut().or(self.own.as_mut())
    }
}

impl Shell {
    /// Nothing open yet.
    #[must_use]
    pub fn new(folder: PathBuf, meaning: Meaning) -> Self {
        let inner = Inner {
            own: None,
            sample: None,
            locked: None,
            locking: None,
            last_seen: Instant::now(),
            idle_after: Duration::from_secs(300),
        };
        Self { folder, inner: Mutex::new(inner), wake: Condvar::new(), meaning }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` on the open journal (the sample, while that is open).
    ///
    /// # Errors
    /// `locked` when none is open, and what `work` says.
    pub fn with<T>(&self, app: &AppHandle, work: impl FnOnce(&mut Journal) -> Reply<T>) -> Reply<T> {
        let (answer, changed) = {
            let mut inner = self.inner();
            let journal = inner.active().ok_or_else(AppError::locked)?;
            let answer = work(journal);
            let changed = journal.take_changed();
            if changed.contains(&journal::Area::Settings) {
                let minutes = journal.settings()?.lock_minutes;
                inner.idle_after = Duration::from_secs(u64::from(minutes) * 60);
            }
            (answer, changed)
        };
        if !changed.is_empty() {
            let areas: Vec<Area> = changed.into_iter().map(Area::from).collect();
            // A window that has just gone can't be told; there is nobody left to show it to.
            let _ = app.emit("changed", areas);
            self.wake.notify_all();
        }
        answer
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
            locked: inner.locked.clone(),
            folder: self.folder.display().to_string(),
        })
    }

    /// Makes one's own journal and opens it.
    ///
    /// # Errors
    /// See [`Journal::create`].
    pub fn create(&self, passphrase: &str) -> Reply<VaultStatus> {
        let journal = Journal::create(&self.folder, passphrase, KdfCost::calibrated()?, clock::system())?;
        self.open_own(journal)
    }

    /// Opens one's own journal.
    ///
    /// # Errors
    /// See [`Journal::unlock`].
    pub fn unlock(&self, passphrase: &str) -> Reply<VaultStatus> {
        let journal = Journal::unlock(&self.folder, passphrase, clock::system())?;
        self.open_own(journal)
    }

    fn open_own(&self, journal: Journal) -> Reply<VaultStatus> {
        let minutes = journal.settings()?.lock_minutes;
        {
            let mut inner = self.inner();
            inner.own = Some(journal);
            inner.locked = None;
            inner.last_seen = Instant::now();
            inner.idle_after = Duration::from_secs(u64::from(minutes) * 60);
        }
        self.wake.notify_all();
        self.status()
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

    /// Locks everything. Words in a draft are settled first; if that fails they stay in the draft.
    ///
    /// # Errors
    /// What the disk said while the last words were settled. It is locked all the same.
    pub fn lock(&self, now: DateTime<FixedOffset>) -> Reply<VaultStatus> {
        let own = {
            let mut inner = self.inner();
            let minutes = u32::try_from(inner.idle_after.as_secs() / 60).unwrap_or(u32::MAX);
            let reason = inner.locking.take().unwrap_or(LockReason::Asked);
            if inner.own.is_some() {
                inner.locked = Some(LockedView { reason, at: now.to_rfc3339(), idle_minutes: minutes });
            }
            inner.sample = None;
            inner.own.take()
        };
        let settled = own.map_or(Ok(()), Journal::lock);
        self.wake.notify_all();
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

    /// Notes that the window is being asked to save what is in hand, because nobody was there.
    pub fn begin_idle_lock(&self) {
        self.inner().locking = Some(LockReason::Idle);
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

/// The shell of an app.
#[must_use]
pub fn of(app: &AppHandle) -> tauri::State<'_, Shell> {
    app.state::<Shell>()
}
