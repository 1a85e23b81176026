//! The overlap in words, as one reads it in a terminal.

use super::suggest::{Fit, Overlap};
use crate::output::plain;
use crate::shares::{figure, in_hundredths, rounded, signed};
use crate::wording::{in_sentence, label, reason_name, reason_words, t};

pub(super) fn in_words(overlap: &Overlap) -> String {
    let mut text: String = if overlap.suggestions.is_empty() {
        format!("{}\n", why_empty(overlap))
    } else {
        overlap.suggestions.iter().map(suggestion).collect::<Vec<_>>().join("\n")
    };
    if !overlap.not_yours.is_empty() {
        text += &format!("\n{}\n", t("overlap.not_yours", &[]));
        text.extend(overlap.not_yours.iter().map(not_yours));
    }
    text
}

fn suggestion(fit: &Fit) -> String {
    let client = plain(&fit.need.client_name);
    let (gift, need) = (in_sentence(&plain(&fit.gift.name), &client), in_sentence(&plain(&fit.need.text), &client));
    let mut text = t("overlap.meets", &[("gift", gift), ("need", need), ("client", client)]) + "\n";
    let shares = in_hundredths(&fit.reasons.iter().map(|reason| reason.contribution).collect::<Vec<_>>());
    let total = figure(shares.iter().sum());
    let mut reasons: Vec<_> = fit.reasons.iter().zip(shares).collect();
    reasons.sort_by(|(a, _), (b, _)| b.contribution.abs().total_cmp(&a.contribution.abs()));
    for (reason, share) in reasons {
        let (name, words) = (reason_name(reason.kind), reason_words(reason));
        let figure = if words.figure.is_empty() { String::new() } else { format!(" ({})", words.figure) };
        text += &format!("  {:>5}  {name:<11}  {}{figure}\n", signed(share), plain(&words.text));
    }
    text + &format!("  {total:>5}  {:<11}  {}\n", t("overlap.why.fit", &[]), label(fit.pair.label))
}

fn not_yours(fit: &Fit) -> String {
    let (need, client) = (plain(&fit.need.text), plain(&fit.need.client_name));
    let whose = match fit.need.wants.first() {
        Some(want) => t("overlap.not_yours.beneath", &[("client", client), ("want", plain(want))]),
        None => client,
    };
    let nearest = [("gift", plain(&fit.gift.name)), ("fit", figure(rounded(fit.pair.score)))];
    format!("  {need}\n    {whose}\n    {}\n", t("overlap.not_yours.nearest", &nearest))
}

fn why_empty(overlap: &Overlap) -> String {
    let (needs, gifts) = (overlap.needs, overlap.gifts);
    let count = |count: usize| [("count", count.to_string())];
    let (title, text) = match (needs, gifts) {
        (0, 0) => ("overlap.none.title", t("overlap.none.nothing", &[])),
        (0, _) => ("overlap.none.title", t("overlap.none.needs", &count(gifts))),
        (_, 0) => ("overlap.none.title", t("overlap.none.gifts", &count(needs))),
        _ if overlap.not_yours.is_empty() => ("overlap.answered.title", t("overlap.answered.text", &[])),
        _ => ("overlap.nothing.title", t("overlap.nothing.text", &[])),
    };
    format!("{}. {text}", t(title, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_says_why() {
        let said = |needs, gifts| why_empty(&Overlap { needs, gifts, suggestions: Vec::new(), not_yours: Vec::new() });
        let sentences = [said(0, 0), said(0, 1), said(0, 2), said(1, 0), said(2, 0), said(1, 1)];
        for (at, sentence) in sentences.iter().enumerate() {
            assert!(!sentence.contains("overlap.") && !sentence.contains('{'), "{sentence}");
            assert!(sentences.iter().skip(at + 1).all(|other| other != sentence), "{sentence}");
        }
    }
}
