//! A passphrase on its way from the window, wiped when it has been used.

use serde::Deserialize;
use specta::Type;
use zeroize::Zeroizing;

/// A passphrase. It is never printed.
#[derive(Deserialize, Type)]
#[serde(transparent)]
pub struct Secret(#[specta(type = String)] Zeroizing<String>);

impl Secret {
    /// The words themselves.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}
