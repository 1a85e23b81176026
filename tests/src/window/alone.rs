//! The program without a driver at its side, as it is for everybody who uses it. Under a driver the process that shows the
//! journal outlives locking, and a socket stands open between the two.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};

use super::{Home, until};

/// As much of the name as the system keeps.
const WEB_PROCESS: &str = "WebKitWebProces";

/// The program, started on the journal of a home.
#[derive(Debug)]
pub struct Alone(Child);

impl Alone {
    /// Starts it.
    ///
    /// # Panics
    /// Without a program to start.
    #[must_use]
    pub fn start(home: &Home) -> Self {
        let mut command = Command::new(std::env::var_os("UNDERCURRENT_APP").expect("cargo xtask test sets it"));
        command.arg("--journal").arg(home.journal()).envs(home.places()).env_remove("WAYLAND_DISPLAY");
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap())
    }

    /// Its process and all that it started, directly or through others.
    #[must_use]
    pub fn family(&self) -> BTreeSet<u32> {
        family(self.0.id())
    }

    /// Those of them that show pages.
    #[must_use]
    pub fn web_processes(&self) -> BTreeSet<u32> {
        self.family().into_iter().filter(|process| name(*process).as_deref() == Some(WEB_PROCESS)).collect()
    }

    /// Waits until others show the page than `before`, and none of those is left. Gives those that do now.
    #[must_use]
    pub fn other_web_processes(&self, before: &BTreeSet<u32>) -> BTreeSet<u32> {
        until("a new process to show the page", || {
            let now = self.web_processes();
            (!now.is_empty() && now.is_disjoint(before)).then_some(now)
        })
    }

    /// Waits until it ends, after its window was closed.
    ///
    /// # Panics
    /// If it ended badly.
    pub fn ends(mut self) {
        let ended = until("the program to end", || self.0.try_wait().unwrap());
        assert!(ended.success(), "{ended}");
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // After `ends` there is nobody left to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a process is called, as long as there is one.
#[must_use]
pub fn name(process: u32) -> Option<String> {
    Some(fs::read_to_string(format!("/proc/{process}/comm")).ok()?.trim().to_owned())
}

fn family(program: u32) -> BTreeSet<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let status = fs::read_to_string(entry.path().join("status")).ok()?;
            let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()?;
            Some((process, parent))
        })
        .collect();
    let mut family = BTreeSet::from([program]);
    loop {
        let more = parents.iter().filter(|(_, parent)| family.contains(parent)).map(|(process, _)| *process);
        let before = family.len();
        family.extend(more.collect::<Vec<_>>());
        if family.len() == before {
            return family;
        }
    }
}
