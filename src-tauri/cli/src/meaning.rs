//! The sentence model for those verbs that need it: found, loaded, and asked for the vectors still missing.

use std::path::{Path, PathBuf};

use embed::Model;
use journal::Journal;
use journal::suggest::Neutral;

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

/// Makes the vectors that are still missing, where there is a model; answers with its id.
pub fn read_with(journal: &mut Journal) -> Result<Option<String>, Failure> {
    let Some(model) = model() else { return Ok(None) };
    read_texts(journal, &model)?;
    Ok(Some(model.id().to_owned()))
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
    Neutral::kept(model.id()).unwrap_or_else(|| Neutral::read(|texts| model.embed(texts)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::DateTime;
    use journal::dates::fixed_clock;
    use journal::ids::ClientId;
    use journal::suggest::{gatherings, rank};

    use super::*;

    /// The sample practice shows what the screen of suggestions can say: needs that one thing would serve, and somebody to
    /// wait with beside others with whom nothing is open.
    #[test]
    fn the_sample_practice_shows_a_gathering_and_somebody_to_wait_with() {
        let now = DateTime::parse_from_rfc3339("2026-11-17T10:00:00+01:00").unwrap();
        let mut journal = Journal::in_memory(fixed_clock(now)).unwrap();
        journal.play_sample().unwrap();
        let model = model().unwrap();
        read_texts(&mut journal, &model).unwrap();
        let evidence = journal.evidence(Some(model.id())).unwrap();
        let ranking = rank(&evidence, &neutral(&model));

        let name = |id| evidence.needs.iter().find(|need| need.id == id).map(|need| need.client_name.as_str());
        let gathered: Vec<Vec<&str>> = gatherings(&evidence, &ranking)
            .iter()
            .map(|found| found.needs.iter().filter_map(|id| name(*id)).collect())
            .collect();
        assert_eq!(gathered, [["Ilse Varnholt", "Kit Sorley", "Sander Rowe"]]);

        let of = |need| evidence.needs.iter().find(|fact| fact.id == need).map(|fact| fact.client_id);
        let clients: Vec<ClientId> = ranking.suggestions().filter_map(|pair| of(pair.need_id)).collect();
        let cautions = journal.all_cautions(&clients).unwrap();
        let waiting = cautions.iter().filter(|(_, cautions)| !cautions.is_empty()).count();
        assert!(0 < waiting && waiting < clients.len(), "{waiting} of {}", clients.len());
    }
}
