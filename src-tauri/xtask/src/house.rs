//! Where things stand in the repository, and how its programs are called.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;

/// The repository on this machine.
pub struct House {
    /// The folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo builds to.
    pub target: PathBuf,
}

impl House {
    /// The repository that this program was built from.
    ///
    /// # Errors
    /// When the system can't say where this program stands.
    pub fn find() -> Result<Self, Failure> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf);
        // <target>/debug/xtask: so a target folder named by a variable or a configuration file is found as well.
        let program = std::env::current_exe().map_err(Failure::file("finding", Path::new("this program")))?;
        let target = program.ancestors().nth(2).map(Path::to_path_buf);
        match (root, target) {
            (Some(root), Some(target)) => Ok(Self { root, target }),
            _ => Err(Failure::new(
                "finding the repository",
                format!("{} does not stand in a target folder", program.display()),
                "Call it as `cargo xtask` from inside the repository.",
            )),
        }
    }

    /// The UI's folder.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Where this program keeps what it must remember between two calls.
    pub fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Where tools for the tests are installed, apart from the user's own.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// A program of this workspace, as built by [`House::cargo`] in the given profile's folder.
    pub fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Cargo, on this workspace, building where this program was built, in an environment like the one this program
    /// was called from (`cargo run` adds variables about its own package, and some build scripts start anew on those).
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&*name);
            }
        }
        command.arg(subcommand).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }
}
