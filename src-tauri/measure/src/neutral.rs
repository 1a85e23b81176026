//! The mean vectors of the neutral needs and gifts, as the model gives it today.

use embed::Model;
use journal::suggest::Neutral;

/// The neutral bank as the model reads them.
#[must_use]
pub fn neutral(model: &Model) -> Neutral {
    Neutral::read(|texts| model.embed(texts))
}

/// The means as JSON, with the id of the model it belongs to.
///
/// # Errors
/// A sentence when the model is missing or is not the pinned one.
pub fn neutral_means() -> Result<String, String> {
    let path = embed::locate(&[]).ok_or("The sentence model is missing. Run `cargo xtask setup`.")?;
    let model = Model::load(&path).map_err(|error| error.to_string())?;
    let neutral = neutral(&model);
    let (needs, gifts) = neutral.means().ok_or("The model reads the bank into vectors of different sizes.")?;
    Ok(serde_json::json!({ "model": model.id(), "needs": needs, "gifts": gifts }).to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use std::path::Path;

    #[test]
    fn the_kept_means_are_those_of_the_pinned_model() {
        let path = embed::locate(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model")])
            .expect("the model is missing: run `cargo xtask setup`");
        let model = Model::load(&path).unwrap();
        let (kept, today) = (Neutral::kept(model.id()).unwrap(), neutral(&model));
        let (kept, today) = (kept.means().unwrap(), today.means().unwrap());
        for (kept, today) in [(kept.0, today.0), (kept.1, today.1)] {
            assert_eq!(kept.len(), embed::DIMENSIONS);
            assert!(kept.iter().zip(today).all(|(kept, today)| (kept - today).abs() < 1e-6));
        }
    }
}
