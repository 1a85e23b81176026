//! What was wrong with the command line, in a sentence that names options but never quotes what was written after them:
//! standard error often ends up in a log.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::{Exit, Failure};
use crate::output::Answer;

/// The help or version that was asked for, or a failure.
pub fn explain(error: &Error) -> Result<Answer, Failure> {
    let sentence = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Ok(Answer::text(error.render().to_string())),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.render().to_string().trim_end().to_owned(),
        ErrorKind::InvalidUtf8 => {
            return Err(Failure::invalid("What was given is not UTF-8 text. Nothing was changed."));
        }
        kind => format!("{} `undercurrent-cli help` says more.", sentence(kind, error)),
    };
    Err(Failure::new(Exit::Usage, sentence))
}

fn sentence(kind: ErrorKind, error: &Error) -> String {
    let named = names(error, ContextKind::InvalidArg);
    match kind {
        ErrorKind::UnknownArgument => match option(&named) {
            Some(option) => format!("There is no option {option} here."),
            None => {
                "There is a word too many. A text of several words stands in quotation marks; one that begins with a \
                     dash comes last, after --."
                    .to_owned()
            }
        },
        ErrorKind::InvalidSubcommand => match names(error, ContextKind::SuggestedSubcommand) {
            likely if likely.is_empty() => "There is no such verb.".to_owned(),
            likely => format!("There is no such verb; perhaps {likely}?"),
        },
        ErrorKind::MissingRequiredArgument => format!("Still needed: {named}."),
        ErrorKind::InvalidValue => match names(error, ContextKind::ValidValue) {
            words if words.is_empty() => format!("{named} needs a value."),
            words => format!("{named} takes one of these: {words}."),
        },
        ErrorKind::ValueValidation => format!("What follows {named} can't be read as that."),
        ErrorKind::ArgumentConflict => format!("{named} can't be given twice, nor beside another that says the same."),
        _ => "The command line was not understood.".to_owned(),
    }
}

fn names(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(name)) => name.clone(),
        Some(ContextValue::Strings(names)) => names.join(", "),
        _ => String::new(),
    }
}

/// The option a person meant to give, if it looks like one: anything else may be a text with a dash before it.
fn option(given: &str) -> Option<&str> {
    let name = given.split('=').next()?;
    let letters = name.strip_prefix("--")?;
    (!letters.is_empty() && letters.chars().all(|c| c.is_ascii_lowercase() || c == '-')).then_some(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use clap::Parser as _;

    use crate::args::Call;

    fn said(line: &[&str]) -> Failure {
        let error = Call::try_parse_from([&["undercurrent-cli"], line].concat()).unwrap_err();
        explain(&error).unwrap_err()
    }

    #[test]
    fn texts_are_never_repeated() {
        for line in [
            &["client", "Ana", "zanzibar"][..],
            &["zanzibar"],
            &["want", "--client", "Ana", "-zanzibar"],
            &["want", "--client", "Ana", "--Zanzibar, she said"],
            &["reflect", "--kind", "zanzibar"],
            &["reflect", "--paid", "zanzibar"],
            &["client", "Ana", "--since", "zanzibar"],
        ] {
            let failure = said(line);
            assert_eq!(failure.exit, Exit::Usage, "{line:?}");
            assert!(!failure.message.to_lowercase().contains("zanzibar"), "{}", failure.message);
        }
    }

    #[test]
    fn what_would_be_right_is_named() {
        assert!(said(&["reflect", "--kind", "tea"]).message.contains("meeting, call, message, thought"));
        assert!(said(&["want", "faster horses"]).message.contains("--client"));
        assert!(said(&["clients", "--jsn"]).message.contains("--jsn"));
        assert!(said(&["sugest"]).message.contains("suggest"));
        assert!(said(&["reflect", "--felt", "x"]).message.contains("--felt"));
    }

    #[test]
    fn help_is_an_answer() {
        let error = Call::try_parse_from(["undercurrent-cli", "--help"]).unwrap_err();
        let help = explain(&error).unwrap().text;
        assert!(help.contains("Exit codes:") && help.contains("suggest") && help.contains("--passphrase-file"));
    }
}
