//! The sentence model: loaded when it is first asked for, off the main thread, and dropped when nobody asks any more.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use embed::Model;
use journal::suggest::Neutral;

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
    known: Option<Known>,
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
        let mut held = self.held();
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

    /// What the ranking must know of the model, without loading it where that is kept with the program; `None` when the
    /// model is missing or broken.
    pub fn known(&self) -> Option<Known> {
        self.path.as_deref()?;
        {
            let held = self.held();
            if held.broken {
                return None;
            }
            if let Some(known) = &held.known {
                return Some(known.clone());
            }
        }
        let model_id = embed::model_id();
        let neutral = match Neutral::kept(&model_id) {
            Some(neutral) => neutral,
            None => self.read_neutral()?,
        };
        let known = Known { model_id, neutral };
        self.held().known = Some(known.clone());
        Some(known)
    }

    /// Reads the neutral needs (about half a second), for a model whose mean is not kept.
    fn read_neutral(&self) -> Option<Neutral> {
        let model = self.model()?;
        Some(Neutral::read(|texts| model.embed(texts)))
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the model's memory back if it has not been used for a while.
    pub fn drop_if_unused(&self) {
        let mut held = self.held();
        if held.model.as_ref().is_some_and(|(_, used)| used.elapsed() > KEPT) {
            held.model = None;
        }
    }
}
