//! What guards the giving: limits that say *wait*, the week's budget, and who is carrying whom. Plain values in, plain
//! values out.

pub mod balance;
pub mod budget;
mod limits;

pub use limits::{Caution, GivenTo, Limits, OpenWith, Week, cautions};
