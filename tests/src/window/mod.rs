//! Journeys use the program as a person does: in its real window, by mouse and keys, finding things by what they are and
//! what they are called. Each has a home of its own, so that nothing it finds there was left by another.

mod alone;
mod axe;
mod driver;
mod heard;
mod home;
mod keys;
mod layout;
mod look;
mod person;
mod pictures;
mod start;
mod wait;
mod words;

pub use alone::{Alone, name};
pub use heard::{Ear, Heard};
pub use home::Home;
pub use person::Person;
pub use pictures::Album;
pub use start::Window;
pub use wait::until;
pub use words::{fill, lead, words};
