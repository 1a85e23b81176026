//! What is asked for and what lies beneath: on each page the wants and needs that fall to it, and older ones again.

use journal::Result;
use journal::ids::NeedId;
use journal::ladder::{Beneath, NewNeed, NewWant};
use journal::marks::Target;
use journal::words::{Confidence, NeedState, WantState};

use super::cast::{Heard, Rung};
use super::grammar::{Values, capitalised};
use super::pages::Passage;
use super::play::Player;

/// Needs lie no deeper than this beneath a want.
const DEEPEST: usize = 4;

impl Player<'_> {
    /// What a page is to say, and what each passage is the evidence for. Wants come before the needs beneath them.
    pub(super) fn passages(
        &mut self,
        person: usize,
        page: usize,
        pages: usize,
        values: &Values,
    ) -> Result<Vec<(Passage, Target)>> {
        let mut passages = Vec::new();
        for _ in 0..self.person(person)?.wants.due(page, pages, true) {
            passages.extend(self.hear(person, values)?);
        }
        for _ in 0..self.person(person)?.needs.due(page, pages, false) {
            passages.extend(self.look_beneath(person, values)?);
        }
        if self.dice.chance(0.1) {
            passages.extend(self.want_again(person)?);
        }
        if self.dice.chance(0.3) {
            passages.extend(self.need_again(person, values)?);
        }
        if self.dice.chance(0.25) {
            passages.extend(self.gift_used(person, values)?);
        }
        for _ in 0..self.person(person)?.promises.due(page, pages, false) {
            passages.extend(self.promise(person, values)?);
        }
        Ok(passages)
    }

    fn hear(&mut self, person: usize, values: &Values) -> Result<Option<(Passage, Target)>> {
        let themes = self.person(person)?.themes.clone();
        let theme = self.dice.one(&themes).copied().unwrap_or_default();
        let ways = self.themes.get(theme).map(|theme| theme.wants.clone()).unwrap_or_default();
        let way = self.dice.one(&ways).copied().unwrap_or_default();
        let text = self.fill(way, values);
        let enough_line = self.dice.chance(0.55).then(|| self.say("enough", values));
        let client_id = self.client(person)?;
        let id = self.journal.add_want(NewWant { client_id, text: text.clone(), enough_line, heard_on: None })?;
        self.person(person)?.heard.push(Heard { id, theme, text: text.clone(), open: true });
        let marked = self.dice.chance(0.85);
        Ok(marked.then_some((Passage { rule: "want line", slot: "want", words: text }, Target::Want(id))))
    }

    fn want_again(&mut self, person: usize) -> Result<Option<(Passage, Target)>> {
        let Self { people, dice, .. } = self;
        let open: Vec<&Heard> =
            people.get(person).map(|who| who.heard.iter().filter(|want| want.open).collect()).unwrap_or_default();
        Ok(dice.one(&open).map(|want| {
            (Passage { rule: "want again", slot: "want", words: want.text.clone() }, Target::Want(want.id))
        }))
    }

    fn look_beneath(&mut self, person: usize, values: &Values) -> Result<Option<(Passage, Target)>> {
        let (theme, depth, beneath) = self.place_beneath(person)?;
        let ways = self.themes.get(theme).and_then(|theme| theme.needs.get(depth)).cloned().unwrap_or_default();
        let way = self.dice.one(&ways).copied().unwrap_or_default();
        let text = capitalised(&self.fill(way, &told(values)));
        let client_id = self.client(person)?;
        let want = beneath.wants.first().copied();
        let id = self.journal.add_need(NewNeed { client_id, text, beneath })?;
        self.person(person)?.beneath.push(Rung { id, theme, depth, want, open: true });
        if self.dice.chance(0.03) {
            let overruled = self.dice.weighted(&[(Confidence::Hunch, 2), (Confidence::Likely, 1)], Confidence::Hunch);
            self.journal.set_confidence(id, Some(overruled))?;
        }
        if self.dice.chance(0.65) { Ok(Some(self.said(theme, id, values))) } else { Ok(None) }
    }

    /// Beneath the deepest need of a chain, or beneath a want, or two of them.
    fn place_beneath(&mut self, person: usize) -> Result<(usize, usize, Beneath)> {
        let Self { people, dice, .. } = self;
        let Some(who) = people.get(person) else { return Ok((0, 0, Beneath::default())) };
        let recent = who.beneath.last().filter(|rung| rung.depth + 1 < DEEPEST);
        if let Some(upper) = recent.filter(|_| dice.chance(0.55)) {
            return Ok((upper.theme, upper.depth + 1, Beneath { wants: vec![], needs: vec![upper.id] }));
        }
        let bare = |want: &&Heard| who.beneath.iter().all(|rung| rung.want != Some(want.id));
        let bare: Vec<&Heard> = who.heard.iter().filter(bare).collect();
        let Some(want) = dice.one(&bare).copied().or(who.heard.last()) else {
            let theme = who.themes.first().copied().unwrap_or_default();
            return Ok((theme, 0, Beneath::default()));
        };
        let mut wants = vec![want.id];
        let alike = who.heard.iter().find(|other| other.theme == want.theme && other.id != want.id);
        wants.extend(alike.filter(|_| dice.chance(0.2)).map(|other| other.id));
        Ok((want.theme, 0, Beneath { wants, needs: vec![] }))
    }

    fn need_again(&mut self, person: usize, values: &Values) -> Result<Option<(Passage, Target)>> {
        Ok(self.open_need(person).map(|(theme, need)| self.said(theme, need, values)))
    }

    /// An open need of somebody's, with its theme.
    pub(super) fn open_need(&mut self, person: usize) -> Option<(usize, NeedId)> {
        let Self { people, dice, .. } = self;
        let open: Vec<&Rung> = people.get(person)?.beneath.iter().filter(|rung| rung.open).collect();
        let newest = open.get(open.len().saturating_sub(4)..).unwrap_or_default();
        dice.one(newest).map(|rung| (rung.theme, rung.id))
    }

    fn said(&mut self, theme: usize, need: NeedId, values: &Values) -> (Passage, Target) {
        let ways = self.themes.get(theme).map(|theme| theme.said.clone()).unwrap_or_default();
        let way = self.dice.one(&ways).copied().unwrap_or_default();
        let words = self.fill(way, values);
        (Passage { rule: "need line", slot: "said", words }, Target::Need(need))
    }

    /// Some wants are met and some needs change, a few pages on.
    pub(super) fn settle_ladder(&mut self, person: usize, values: &Values) -> Result<()> {
        if self.dice.chance(0.12) {
            let state = self.dice.weighted(&[(WantState::Met, 3), (WantState::LetGo, 2)], WantState::Met);
            let who = self.person(person)?;
            let oldest = who.heard.iter_mut().find(|want| want.open).filter(|_| who.pages.len() > 3);
            let oldest = oldest.map(|want| {
                want.open = false;
                want.id
            });
            oldest.map(|id| self.journal.set_want_state(id, state, "")).transpose()?;
        }
        if self.dice.chance(0.04) {
            let state = self.dice.weighted(&[(NeedState::NotMine, 3), (NeedState::LetGo, 2)], NeedState::NotMine);
            if let Some((_, need)) = self.open_need(person) {
                let note = if self.dice.chance(0.6) { self.say("state note", values) } else { String::new() };
                self.close_need(person, need, state, &note)?;
            }
        }
        Ok(())
    }

    pub(super) fn close_need(&mut self, person: usize, need: NeedId, state: NeedState, note: &str) -> Result<()> {
        self.person(person)?.beneath.iter_mut().filter(|rung| rung.id == need).for_each(|rung| rung.open = false);
        self.journal.set_need_state(need, state, note)
    }
}

/// The values of somebody who is spoken of, and does not speak.
fn told(values: &Values) -> Values {
    let mut told = values.clone();
    for (mine, theirs) in [("relative", "relative_of"), ("partner", "partner_of")] {
        told.insert(mine, values.get(theirs).cloned().unwrap_or_default());
    }
    told
}
