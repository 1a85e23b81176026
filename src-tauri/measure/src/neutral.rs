//! The mean vector of the neutral needs, as the model gives it today.

use embed::Model;
use journal::suggest::{Neutral, neutral_texts};

/// The neutral needs as the model reads them.
#[must_use]
pub fn neutral(model: &Model) -> Neutral {
    let texts = neutral_texts();
    Neutral::from_vectors(&model.embed(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// Their mean as JSON, with the id of the model it belongs to.
///
/// # Errors
/// A sentence when the model is missing or is not the pinned one.
pub fn neutral_mean() -> Result<String, String> {
    let path = embed::locate(&[]).ok_or("The sentence model is missing. Run `cargo xtask setup`.")?;
    let model = Model::load(&path).map_err(|error| error.to_string())?;
    let json = serde_json::json!({ "model": model.id(), "mean": neutral(&model).mean() });
    Ok(json.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use std::path::Path;

    #[test]
    fn the_kept_mean_is_that_of_the_pinned_model() {
        let path = embed::locate(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model")])
            .expect("the model is missing: run `cargo xtask setup`");
        let model = Model::load(&path).unwrap();
        let (kept, today) = (Neutral::kept(model.id()).unwrap(), neutral(&model));
        let pairs = kept.mean().unwrap().iter().zip(today.mean().unwrap());
        assert_eq!(kept.mean().unwrap().len(), embed::DIMENSIONS);
        assert!(pairs.into_iter().all(|(kept, today)| (kept - today).abs() < 1e-6));
    }
}
