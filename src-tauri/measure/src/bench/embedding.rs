//! A text into a vector, beside the same model in onnxruntime (one thread each, from text to vector).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use embed::Model;
use serde::Deserialize;
use serde_json::json;

use super::{Outcome, best_of};
use crate::sets::{Content, read};

const BATCHES: [usize; 2] = [1, 32];
const REPEATS: usize = 5;

pub(super) fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where Python with onnxruntime and NumPy is kept for these rows.
pub(super) fn surroundings() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| here().join("../../target"), PathBuf::from);
    target.join("side-by-side")
}

/// Makes a Python environment with onnxruntime in the target folder (from PyPI, about 150 MB).
///
/// # Errors
/// If Python or pip ends badly.
pub fn install() -> Outcome<()> {
    let folder = surroundings();
    let run = |command: &mut Command| {
        let status = command.stdout(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err(format!("{command:?} ended with {status}").into()) }
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder)).and_then(|()| {
        let requirements = here().join("side-by-side/requirements.txt");
        run(Command::new(folder.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(requirements))
    })
}

#[derive(Deserialize)]
struct Other {
    cpu_ms: std::collections::BTreeMap<usize, f64>,
    first: Vec<f32>,
}

/// The row, in words. Without onnxruntime it says so.
///
/// # Errors
/// If onnxruntime is there and ends badly, or finds other vectors.
pub fn embedding(file: &Path) -> Outcome<String> {
    let model = &Model::load(file)?;
    let load = best_of(REPEATS, || drop(Model::load(file)));
    let Content::NeedGift(sets) = read(&here().join("fixtures/dev.json"))? else {
        return Err("fixtures/dev.json holds no needs".into());
    };
    let needs = sets.iter().flat_map(|set| &set.needs);
    let texts: Vec<&str> = needs.flat_map(|need| [need.want.as_str(), need.text.as_str()]).collect();
    let other = beside(&texts, file)?;
    if let Some(other) = &other {
        check(model, &texts, &other.first)?;
    }
    let lines = BATCHES.map(|batch| {
        let ours = best_of(REPEATS, || texts.chunks(batch).for_each(|texts| drop(model.embed(texts)))) / texts.len() as f64;
        match other.as_ref().and_then(|other| other.cpu_ms.get(&batch)) {
            Some(theirs) => format!("embed, {batch:>2} at a time: {ours:.1} ms a text; onnxruntime {theirs:.1} ms; ratio {:.2}", ours / theirs),
            None => format!("embed, {batch:>2} at a time: {ours:.1} ms a text; nothing beside it, as onnxruntime is not installed (`bench --install embed` gets it)"),
        }
    });
    Ok(format!("embed, loading the model: {load:.0} ms\n{}", lines.join("\n")))
}

fn beside(texts: &[&str], file: &Path) -> Outcome<Option<Other>> {
    let python = surroundings().join("bin/python");
    if !python.exists() {
        return Ok(None);
    }
    let mut child = Command::new(python)
        .arg(here().join("side-by-side/embed_onnx.py"))
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(json!({ "texts": texts, "batches": BATCHES, "repeats": REPEATS }).to_string().as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("embed_onnx.py ended with {}", output.status).into());
    }
    Ok(Some(serde_json::from_slice(&output.stdout)?))
}

fn check(model: &Model, texts: &[&str], theirs: &[f32]) -> Outcome<()> {
    let ours = texts.first().map(|text| model.embed(&[text])).unwrap_or_default();
    let pairs = ours.iter().flatten().zip(theirs);
    let same = pairs.clone().count() == embed::DIMENSIONS && pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-4);
    if same { Ok(()) } else { Err("onnxruntime finds another vector, so the times can't be compared".into()) }
}
