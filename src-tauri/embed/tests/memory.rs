//! What the model takes it gives back. A program of its own, so that nothing else grows meanwhile.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use embed::Model;

const MIB: usize = 1024 * 1024;

/// Memory of this program that is really there, in bytes.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    pages.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 4096
}

fn use_model(file: &Path) -> usize {
    let model = Model::load(file).expect("the sentence model can't be loaded");
    let texts: Vec<String> =
        (0..64).map(|number| format!("the need of number {number}, in a few words more")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(model.embed(&texts).len(), 64);
    assert_eq!(model.embed(&[&"a long text ".repeat(500)]).len(), 1);
    resident()
}

#[test]
fn memory_returns_once_the_model_is_dropped() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    let file = embed::locate(&[here]).expect("the sentence model is missing: run `cargo xtask setup` first");
    let before = resident();
    // On a thread that lives on, as in the window; several times, as over a day.
    for _ in 0..3 {
        let during = use_model(&file);
        let kept = resident().saturating_sub(before);
        assert!(during - before > 40 * MIB, "the model was not there at all");
        println!("{} MiB with the model, {} MiB after it", (during - before) / MIB, kept / MIB);
        assert!(kept < 10 * MIB, "{} MiB were not given back", kept / MIB);
    }
}
