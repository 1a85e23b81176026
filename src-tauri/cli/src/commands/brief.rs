//! Before a meeting: one page about a client, in the words of the window.

use journal::Journal;
use journal::brief::{Brief, BriefRung, Standing, ToAsk};
use journal::occasions::{Kept, OccasionAhead};
use journal::promises::Promise;
use journal::words::Stage;
use serde_json::{Value, json};

use super::{Outcome, client};
use crate::args;
use crate::output::{Answer, plain};
use crate::wording::t;

pub(super) fn show(journal: &Journal, asked: &args::Brief) -> Outcome {
    let brief = journal.brief(client(journal, &asked.client)?)?;
    if asked.json {
        return Answer::json(&as_json(&brief));
    }
    Ok(Answer::text(as_text(&brief)))
}

fn as_text(brief: &Brief) -> String {
    let promises = |all: &[Promise]| all.iter().map(|promise| promise_line(brief, promise)).collect();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let not_mine = brief.not_mine.iter().map(|text| t("brief.not_mine", &[("text", text.clone())]));
    let parts: [(&str, Vec<String>); 10] = [
        ("brief.standing", vec![standing_line(brief)]),
        ("brief.mine", promises(&brief.mine)),
        ("brief.theirs", promises(&brief.theirs)),
        ("brief.giving", brief.giving.iter().map(|delivery| delivery.what.clone()).collect()),
        ("brief.ladder", brief.ladder.iter().flat_map(rung_lines).collect()),
        ("brief.last_page", brief.last_page.iter().flat_map(|page| page.lines.clone()).collect()),
        ("brief.to_ask", brief.to_ask.iter().map(ask_line).collect()),
        ("brief.leave_alone", lines(&brief.client.leave_alone).into_iter().chain(not_mine).collect()),
        ("brief.occasions", brief.occasions.iter().map(occasion_line).collect()),
        ("brief.credit", brief.credit_owed.iter().map(|idea| idea.fields.what.clone()).collect()),
    ];
    let mut text = t("brief.of", &[("name", plain(&brief.client.name))]) + "\n";
    for (heading, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        text += &format!("\n{}\n", t(heading, &[]));
        text.extend(lines.iter().map(|line| format!("  {}\n", plain(line))));
    }
    text
}

fn standing_line(brief: &Brief) -> String {
    let Standing { together, last_contact_on, warmth, .. } = &brief.standing;
    let mut facts = vec![t(&format!("words.stage.{}", brief.client.stage.as_str()), &[])];
    facts.extend(together.filter(|_| brief.client.stage != Stage::Parted).map(together_words));
    facts.push(match last_contact_on {
        Some(on) => t("brief.last_contact", &[("date", on.to_string())]),
        None => t("brief.no_pages", &[]),
    });
    facts.extend(warmth.map(|(warmth, on)| {
        let reading = t(&format!("words.warmth.{}", warmth.as_str()), &[]);
        t("brief.warmth", &[("warmth", reading), ("date", on.to_string())])
    }));
    facts.join(", ")
}

fn together_words((years, months): (u32, u32)) -> String {
    let time = match (years, months) {
        (0, 0) => return t("brief.together.new", &[]),
        (0, months) => t("brief.months", &[("count", months.to_string())]),
        (years, _) => t("brief.years", &[("count", years.to_string())]),
    };
    t("brief.together", &[("time", time)])
}

fn promise_line(brief: &Brief, promise: &Promise) -> String {
    let due = promise.fields.due_on.map(|on| t("brief.due", &[("date", on.to_string())]));
    let late = promise.late_days(brief.on).map(|days| t("brief.late", &[("count", days.to_string())]));
    [Some(promise.fields.text.clone()), due, late].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn rung_lines(rung: &BriefRung) -> Vec<String> {
    let mut lines: Vec<String> = rung.want.iter().map(|(_, want)| want.clone()).collect();
    lines.extend(rung.enough_line.iter().map(|line| format!("  {}", t("brief.enough", &[("line", line.clone())]))));
    lines.extend(rung.needs.iter().map(|need| {
        let confidence = t(&format!("words.confidence.{}", need.confidence.as_str()), &[]);
        format!("{}{} ({confidence})", "  ".repeat(need.depth as usize), need.text)
    }));
    lines
}

fn ask_line(ask: &ToAsk) -> String {
    let (key, text) = match ask {
        ToAsk::Again(text) => ("brief.ask.again", text),
        ToAsk::Beneath(text) => ("brief.ask.beneath", text),
        ToAsk::IsItSo(text) => ("brief.ask.is_it_so", text),
    };
    t(key, &[("text", text.clone())])
}

fn occasion_line(ahead: &OccasionAhead) -> String {
    let what = match &ahead.what {
        Kept::Occasion(_, what) => what.clone(),
        Kept::YearsTogether(years) => {
            let number = t(&format!("words.number.{years}"), &[]);
            let number = if number.starts_with("words.") { years.to_string() } else { number };
            let name = ahead.client_name.clone();
            t("occasions.together_with", &[("count", years.to_string()), ("number", number), ("name", name)])
        }
    };
    format!("{}, {what}", ahead.when.from)
}

fn as_json(brief: &Brief) -> Value {
    let promises = |all: &[Promise]| -> Vec<Value> {
        let one = |promise: &Promise| {
            json!({ "id": promise.id, "text": promise.fields.text, "due_on": promise.fields.due_on,
                "scope": promise.fields.scope, "late_days": promise.late_days(brief.on) })
        };
        all.iter().map(one).collect()
    };
    let needs = |rung: &BriefRung| -> Vec<Value> {
        let needs = rung.needs.iter();
        needs
            .map(|need| json!({ "id": need.id, "depth": need.depth, "text": need.text, "confidence": need.confidence, "state": need.state }))
            .collect()
    };
    let rung = |rung: &BriefRung| {
        let want = rung.want.as_ref().map(|(_, text)| text);
        json!({ "want": want, "enough_line": rung.enough_line, "needs": needs(rung) })
    };
    let occasion = |ahead: &OccasionAhead| {
        let (what, years) = match &ahead.what {
            Kept::Occasion(_, what) => (Some(what), None),
            Kept::YearsTogether(years) => (None, Some(years)),
        };
        json!({ "what": what, "years_together": years, "on": ahead.when.from, "to": ahead.when.to })
    };
    let last_page = |page: &journal::brief::LastPage| json!({ "id": page.id, "on": page.on, "kind": page.kind, "lines": page.lines });
    let (client, standing) = (&brief.client, &brief.standing);
    json!({
        "on": brief.on,
        "client": { "id": client.id, "name": client.name, "stage": client.stage, "since": client.since_on },
        "standing": {
            "pages": standing.pages,
            "last_contact_on": standing.last_contact_on,
            "warmth": standing.warmth.map(|(warmth, _)| warmth),
            "warmth_on": standing.warmth.map(|(_, on)| on),
        },
        "mine": promises(&brief.mine),
        "theirs": promises(&brief.theirs),
        "giving": brief.giving.iter().map(|one| json!({ "id": one.id, "what": one.what, "state": one.state })).collect::<Vec<_>>(),
        "ladder": brief.ladder.iter().map(rung).collect::<Vec<_>>(),
        "last_page": brief.last_page.as_ref().map(last_page),
        "to_ask": brief.to_ask.iter().map(ask_line).collect::<Vec<_>>(),
        "leave_alone": client.leave_alone,
        "not_mine": brief.not_mine,
        "occasions": brief.occasions.iter().map(occasion).collect::<Vec<_>>(),
        "credit_owed": brief.credit_owed.iter().map(|idea| &idea.fields.what).collect::<Vec<_>>(),
    })
}
