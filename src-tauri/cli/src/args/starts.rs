//! The options of how a page may begin.

use clap::Args;

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Prompt {
    /// What it asks
    pub text: String,
}

#[derive(Debug, Args)]
#[allow(missing_docs)]
pub struct Template {
    /// Its name; the name or id of one that is there changes that one
    pub name: String,
    /// What a page begins with, in Markdown; `-` reads it from standard input
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// A new name for it
    #[arg(long, value_name = "NAME")]
    pub rename: Option<String>,
}
