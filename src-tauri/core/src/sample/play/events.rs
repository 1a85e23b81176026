//! Everything that happens in the sample practice, in its order.

use super::dealings::{Step, steps};
use crate::sample::dealings::{
    SampleDelivery, SampleIdea, SamplePromise, SampleQuestion, SampleReading, SampleSign, SampleTurn,
};
use crate::sample::{Practice, SampleClient, SampleGift, SampleNeed, SampleReflection, SampleVerdict, SampleWant};
use crate::words::{NeedState, WantState};

/// One thing that happened, to be played on its day.
pub(super) enum Event<'a> {
    Want(&'a SampleWant),
    Need(&'a SampleNeed),
    Gift(&'a SampleGift, usize),
    Page(&'a SampleReflection),
    Verdict(&'a SampleVerdict),
    Stage(&'a SampleClient),
    WantState(&'a SampleWant),
    NeedState(&'a SampleNeed),
    Delivery(usize, &'a SampleDelivery, Step),
    Promise(&'a SamplePromise),
    Turn(&'a SamplePromise, &'a SampleTurn),
    Sign(&'a SampleSign),
    Reading(&'a SampleReading),
    Question(&'a SampleQuestion),
    Idea(&'a SampleIdea),
}

/// Everything in the order it happened. On one day, what a page marks comes before the page, a verdict after it, and what
/// is given for it after that.
pub(super) fn events(practice: &Practice) -> Vec<(u32, Event<'_>)> {
    let mut events = Vec::new();
    let mut on = |days_ago: i64, event| events.push((u32::try_from(days_ago).unwrap_or(0), event));
    practice.wants.iter().for_each(|want| on(want.heard_days_ago.into(), Event::Want(want)));
    practice.needs.iter().for_each(|need| on(need.noticed_days_ago.into(), Event::Need(need)));
    for gift in &practice.gifts {
        let revisions = gift.revisions.iter().enumerate();
        revisions.for_each(|(place, revision)| on(revision.days_ago.into(), Event::Gift(gift, place)));
    }
    practice.promises.iter().for_each(|promise| on(promise.days_ago, Event::Promise(promise)));
    practice.reflections.iter().for_each(|page| on(page.days_ago.into(), Event::Page(page)));
    practice.verdicts.iter().for_each(|verdict| on(verdict.days_ago.into(), Event::Verdict(verdict)));
    for (place, delivery) in practice.deliveries.iter().enumerate() {
        steps(delivery).into_iter().for_each(|(days, step)| on(days, Event::Delivery(place, delivery, step)));
    }
    for promise in &practice.promises {
        promise.then.iter().for_each(|turn| on(turn.days_ago, Event::Turn(promise, turn)));
    }
    practice.signs.iter().for_each(|sign| on(sign.days_ago, Event::Sign(sign)));
    practice.readings.iter().for_each(|reading| on(reading.days_ago, Event::Reading(reading)));
    practice.questions.iter().for_each(|question| on(question.days_ago, Event::Question(question)));
    practice.ideas.iter().for_each(|idea| on(idea.days_ago, Event::Idea(idea)));
    let moved = practice.clients.iter().filter_map(|client| Some((client.stage_days_ago?, client)));
    moved.for_each(|(days, client)| on(days.into(), Event::Stage(client)));
    let wants = practice.wants.iter().filter(|want| want.state != WantState::Open);
    wants.for_each(|want| on(want.state_days_ago.into(), Event::WantState(want)));
    let told = |need: &SampleNeed| need.state_days_ago.or((need.state != NeedState::Open).then_some(0));
    practice.needs.iter().filter_map(|need| Some((told(need)?, need))).for_each(|(days, need)| {
        on(days.into(), Event::NeedState(need));
    });
    events.sort_by_key(|(days_ago, _)| std::cmp::Reverse(*days_ago));
    events
}
