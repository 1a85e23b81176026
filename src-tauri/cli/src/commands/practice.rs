//! Going on in spite of a caution, time for one's own practice, and looking back on a week.

use chrono::{Datelike as _, Days, NaiveDate};
use journal::Journal;
use journal::ids::PursuitId;
use journal::occasions::Kept;
use journal::pursuits::PursuitFields;
use journal::review;
use journal::words::{ReviewStep, StepState};
use serde::Serialize;

use super::{Outcome, client, folded, text_or_input};
use crate::args::{Listing, Overrule, Pursuit, Review};
use crate::output::{Answer, plain};

/// Minutes a week that a new pursuit is to have, unless said otherwise.
const USUAL_MINUTES: u32 = 60;

pub(super) fn overrule(journal: &mut Journal, asked: &Overrule) -> Outcome {
    let client = client(journal, &asked.client)?;
    Ok(Answer::line(journal.overrule(client, asked.caution, &asked.reason)?))
}

pub(super) fn pursuit(journal: &mut Journal, asked: &Pursuit) -> Outcome {
    let name = folded(&asked.name);
    let known = journal.pursuits()?.into_iter().find(|one| one.fields.name.to_lowercase() == name.to_lowercase());
    let id = match known {
        Some(known) => {
            let minutes_week = asked.minutes.unwrap_or(known.fields.minutes_week);
            journal.update_pursuit(known.id, &PursuitFields { name, minutes_week })?;
            known.id
        }
        None => {
            let minutes_week = asked.minutes.unwrap_or(USUAL_MINUTES);
            journal.add_pursuit(&PursuitFields { name, minutes_week })?
        }
    };
    if let Some(spent) = asked.spent {
        let week = asked.week.unwrap_or_else(|| monday(journal.now().date_naive()));
        journal.set_pursuit_minutes(id, week, spent)?;
    }
    Ok(Answer::line(id))
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

#[derive(Serialize)]
struct Listed {
    id: PursuitId,
    name: String,
    spent: u32,
    minutes_week: u32,
    short_weeks: u32,
}

pub(super) fn pursuits(journal: &Journal, listing: &Listing) -> Outcome {
    let all = journal.budget()?.pursuits.into_iter().map(|one| Listed {
        id: one.id,
        name: one.name,
        spent: one.spent,
        minutes_week: one.planned,
        short_weeks: one.short_weeks,
    });
    let all: Vec<Listed> = all.collect();
    if listing.json {
        return Answer::json(&all);
    }
    Ok(Answer::rows(
        all.into_iter()
            .map(|one| [one.name, one.spent.to_string(), one.minutes_week.to_string(), one.short_weeks.to_string()]),
    ))
}

/// A review as a script sees it: what there is to look at goes by ids and names.
#[derive(Serialize)]
struct Told {
    week_on: NaiveDate,
    until_on: NaiveDate,
    closed_on: Option<NaiveDate>,
    reflection_id: Option<String>,
    learned: String,
    pages: u32,
    paid: u64,
    given: u64,
    steps: Vec<StepTold>,
    motives: MotivesTold,
}

#[derive(Serialize)]
struct StepTold {
    step: ReviewStep,
    state: StepState,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct MotivesTold {
    for_them: u32,
    to_prove: u32,
    unanswered: u32,
}

pub(super) fn review(journal: &mut Journal, asked: &Review) -> Outcome {
    let week = journal.review(asked.week)?.week_on;
    let learned = asked.learned.as_deref().map(text_or_input).transpose()?;
    if let Some(learned) = &learned
        && let Some(page) = journal.write_learned(week, learned)?
    {
        journal.settle_draft(page)?;
    }
    let mut told = journal.review(Some(week))?;
    if asked.close {
        let notes: Vec<String> = told_steps(&told).iter().map(noted).filter(|note| !note.is_empty()).collect();
        journal.close_review(week, &told.learned, &notes.join("\n"))?;
        told = journal.review(Some(week))?;
    }
    if asked.json {
        let motives = &told.motives;
        return Answer::json(&Told {
            week_on: told.week_on,
            until_on: told.until_on,
            closed_on: told.closed_on,
            reflection_id: told.page.map(|id| id.to_string()),
            learned: told.learned.clone(),
            pages: told.pages,
            paid: told.minutes.paid,
            given: told.minutes.given,
            steps: told_steps(&told),
            motives: MotivesTold {
                for_them: motives.for_them,
                to_prove: motives.to_prove,
                unanswered: motives.unanswered,
            },
        });
    }
    Ok(Answer::text(text(&told)))
}

fn text(told: &review::Review) -> String {
    let (from, until, minutes) = (told.week_on, told.until_on, told.minutes);
    let mut text =
        format!("{from} to {until}: {} pages, {} min paid, {} given\n", told.pages, minutes.paid, minutes.given);
    for step in told_steps(told) {
        text += &format!("\n{} ({})\n", title(step.step), step.state.as_str());
        let lines = step.lines.iter().map(|line| format!("  {}\n", plain(line))).collect::<String>();
        text += if lines.is_empty() { "  Nothing.\n" } else { &lines };
    }
    let motives = &told.motives;
    let (for_them, to_prove, unanswered) = (motives.for_them, motives.to_prove, motives.unanswered);
    text + &format!("\nGiven in 90 days: {for_them} for them, {to_prove} to prove something, {unanswered} not said\n")
}

fn title(step: ReviewStep) -> &'static str {
    match step {
        ReviewStep::LooseEnds => "Loose ends",
        ReviewStep::Ahead => "Ahead",
        ReviewStep::GoneQuiet => "Gone quiet",
        ReviewStep::GiftsUnused => "Gifts unused",
        ReviewStep::NotMine => "Not mine",
        ReviewStep::Budget => "The budget",
        ReviewStep::Learned => "One thing learned",
    }
}

/// A step as it stands on the week's page; what was learned stands above them all.
fn noted(step: &StepTold) -> String {
    if step.lines.is_empty() || step.step == ReviewStep::Learned {
        return String::new();
    }
    let lines: String = step.lines.iter().map(|line| format!("- {}\n", plain(line))).collect();
    format!("## {}\n\n{lines}", title(step.step))
}

fn told_steps(told: &review::Review) -> Vec<StepTold> {
    told.steps.iter().map(|(step, state)| StepTold { step: *step, state: *state, lines: lines(told, *step) }).collect()
}

fn lines(told: &review::Review, step: ReviewStep) -> Vec<String> {
    match step {
        ReviewStep::LooseEnds => loose_ends(told),
        ReviewStep::Ahead => {
            let days = told
                .ahead
                .days
                .iter()
                .map(|day| format!("{}: {} ({})", day.when.from, occasion(&day.what), day.client_name));
            let owed =
                told.ahead.credit.iter().map(|owed| format!("Credit owed to {}: {}", owed.client_name, owed.what));
            days.chain(owed).collect()
        }
        ReviewStep::GoneQuiet => {
            let usual = |days: Option<u32>| days.map_or_else(String::new, |days| format!("; usually {days}"));
            let quiet = told.gone_quiet.iter();
            quiet.map(|one| format!("{}: {} days{}", one.name, one.days, usual(one.usual_days))).collect()
        }
        ReviewStep::GiftsUnused => {
            let since =
                |days: Option<i64>| days.map_or_else(|| "never given".to_owned(), |days| format!("{days} days"));
            told.gifts_unused.iter().map(|gift| format!("{}: {}", gift.name, since(gift.days))).collect()
        }
        ReviewStep::NotMine => {
            told.not_mine.iter().map(|need| format!("{}: {}", need.client_name, need.text)).collect()
        }
        ReviewStep::Budget => {
            let budget = &told.budget;
            let given = format!("{} of {} min given, {} planned", budget.given, budget.limit, budget.planned);
            let own = budget.pursuits.iter();
            let own = own.map(|one| format!("{}: {} of {} min", one.name, one.spent, one.planned));
            std::iter::once(given).chain(own).collect()
        }
        ReviewStep::Learned => (!told.learned.is_empty()).then(|| told.learned.clone()).into_iter().collect(),
    }
}

fn occasion(kept: &Kept) -> String {
    match kept {
        Kept::Occasion(_, what) => what.clone(),
        Kept::YearsTogether(years) => format!("Years of working together: {years}"),
    }
}

fn loose_ends(told: &review::Review) -> Vec<String> {
    let ends = &told.loose_ends;
    let due = ends.promises.iter().map(|one| {
        let due = one.fields.due_on.map_or_else(String::new, |day| format!(", due {day}"));
        format!("{}, {}{due}", one.fields.text, one.client_name)
    });
    let given = ends.deliveries.iter().map(|one| {
        let clients: Vec<&str> = one.clients.iter().map(|(_, name)| name.as_str()).collect();
        format!("{}, {}: {} since {}", one.what, clients.join(", "), one.state.as_str(), one.state_on)
    });
    let unasked = ends.unasked.iter().map(|want| format!("{}: {} (nothing beneath yet)", want.client_name, want.text));
    let pages = ends.unfinished.iter().map(|page| format!("Not finished: {}", page.title));
    due.chain(given).chain(unasked).chain(pages).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_goes_by_its_monday() {
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 22);
        assert_eq!(sunday.map(monday), NaiveDate::from_ymd_opt(2026, 11, 16));
    }
}
