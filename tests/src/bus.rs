//! A message bus of one's own, in place of the machine's.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Everybody may speak to everybody, and nobody is started who isn't there.
const CONFIGURATION: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A bus with nobody on it yet; it ends with this value.
pub struct Bus {
    daemon: Child,
    address: String,
    _folder: TempDir,
}

impl Bus {
    /// Starts a bus.
    ///
    /// # Panics
    /// Without dbus-daemon, which `cargo xtask test` provides.
    #[must_use]
    pub fn start() -> Self {
        let folder = TempDir::with_prefix("uc-bus-").unwrap();
        let configuration = folder.path().join("bus.conf");
        fs::write(&configuration, CONFIGURATION).unwrap();
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(configuration).args(["--nofork", "--nopidfile", "--print-address=1"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut daemon = command.spawn().expect("dbus-daemon: cargo xtask test provides it");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned(), _folder: folder }
    }

    /// Where it is spoken to.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
