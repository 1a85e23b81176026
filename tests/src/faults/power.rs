//! The power is cut: a file system in a file, of which a copy is taken at some moment, with no more in it than was sent to
//! the disk. The writer is stopped meanwhile, and copies are taken until two agree, because one that changes under the
//! copier is torn in a way that no disk is.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use journal::Journal;
use journal::reflections::{Facts, PageQuery};
use journal::vault::KdfCost;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::dice::Dice;
use super::full::SmallDisk;
use super::scene::now;
use super::{Hand, Promise};
use crate::PASSPHRASE;

const IMAGE_BYTES: u64 = 48 << 20;
/// A disk serves for so many cuts, so that what is on it stays small.
const CUTS_A_DISK: usize = 20;

/// Cuts the power so many times while pages are written.
#[must_use]
pub fn power_is_cut(hand: &Hand, cuts: usize) -> Promise {
    let promise = Promise::new("power cuts while writing: every acknowledged save is there");
    cut_again_and_again(promise, cuts, make_journal, &hand.typist, pages_in_journal)
}

/// The same with a writer who keeps a write-ahead log and doesn't wait for the disk: what is counted here is how often
/// the rig noticed. It must, or the rig proves nothing.
#[must_use]
pub fn power_is_cut_on_the_careless(hand: &Hand, cuts: usize) -> Promise {
    let trial = Promise::new("");
    let trial = cut_again_and_again(trial, cuts, |_| {}, &hand.careless, rows_of_careless);
    let mut promise = Promise::new("the rig for power cuts sees a writer lose who doesn't wait for the disk");
    promise.impossible = trial.impossible;
    promise.tried = trial.tried;
    if trial.lost.is_empty() {
        promise.lost.push("it lost nothing".to_owned());
    }
    promise
}

fn cut_again_and_again(
    mut promise: Promise,
    cuts: usize,
    begin: fn(&Path),
    writer: &Path,
    count: fn(&Path) -> Result<usize, String>,
) -> Promise {
    let mut dice = Dice::new(2);
    while promise.tried < cuts {
        let disk = match Disk::new() {
            Ok(disk) => disk,
            Err(why) => return promise.cannot(why),
        };
        let folder = disk.mounted.path().join("journal");
        begin(&folder);
        let before = count(&folder).unwrap_or_default();
        let mut writer = Writer::start(writer, &folder);
        for cut in 0..CUTS_A_DISK.min(cuts - promise.tried) {
            writer.goes_on_for(1 + dice.below(12), Duration::from_micros(dice.below(9_000) as u64));
            let acknowledged = disk.cut(&writer);
            let outcome = acknowledged.and_then(|told| disk.holds(before + told, count));
            promise.count(outcome.map_err(|what| format!("cut {cut}: {what}")));
        }
        writer.end();
    }
    promise
}

fn make_journal(folder: &Path) {
    let mut journal = Journal::create(folder, PASSPHRASE, KdfCost::cheap(), now().clock()).unwrap();
    journal.start_reflection("The first page.", &Facts::default()).unwrap();
    journal.lock().unwrap();
}

fn pages_in_journal(folder: &Path) -> Result<usize, String> {
    let journal = Journal::unlock(folder, PASSPHRASE, now().clock()).map_err(|error| error.to_string())?;
    let findings = journal.verify().map_err(|error| error.to_string())?;
    let pages = journal.list_reflections(PageQuery { limit: 100_000, ..PageQuery::default() });
    let pages = pages.map_err(|error| error.to_string())?.len();
    if findings.is_empty() { Ok(pages) } else { Err(findings.join("; ")) }
}

fn rows_of_careless(folder: &Path) -> Result<usize, String> {
    let database = rusqlite::Connection::open(folder.with_extension("db")).map_err(|error| error.to_string())?;
    database.query_row("SELECT count(*) FROM page", [], |row| row.get(0)).map_err(|error| error.to_string())
}

/// A file system in a file.
struct Disk {
    home: TempDir,
    mounted: SmallDisk,
}

impl Disk {
    fn new() -> Result<Self, String> {
        let home = TempDir::new().unwrap();
        let image = home.path().join("disk");
        fs::File::create(&image).and_then(|file| file.set_len(IMAGE_BYTES)).unwrap();
        let made = Command::new("mkfs.ext4").args(["-q", "-F"]).arg(&image).status();
        if !made.is_ok_and(|status| status.success()) {
            return Err("it needs mkfs.ext4".to_owned());
        }
        let mounted = SmallDisk::in_a_file(&image)?;
        Ok(Self { home, mounted })
    }

    fn image(&self) -> PathBuf {
        self.home.path().join("disk")
    }

    /// Stops the writer, copies what has reached the disk, and lets it go on. Tells how much it had acknowledged.
    fn cut(&self, writer: &Writer) -> Result<usize, String> {
        writer.stop();
        let acknowledged = writer.told();
        let mut last = self.copy();
        for _ in 0..50 {
            let next = self.copy();
            if next == last {
                writer.go_on();
                fs::write(self.home.path().join("after"), last).unwrap();
                return Ok(acknowledged);
            }
            last = next;
        }
        writer.go_on();
        Err("no two copies of the disk agreed".to_owned())
    }

    fn copy(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(usize::try_from(IMAGE_BYTES).unwrap());
        fs::File::open(self.image()).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// Whether the copy holds at least so many.
    fn holds(&self, acknowledged: usize, count: fn(&Path) -> Result<usize, String>) -> Result<(), String> {
        let after = SmallDisk::in_a_file(&self.home.path().join("after"))?;
        let found = count(&after.path().join("journal"))?;
        if found < acknowledged {
            return Err(format!("{acknowledged} were acknowledged and {found} are there"));
        }
        Ok(())
    }
}

/// Somebody who writes, and whose acknowledgements are counted as they come.
struct Writer {
    child: Child,
    told: Arc<AtomicUsize>,
    listener: Option<std::thread::JoinHandle<()>>,
}

impl Writer {
    fn start(program: &Path, folder: &Path) -> Self {
        let mut child =
            Command::new(program).arg("pages").arg(folder).arg("20").stdout(Stdio::piped()).spawn().unwrap();
        let told = Arc::new(AtomicUsize::new(0));
        let (lines, counter) = (BufReader::new(child.stdout.take().unwrap()).lines(), Arc::clone(&told));
        let listener = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                counter.store(line.parse().unwrap_or_else(|_| panic!("{line}")), Ordering::SeqCst);
            }
        });
        Self { child, told, listener: Some(listener) }
    }

    fn told(&self) -> usize {
        self.told.load(Ordering::SeqCst)
    }

    /// Lets so many more be acknowledged, and a moment pass: the cut falls anywhere within the next ones.
    fn goes_on_for(&mut self, more: usize, moment: Duration) {
        let enough = self.told() + more;
        while self.told() < enough {
            assert!(self.child.try_wait().unwrap().is_none(), "the writer ended early");
            std::thread::yield_now();
        }
        let until = Instant::now() + moment;
        while Instant::now() < until {
            std::hint::spin_loop();
        }
    }

    fn stop(&self) {
        self.send(Signal::STOP);
        let state = format!("/proc/{}/stat", self.child.id());
        while !fs::read_to_string(&state).unwrap().contains(") T ") {
            std::thread::yield_now();
        }
        // What it has acknowledged is counted when nothing more comes.
        let mut last = self.told();
        for _ in 0..1_000 {
            std::thread::yield_now();
            last = last.max(self.told());
        }
    }

    fn go_on(&self) {
        self.send(Signal::CONT);
    }

    fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    fn end(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.listener.take().into_iter().for_each(|listener| listener.join().unwrap());
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Killed also when a story breaks off, or the disk could not be unmounted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
