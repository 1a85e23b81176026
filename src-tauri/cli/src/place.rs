//! Where the journal lies when nobody says: in the folder that the app uses.

use std::path::PathBuf;

/// The app's identifier, by which the system names its folder (`identifier` in `tauri.conf.json`).
const APP: &str = "app.undercurrent.journal";

/// The app's data folder, by the system's own rules; `None` where the system names no home.
///
/// Linux: `$XDG_DATA_HOME` if absolute, else `~/.local/share`
/// (<https://specifications.freedesktop.org/basedir-spec/latest/>). macOS: `~/Library/Application Support`.
/// Windows: `%APPDATA%`.
pub fn data_folder() -> Option<PathBuf> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let base = if cfg!(windows) {
        named("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        named("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join(APP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_and_the_terminal_agree_on_the_folder() {
        assert!(include_str!("../../tauri.conf.json").contains(&format!("\"identifier\": \"{APP}\"")));
        assert!(data_folder().is_none_or(|folder| folder.is_absolute() && folder.ends_with(APP)));
    }
}
