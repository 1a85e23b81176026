//! The sentence model: loaded when it is first asked for, off the main thread, and dropped when nobody asks any more.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use embed::Model;
use journal::suggest::{Neutral, neutral_texts};

/// Unused for this long, the model gives its memory back.
const KEPT: Duration = Duration::from_secs(120);

/// The model, where there is one.
pub struct Meaning {
    path: Option<PathBuf>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    model: Option<(Arc<Model>, Instant)>,
    neutral: Option<Known>,
    /// Set when the file turned out not to be the model: it is not tried again.
    broken: bool,
}

/// What the ranking must know of the model: its name, and what every gift is a little near to.
#[derive(Clone)]
pub struct Known {
    /// The model's id.
    pub model_id: String,
    /// The mean of the neutral needs.
    pub neutral: Neutral,
}

impl Meaning {
    /// A model to be loaded from `path` when it is needed; without one, suggestions compare words.
    #[must_use]
    pub fn new(path: Option<PathBuf>) -> Self {
        Self { path, held: Mutex::new(Held::default()) }
    }

    /// The model, loaded if need be (up to 0.3 s); `None` when it is missing or broken.
    pub fn model(&self) -> Option<Arc<Model>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.broken {
            return None;
        }
        let model = match held.model.take() {
            Some((model, _)) => model,
            None => match Model::load(self.path.as_deref()?) {
                Ok(model) => Arc::new(model),
                Err(_) => {
                    held.broken = true;
                    return None;
                }
            },
        };
        held.model = Some((Arc::clone(&model), Instant::now()));
        Some(model)
    }

    /// What the ranking must know of the model; the neutral needs are read once (about half a second).
    pub fn known(&self) -> Option<Known> {
        if let Some(known) = self.held.lock().unwrap_or_else(PoisonError::into_inner).neutral.clone() {
            return Some(known);
        }
        let model = self.model()?;
        let texts = neutral_texts();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let known = Known { model_id: model.id().to_owned(), neutral: Neutral::from_vectors(&model.embed(&texts)) };
        self.held.lock().unwrap_or_else(PoisonError::into_inner).neutral = Some(known.clone());
        Some(known)
    }

    /// Gives the model's memory back if it has not been used for a while.
    pub fn drop_if_unused(&self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.model.as_ref().is_some_and(|(_, used)| used.elapsed() > KEPT) {
            held.model = None;
        }
    }
}
