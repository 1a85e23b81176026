//! What stories of the whole core are told with: a journal to write in, a clock that goes only when told to, texts that
//! are hard to keep, vectors without a model, and the program in its real window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bus;
mod clock;
mod disk;
pub mod faults;
pub mod filled;
mod logind;
mod practice;
pub mod texts;
mod vectors;
pub mod window;

pub use bus::Bus;
pub use clock::Hands;
pub use disk::{OnDisk, PASSPHRASE};
pub use logind::Logind;
pub use practice::{Practice, dump};
pub use vectors::{read_everything, toy_vector};
