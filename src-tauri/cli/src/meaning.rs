//! The sentence model for those verbs that need it: found, loaded, and asked for the vectors still missing.

use std::path::{Path, PathBuf};

use embed::Model;
use journal::Journal;
use journal::suggest::{Neutral, neutral_texts};

use crate::failure::Failure;
use crate::output::{progress, say};
use crate::wording::t;

/// Texts read between two looks at the disk.
const BATCH: usize = 32;

/// The model; `None`, with a sentence why, where there is none that can be used.
pub fn model() -> Option<Model> {
    let loaded = embed::locate(&folders()).map(|path| Model::load(&path));
    match loaded {
        Some(Ok(model)) => return Some(model),
        Some(Err(error)) => say(&format!("{error} {}", t("overlap.words_only", &[]))),
        None => say(&t("overlap.words_only", &[])),
    }
    None
}

/// What a build from the sources uses besides the installed places: the model that its set-up made.
fn folders() -> Vec<PathBuf> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model");
    if cfg!(debug_assertions) { vec![sources] } else { Vec::new() }
}

/// Makes the vectors that are still missing.
pub fn read_texts(journal: &mut Journal, model: &Model) -> Result<(), Failure> {
    let texts = journal.texts_without_vector(model.id(), usize::MAX)?;
    for (done, batch) in texts.chunks(BATCH).enumerate() {
        progress(&t("overlap.pending", &[("count", (texts.len() - done * BATCH).to_string())]));
        let borrowed: Vec<&str> = batch.iter().map(String::as_str).collect();
        let vectors = model.embed(&borrowed).into_iter().map(|vector| vector.to_vec());
        let kept = journal.keep_vectors(model.id(), &batch.iter().cloned().zip(vectors).collect::<Vec<_>>());
        if kept.is_err() {
            progress("");
        }
        kept?;
    }
    progress("");
    Ok(())
}

/// What this model thinks of needs that anyone might have.
pub fn neutral(model: &Model) -> Neutral {
    Neutral::kept(model.id()).unwrap_or_else(|| {
        let texts = neutral_texts();
        Neutral::from_vectors(&model.embed(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
    })
}
