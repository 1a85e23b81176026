//! Node and npm: whether they are there and new enough.

use std::process::Command;

use crate::failure::Failure;
use crate::process::answer;

/// The oldest Node that builds the UI.
const OLDEST: (u32, u32) = (20, 19);

/// npm, by the name that this system starts it by.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Whether npm is missing and stands in a package of its own, as Debian's own Node has it.
pub fn npm_comes_as_package() -> bool {
    let node_is_debians = || answer(Command::new("dpkg-query").args(["--show", "nodejs"])).is_some();
    answer(npm().arg("--version")).is_none() && node_is_debians()
}

/// The version of Node, if it is there and new enough, with npm beside it.
///
/// # Errors
/// When either is missing, or Node is too old.
pub fn check() -> Result<String, Failure> {
    let advice = format!("Install Node {}.{} or newer (npm comes with it), then try again.", OLDEST.0, OLDEST.1);
    let tried = "looking for Node, which builds what the window shows";
    let version = answer(Command::new("node").arg("--version"))
        .ok_or_else(|| Failure::new(tried, "there is no `node` on the path", &advice))?;
    if !is_new_enough(&version) {
        return Err(Failure::new(tried, format!("this is Node {}", version.trim()), &advice));
    }
    answer(npm().arg("--version")).ok_or_else(|| Failure::new(tried, "there is no `npm` on the path", &advice))?;
    Ok(version.trim().to_owned())
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version.trim().trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= OLDEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, enough) in
            [("v20.19.0\n", true), ("v20.2.0", false), ("v100.0.0", true), ("v18.20.4", false), ("nonsense", false)]
        {
            assert_eq!(is_new_enough(version), enough, "{version}");
        }
    }
}
