//! The region that dates and numbers are written for, as the environment names it.

/// In the order of POSIX: the first of them that says anything is meant.
const NAMES: [&str; 3] = ["LC_ALL", "LC_TIME", "LANG"];

/// The region's tag, such as "de-DE" for `de_DE.UTF-8`; nothing for `C` and `POSIX`, and for what is no locale.
#[must_use]
pub fn region(read: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = NAMES.into_iter().filter_map(read).find(|value| !value.is_empty())?;
    let name = locale.split(['.', '@']).next()?;
    let (language, place) = name.split_once(['_', '-']).unwrap_or((name, ""));
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_language = matches!(language.len(), 2 | 3) && letters(language);
    let is_place = place.len() == 2 && letters(place) || place.len() == 3 && place.bytes().all(|b| b.is_ascii_digit());
    match (is_language, place) {
        (true, "") => Some(language.to_owned()),
        (true, _) if is_place => Some(format!("{language}-{place}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(all: &[(&str, &str)]) -> Option<String> {
        region(|name| all.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_that_says_anything_is_meant() {
        let all = [("LC_ALL", "de_CH.UTF-8"), ("LC_TIME", "en_DK.UTF-8"), ("LANG", "en_US.UTF-8")];
        assert_eq!(with(&all).as_deref(), Some("de-CH"));
        assert_eq!(with(&all[1..]).as_deref(), Some("en-DK"));
        assert_eq!(with(&[("LC_ALL", ""), all[2]]).as_deref(), Some("en-US"));
        assert_eq!(with(&[]), None);
    }

    #[test]
    fn a_locale_becomes_a_tag() {
        for (locale, tag) in [
            ("sr_RS@latin", "sr-RS"),
            ("de_DE.UTF-8@euro", "de-DE"),
            ("es_419", "es-419"),
            ("fr", "fr"),
            ("haw_US", "haw-US"),
        ] {
            assert_eq!(with(&[("LANG", locale)]).as_deref(), Some(tag), "{locale}");
        }
    }

    #[test]
    fn no_locale_names_no_region() {
        for locale in ["C", "C.UTF-8", "POSIX", "de_D1", "../../etc", "de_DE_x\u{e9}", "\u{e9}\u{e9}_DE", "_"] {
            assert_eq!(with(&[("LANG", locale)]), None, "{locale}");
        }
        assert_eq!(
            with(&[("LC_ALL", "C"), ("LANG", "de_DE")]),
            None,
            "the first of them counts, also when it has none"
        );
    }
}
