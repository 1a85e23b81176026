//! What a program that is to hold keys asks of the system before it holds any: that no other program of the same user
//! reads its memory, and that a crash writes none of it to disk.

use crate::Result;

/// No core dump of this process or of any that it starts, and no debugger of the same user on this one. To be called
/// first of all.
///
/// The limit on core dumps is one byte: too little for a file, and for Linux the sign not to hand the memory to a
/// program that collects crashes either, which a limit of zero does not stop
/// (<https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree/fs/coredump.c?h=v6.12>).
///
/// # Errors
/// [`Error::Io`](crate::Error::Io) if the system refuses.
#[cfg(target_os = "linux")]
pub fn shield_process() -> Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};
    let refused = |error: rustix::io::Errno| {
        crate::Error::io("asking the system to keep this program's memory to itself", "/proc/self")(error.into())
    };
    // Where nothing at all is allowed, not even one byte can be asked for.
    let limit = getrlimit(Resource::Core).maximum.map_or(1, |most| most.min(1));
    setrlimit(Resource::Core, Rlimit { current: Some(limit), maximum: Some(limit) }).map_err(refused)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(refused)
}

/// Other systems write no memory to disk unless their owner has set them up for it.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn shield_process() -> Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use std::process::Command;

    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    use super::*;

    /// Runs as a process of its own, since what it asks for can't be taken back.
    const INSIDE: &str = "UNDERCURRENT_SHIELD_TEST";

    #[test]
    fn a_shielded_process_leaves_no_core_dump_and_lets_nobody_look_in() {
        if std::env::var_os(INSIDE).is_some() {
            shield_process().unwrap();
            assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
            assert!(getrlimit(Resource::Core).maximum.is_some_and(|bytes| bytes <= 1));
            std::process::abort();
        }
        let folder = tempfile::tempdir().unwrap();
        let name = "vault::shield::tests::a_shielded_process_leaves_no_core_dump_and_lets_nobody_look_in";
        let mut inside = Command::new(std::env::current_exe().unwrap());
        inside.args([name, "--exact", "--nocapture"]).env(INSIDE, "1").current_dir(folder.path());
        let ended = inside.output().unwrap();
        let signal = std::os::unix::process::ExitStatusExt::signal(&ended.status);
        assert_eq!(signal, Some(6), "it got as far as its own end: {}", String::from_utf8_lossy(&ended.stderr));
        assert!(!std::os::unix::process::ExitStatusExt::core_dumped(&ended.status));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
    }
}
