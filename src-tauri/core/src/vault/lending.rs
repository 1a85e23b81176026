//! The open journal's key, lent to work that goes on beside it: a backup, a check, a change of keys.
//!
//! Each piece of work holds a [`Lease`] for as long as it holds anything secret. When the journal is closed every lease is
//! over: the work ends at its next step and wipes what it holds, and whoever closed the journal can wait for that.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;

use crate::{Error, Result};

/// How many steps of SQLite's own pass between two looks whether the lease is over: well under a millisecond.
const STEPS: i32 = 1_000;

/// What an open journal lends its key by. All clones are of the same journal.
#[derive(Debug, Clone, Default)]
pub struct Lending(Arc<Lent>);

#[derive(Debug, Default)]
struct Lent {
    is_over: AtomicBool,
    leases: Mutex<usize>,
    given_back: Condvar,
}

impl Lending {
    /// Every lease is over from now on. The journal itself must be locked next: it lends its key to nobody any more.
    pub fn end(&self) {
        self.0.is_over.store(true, Ordering::SeqCst);
    }

    /// Waits until every lease was given back, at most for so long; false when one still is not.
    #[must_use]
    pub fn wait(&self, most: Duration) -> bool {
        let waited = self.0.given_back.wait_timeout_while(self.0.leases(), most, |leases| *leases > 0);
        *waited.unwrap_or_else(PoisonError::into_inner).0 == 0
    }

    pub(crate) fn lend(&self) -> Lease {
        *self.0.leases() += 1;
        Lease(Arc::clone(&self.0))
    }
}

impl Lent {
    fn leases(&self) -> MutexGuard<'_, usize> {
        self.leases.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Leave to work with the journal's key beside it. It is given back when dropped.
#[derive(Debug)]
pub struct Lease(Arc<Lent>);

impl Lease {
    /// For work that no open journal lends its key to.
    pub(crate) fn of_nobody() -> Self {
        Lending::default().lend()
    }

    pub(crate) fn is_over(&self) -> bool {
        self.0.is_over.load(Ordering::SeqCst)
    }

    /// Whether the work may go on.
    ///
    /// # Errors
    /// [`Error::Locked`] when it may not.
    pub(crate) fn check(&self) -> Result<()> {
        if self.is_over() { Err(Error::Locked) } else { Ok(()) }
    }

    /// Lets whatever is asked of this connection end with the lease.
    pub(crate) fn limits(&self, connection: &Connection) -> Result<()> {
        let lent = Arc::clone(&self.0);
        let is_over = move || lent.is_over.load(Ordering::SeqCst);
        connection.progress_handler(STEPS, Some(is_over)).map_err(Error::store("opening the journal"))
    }

    /// Does something on the journal's own connection that ends with the lease, and lets go of it afterwards.
    pub(crate) fn while_lent<T>(
        &self,
        connection: &Connection,
        work: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        self.limits(connection)?;
        let done = work(connection);
        connection.progress_handler(0, None::<fn() -> bool>).map_err(Error::store("using the journal"))?;
        done
    }

    /// A reader that ends with the lease.
    pub(crate) fn reading<R: Read>(&self, from: R) -> Leased<'_, R> {
        Leased { lease: self, from }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut leases = self.0.leases();
        *leases = leases.saturating_sub(1);
        self.0.given_back.notify_all();
    }
}

/// See [`Lease::reading`].
pub(crate) struct Leased<'a, R> {
    lease: &'a Lease,
    from: R,
}

impl<R: Read> Read for Leased<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.lease.check().map_err(io::Error::other)?;
        self.from.read(into)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn whoever_ends_it_waits_for_each_lease_and_each_hears_of_it() {
        let lending = Lending::default();
        let (one, other) = (lending.lend(), lending.lend());
        assert!(one.check().is_ok());
        lending.end();
        assert!(matches!(other.check(), Err(Error::Locked)));
        drop(one);
        assert!(!lending.wait(Duration::ZERO), "one is still out");
        let working = std::thread::spawn(move || drop(other));
        assert!(lending.wait(Duration::from_secs(60)));
        working.join().unwrap();
        assert!(Lease::of_nobody().check().is_ok(), "nobody else's is over");
    }

    #[test]
    fn reading_and_asking_end_with_the_lease() {
        let lending = Lending::default();
        let lease = lending.lend();
        let mut read = Vec::new();
        lease.reading(&b"some bytes"[..]).read_to_end(&mut read).unwrap();
        let db = Connection::open_in_memory().unwrap();
        lease.limits(&db).unwrap();
        let endless = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n";
        lending.end();
        assert!(lease.reading(&b"more"[..]).read_to_end(&mut read).is_err());
        let ended = db.query_row(endless, [], |_| Ok(())).map_err(Error::store("counting"));
        assert!(matches!(ended, Err(Error::Locked)), "{ended:?}");
        assert_eq!(read, b"some bytes");
    }
}
