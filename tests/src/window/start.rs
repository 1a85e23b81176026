//! Starting the program under the driver, and ending it in the ways a program can end.

use std::ffi::OsString;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use data_encoding::BASE64;
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde_json::json;

use super::driver::Driver;
use super::{Home, until};

/// One window at a time: without a window manager, two would take the focus from each other.
static SEAT: Mutex<()> = Mutex::new(());

/// The program's window, open.
pub struct Window {
    pub(super) driver: Driver,
    program: Pid,
    _drivers: Drivers,
    _seat: MutexGuard<'static, ()>,
}

/// tauri-driver and, behind it, the web view's own driver, in a process group of their own.
struct Drivers {
    group: Child,
    ports: [u16; 2],
}

impl Window {
    /// Opens the program on the journal of a home.
    #[must_use]
    pub fn open(home: &Home) -> Self {
        Self::start(home, &[])
    }

    /// Opens it on the sample practice.
    #[must_use]
    pub fn open_sample(home: &Home) -> Self {
        Self::start(home, &["--sample".to_owned()])
    }

    fn start(home: &Home, more: &[String]) -> Self {
        let seat = SEAT.lock().unwrap_or_else(PoisonError::into_inner);
        let drivers = Drivers::start(home);
        let app = variable("UNDERCURRENT_APP");
        let folder = home.journal().display().to_string();
        let arguments = [&["--journal".to_owned(), folder.clone()], more].concat();
        let driver = Driver::begin(drivers.ports[0], &app.to_string_lossy(), &arguments);
        let program = until("the program", || running(&folder).first().copied());
        Self { driver, program, _drivers: drivers, _seat: seat }
    }

    /// Closes the window and waits until the program has ended.
    pub fn close(self) {
        self.driver.end();
        self.wait_for_end();
    }

    /// Ends the program at once, in the middle of whatever it is doing, as a power cut would.
    pub fn kill(self) {
        kill_process(self.program, Signal::KILL).unwrap();
        self.wait_for_end();
    }

    /// Keeps a picture of the window, where `UNDERCURRENT_SHOTS` names a folder for them.
    pub fn shoot(&self, name: &str) {
        let Some(folder) = env::var_os("UNDERCURRENT_SHOTS").map(PathBuf::from) else { return };
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), self.picture()).unwrap();
    }

    /// What the window shows, once it is drawn: a PNG.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        let drawn =
            "document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(arguments[0])));";
        // A window that has just gone has no picture to wait for.
        let _ = self.driver.run_to_call(drawn, &json!([]));
        BASE64.decode(self.driver.picture().as_bytes()).unwrap()
    }

    fn wait_for_end(&self) {
        until("the program to end", || (!Path::new(&format!("/proc/{}", self.program)).exists()).then_some(()));
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.driver.end();
    }
}

impl Drivers {
    fn start(home: &Home) -> Self {
        let ports @ [port, native] = free_ports();
        let mut command = Command::new("tauri-driver");
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        command
            .envs(home.places())
            .env("UNDERCURRENT_TEST_SAVE_PATH", home.export_file())
            .env_remove("WAYLAND_DISPLAY");
        command.process_group(0).stdin(Stdio::null()).stdout(Stdio::null());
        let group =
            command.spawn().unwrap_or_else(|error| panic!("tauri-driver: {error}; cargo xtask test provides it"));
        let drivers = Self { group, ports };
        // tauri-driver answers before the web view's own driver does.
        for port in ports {
            until("the driver to listen", || is_open(port).then_some(()));
        }
        drivers
    }
}

impl Drop for Drivers {
    fn drop(&mut self) {
        // A driver that is killed outright leaves the web view's own driver behind, with this home's variables.
        let _ = kill_process_group(Pid::from_child(&self.group), Signal::TERM);
        let _ = self.group.wait();
        for port in self.ports {
            until("the driver to end", || (!is_open(port)).then_some(()));
        }
    }
}

fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

fn is_open(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// The processes of the program that were started on this journal.
fn running(journal: &str) -> Vec<Pid> {
    let app = fs::canonicalize(variable("UNDERCURRENT_APP")).unwrap();
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let ours = processes.filter(|process| {
        let arguments = fs::read(process.path().join("cmdline")).unwrap_or_default();
        let is_app = fs::read_link(process.path().join("exe")).is_ok_and(|program| program == app);
        is_app && String::from_utf8_lossy(&arguments).split('\0').any(|argument| argument == journal)
    });
    ours.filter_map(|process| Pid::from_raw(process.file_name().to_str()?.parse().ok()?)).collect()
}

fn variable(name: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| panic!("{name} is not set: cargo xtask test sets it"))
}
