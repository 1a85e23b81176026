//! A key to the journal in the system's own keychain, for whoever wants to open it without typing the passphrase.
//!
//! It is thirty-two random bytes that open one of the slots in the key file. Where there is no keychain, none is kept
//! anywhere else.

use journal::vault::KeychainKey;
use keyring::Entry;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::desktop;
use crate::error::{AppError, ErrorCode, Reply};

/// What the keychain shows beside the entry.
const SERVICE: &str = "Undercurrent journal";

/// What is kept, wiped when it has been used.
pub type Key = Zeroizing<KeychainKey>;

/// A key that nobody has had before.
///
/// # Errors
/// If the system gives no random numbers.
pub fn fresh() -> Reply<Key> {
    let mut key = Key::default();
    getrandom::fill(key.as_mut_slice()).map_err(|_| journal::Error::NoRandomness)?;
    Ok(key)
}

/// Keeps the key to this journal, in place of an earlier one.
///
/// # Errors
/// `keychain` if there is none, or it stays shut.
pub fn keep(journal: Uuid, key: &Key) -> Reply<()> {
    keep_in(&entry(journal)?, key)
}

/// The key to this journal. The system may ask its user first.
///
/// # Errors
/// `keychain` if there is none, it stays shut, or it holds no key to this journal.
pub fn read(journal: Uuid) -> Reply<Key> {
    read_from(&entry(journal)?)
}

/// Takes the key out again. None there is as good.
///
/// # Errors
/// `keychain` if there is none, or it stays shut.
pub fn forget(journal: Uuid) -> Reply<()> {
    forget_in(&entry(journal)?)
}

fn entry(journal: Uuid) -> Reply<Entry> {
    if !desktop::has_keychain() {
        return Err(unreachable());
    }
    Entry::new(SERVICE, &journal.to_string()).map_err(refused)
}

fn keep_in(entry: &Entry, key: &Key) -> Reply<()> {
    entry.set_secret(key.as_slice()).map_err(refused)
}

fn read_from(entry: &Entry) -> Reply<Key> {
    let bytes = Zeroizing::new(entry.get_secret().map_err(refused)?);
    // What is not a key opens nothing.
    KeychainKey::try_from(bytes.as_slice()).map(Zeroizing::new).map_err(|_| refused(keyring::Error::NoEntry))
}

fn forget_in(entry: &Entry) -> Reply<()> {
    match entry.delete_credential() {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(refused(error)),
    }
}

/// What the keychain says of itself is not passed on: it may name what it holds.
fn refused(error: keyring::Error) -> AppError {
    let sentence = match error {
        keyring::Error::NoEntry => "This machine's keychain holds no key to this journal. Please type the passphrase.",
        keyring::Error::NoStorageAccess(_) => "This machine's keychain stayed locked. Please type the passphrase.",
        _ => return unreachable(),
    };
    AppError::new(ErrorCode::Keychain, sentence)
}

fn unreachable() -> AppError {
    AppError::new(ErrorCode::Keychain, "This machine's keychain can't be reached. The passphrase opens the journal.")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use keyring::mock::{MockCredential, default_credential_builder};

    use super::*;

    fn stand_in() -> Entry {
        keyring::set_default_credential_builder(default_credential_builder());
        Entry::new(SERVICE, "a journal").unwrap()
    }

    #[test]
    fn a_key_is_kept_read_and_forgotten() {
        let entry = stand_in();
        let key = fresh().unwrap();
        assert_ne!(*key, *fresh().unwrap(), "no key is given twice");
        assert_eq!(read_from(&entry).unwrap_err().code, ErrorCode::Keychain);
        keep_in(&entry, &key).unwrap();
        assert_eq!(*read_from(&entry).unwrap(), *key);
        forget_in(&entry).unwrap();
        forget_in(&entry).unwrap();
        assert!(read_from(&entry).unwrap_err().message.contains("holds no key"));
    }

    #[test]
    fn what_is_not_a_key_opens_nothing() {
        let entry = stand_in();
        entry.set_secret(b"a password of somebody else's").unwrap();
        assert!(read_from(&entry).unwrap_err().message.contains("holds no key"));
    }

    #[test]
    fn a_keychain_that_stays_shut_is_named_without_what_it_said() {
        let entry = stand_in();
        let shut = |error| {
            let stand_in: &MockCredential = entry.get_credential().downcast_ref().unwrap();
            stand_in.set_error(error);
        };
        shut(keyring::Error::NoStorageAccess("the drawer of Odalys".into()));
        let said = read_from(&entry).unwrap_err();
        assert_eq!((said.code, said.message.contains("Odalys")), (ErrorCode::Keychain, false));
        shut(keyring::Error::PlatformFailure("the drawer of Odalys".into()));
        let said = keep_in(&entry, &fresh().unwrap()).unwrap_err();
        assert_eq!((said.code, said.message.contains("Odalys")), (ErrorCode::Keychain, false));
    }
}
