//! Many programs that want the same journal at the same moment: one gets it, and all others are told who has it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use super::scene::Scene;
use super::{Hand, Promise};

/// Starts so many programs at once on one journal.
#[must_use]
pub fn launched_at_once(hand: &Hand, launches: usize) -> Promise {
    let mut promise = Promise::new("launched at once: one owner, and the others say who it is");
    let scene = Scene::new();
    let mut children: Vec<Child> = (0..launches)
        .map(|_| {
            let mut command = Command::new(&hand.typist);
            command.arg("holds").arg(scene.folder()).stdin(Stdio::piped()).stdout(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    let told: Vec<(u32, String)> = children.iter_mut().map(|child| (child.id(), first_line(child))).collect();
    let owners: Vec<u32> = told.iter().filter(|(_, line)| line == "mine").map(|(id, _)| *id).collect();
    for (_, line) in &told {
        promise.count(match (line.as_str(), owners.as_slice()) {
            ("mine", [_]) => Ok(()),
            ("mine", owners) => Err(format!("{} have it at once", owners.len())),
            (line, [owner]) if line.starts_with("busy ") && line.contains(&format!("process {owner})")) => Ok(()),
            (line, _) => Err(line.to_owned()),
        });
    }
    // Whoever holds it lets go when nothing more comes from here.
    for mut child in children {
        drop(child.stdin.take());
        child.wait().unwrap();
    }
    if owners.is_empty() {
        promise.lost.push("nobody got it".to_owned());
    }
    if let Err(error) = scene.on_disk.unlock() {
        promise.lost.push(format!("afterwards: {error}"));
    }
    promise
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}
