//! Making a backup beside the open journal: copied page by page between two saves, reopened, checked, counted, and only then
//! named.

use std::fs::File;
use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, Utc};

use super::Backup;
use super::copying::{clear_unfinished, finish, make_folder, remove_folder, unfinished};
use super::name::{Kind, Name};
use super::shelf::{Shelf, free_name, modified};
use crate::store::backups::{Turn, in_turn};
use crate::vault::folder::Folder;
use crate::vault::keyfile;
use crate::{Error, Result, store};

const DIFFERS: Error = Error::Damaged { what: "The copy of the journal (it was not kept)" };

/// A backup that is to be made. It holds what it needs, so that the journal is free meanwhile.
pub struct BackUp {
    pub(crate) shelf: Shelf,
    pub(crate) now: DateTime<Utc>,
    pub(crate) kind: Kind,
}

impl BackUp {
    /// Makes the backup, copies it to the second place if that can be reached, and clears away what the schedule does not
    /// keep. Everything that was saved when this began is in it. Each piece of work on the journal's own file waits for
    /// its turn; the rest of it keeps nobody waiting.
    ///
    /// `None` when the journal was closed meanwhile: nothing was made then, and the key is let go at the next step.
    ///
    /// # Errors
    /// What the disk says, and [`Error::Damaged`] when the journal or the copy is not sound; nothing is left then. A second
    /// place that refuses is no error: it is tried again the next time.
    pub fn run(&self, turn: &mut Turn<'_>) -> Result<Option<Backup>> {
        let lease = &self.shelf.lease;
        let made = match self.make(&mut |step| !lease.is_over() && turn(step)) {
            Ok(Some(made)) => made,
            Ok(None) | Err(Error::Locked) => return Ok(None),
            Err(error) => return Err(error),
        };
        self.shelf.copy_to_second(&made).ok();
        self.shelf.thin(Some(made.at), self.now);
        Ok(Some(made))
    }

    fn make(&self, turn: &mut Turn<'_>) -> Result<Option<Backup>> {
        let place = self.shelf.first();
        make_folder(&place)?;
        clear_unfinished(&place);
        let name = free_name(&place, Name::of(self.now, self.kind));
        let folder = place.join(name.to_string());
        let new = unfinished(&folder);
        let made = self
            .fill(&new, turn)
            .and_then(|whole| if whole { finish(&new, &folder).map(|()| true) } else { Ok(false) });
        if !matches!(made, Ok(true)) {
            remove_folder(&new).ok();
        }
        if !made? {
            return Ok(None);
        }
        // The passphrase may have been changed meanwhile; an old one is not to open a new backup.
        self.copy_keys(&folder)?;
        self.shelf.find(&name.to_string()).map(Some)
    }

    /// False when it was to end before the copy was whole.
    fn fill(&self, new: &Path, turn: &mut Turn<'_>) -> Result<bool> {
        make_folder(new)?;
        self.copy_keys(new)?;
        let (from, to) = (Folder::new(&self.shelf.home).database(), Folder::new(new).database());
        let Some(age) = in_turn(turn, || Ok(modified(&from)))? else { return Ok(false) };
        let Some(counted) = store::backups::copy(&from, &to, &self.shelf.key, turn)? else { return Ok(false) };
        let copy = self.shelf.open(&to)?;
        let sound = store::open::verify(&copy)?.is_empty() && store::backups::counts(&copy)? == counted;
        drop(copy);
        settle(&to, age)?;
        if sound { Ok(true) } else { Err(DIFFERS) }
    }

    fn copy_keys(&self, to: &Path) -> Result<()> {
        let (from, to) = (Folder::new(&self.shelf.home), Folder::new(to));
        let keys = keyfile::read(&from)?.newest;
        if keyfile::read(&to).is_ok_and(|there| there.newest == keys) { Ok(()) } else { keys.write(&to) }
    }
}

/// Gives a copy the age of what it was made of, and waits until it is on the disk.
pub(crate) fn settle(path: &Path, age: Option<SystemTime>) -> Result<()> {
    let settle = || {
        let file = File::options().write(true).open(path)?;
        age.map_or(Ok(()), |age| file.set_modified(age))?;
        file.sync_all()
    };
    settle().map_err(Error::io("copying the journal", path))
}

/// A turn for those who have the journal to themselves.
pub(crate) fn alone(step: &mut dyn FnMut()) -> bool {
    step();
    true
}
