//! The figures of a practice, gathered: balance and budget for the guard, and what insight makes of the records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::clients::Minutes;
use crate::dates::monday_of;
use crate::guard::balance::{ClientBalance, Deal, Dealing, Dealings};
use crate::guard::budget::{Budget, PursuitWeek, budget};
use crate::ids::ClientId;
use crate::insight::{
    self, AnswerFact, FormFigures, Forms, GiftFigures, Gifts, Inequalities, InequalityFacts, Month, Months,
    ThemeFigures, Themes,
};
use crate::words::{ByWhom, Scope};
use crate::{Error, Journal, Result, store};

/// So many weeks before this one are told with the budget: a quarter, with this one.
const WEEKS_BEFORE: u64 = 12;

/// All figures at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// The three inequalities.
    pub inequalities: Inequalities,
    /// Who is carrying whom, by client.
    pub balance: Vec<ClientBalance>,
    /// The giving budget of this week.
    pub budget: Budget,
    /// Time paid and given, by month and client.
    pub time: Vec<Month>,
    /// What answers to *asked why* speak of.
    pub themes: Vec<ThemeFigures>,
    /// Which forms of giving land, and with whom.
    pub forms: Vec<FormFigures>,
    /// Gifts over time.
    pub gifts: Vec<GiftFigures>,
}

impl Journal {
    /// All figures at once, with what this model makes of answers.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn figures(&self, model: Option<&str>) -> Result<Figures> {
        Ok(Figures {
            inequalities: self.inequalities()?,
            balance: self.balances()?,
            budget: self.budget()?,
            time: self.time_by_month()?,
            themes: self.theme_figures(model)?.themes,
            forms: self.form_figures()?,
            gifts: self.gift_figures()?,
        })
    }

    /// The three inequalities on the journal's own records.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn inequalities(&self) -> Result<Inequalities> {
        Ok(insight::inequalities(&self.inequality_facts()?))
    }

    /// What the three inequalities are tested on.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn inequality_facts(&self) -> Result<InequalityFacts> {
        let signs = store::insight::signs(&self.connection)?;
        let mut given = Vec::new();
        store::insight::each_given(&self.connection, |one| given.push(one.clone()))?;
        Ok(InequalityFacts {
            readings: store::insight::readings(&self.connection)?,
            served: store::insight::served(&self.connection)?,
            met_only: store::insight::met_only(&self.connection)?,
            signs: signs.into_iter().map(|(client, kind, _)| (client, kind)).collect(),
            given,
            revisions: store::insight::revisions(&self.connection)?,
        })
    }

    /// Who is carrying whom, by client: those the user carries most first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn balances(&self) -> Result<Vec<ClientBalance>> {
        Ok(self.dealings()?.balances(&store::insight::client_names(&self.connection)?))
    }

    /// The balance with one client.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn balance_with(&self, client: ClientId) -> Result<ClientBalance> {
        let names = HashMap::from([(client, self.client(client)?.name)]);
        self.dealings()?.balances(&names).pop().ok_or(Error::NotFound { what: "client" })
    }

    fn dealings(&self) -> Result<Dealings> {
        let mut dealings = Dealings::until(self.now().date_naive());
        store::balance::each_slip(&self.connection, |slip| dealings.add(slip))?;
        store::balance::each_first_move(&self.connection, |first| dealings.add(first))?;
        store::insight::each_minutes(&self.connection, |page| {
            for client_id in &page.clients {
                for what in [Deal::Paid(page.paid), Deal::Given(ByWhom::Me, page.given)] {
                    dealings.add(Dealing { client_id: *client_id, on: page.on, what });
                }
            }
        })?;
        let gesture = |by: ByWhom, client_id, on| Dealing { client_id, on, what: Deal::Gesture(by) };
        let ideas = store::balance::ideas(&self.connection)?.into_iter();
        let signs = store::insight::signs(&self.connection)?.into_iter().map(|(client, _, on)| (client, on));
        ideas.chain(signs).for_each(|(client, on)| dealings.add(gesture(ByWhom::Them, client, on)));
        let mut clients: BTreeSet<ClientId> = BTreeSet::new();
        store::insight::each_given(&self.connection, |one| {
            if one.scope != Scope::InScope {
                clients.extend(one.receivers.iter().map(|receiver| receiver.client_id));
                clients.iter().for_each(|client| dealings.add(gesture(ByWhom::Me, *client, one.on)));
                clients.clear();
            }
        })?;
        Ok(dealings)
    }

    /// How this week stands against the giving budget, with the twelve weeks before it.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn budget(&self) -> Result<Budget> {
        self.budget_of(monday_of(self.now().date_naive()))
    }

    /// How the week that begins on a Monday stands, with the twelve weeks before it; what is planned counts in this week
    /// alone.
    pub(crate) fn budget_of(&self, monday: NaiveDate) -> Result<Budget> {
        let today = self.now().date_naive();
        let first = monday.checked_sub_days(Days::new(7 * WEEKS_BEFORE)).unwrap_or(monday);
        let mut weeks: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
        for week in first.iter_weeks().take_while(|week| *week <= monday) {
            weeks.insert(week, Minutes::default());
        }
        for page in store::insight::minutes_since(&self.connection, first)? {
            if let Some(week) = weeks.get_mut(&monday_of(page.on)) {
                week.paid += u64::from(page.paid);
                week.given += u64::from(page.given);
            }
        }
        for bare in store::insight::bare_weeks(&self.connection)? {
            if let Some(week) = weeks.get_mut(&bare.week_on) {
                week.paid += bare.paid;
                week.given += bare.given;
            }
        }
        let week = weeks.remove(&monday).unwrap_or_default();
        let before: Vec<(NaiveDate, Minutes)> = weeks.into_iter().collect();
        let is_now = monday == monday_of(today);
        let planned = if is_now { store::balance::planned(&self.connection)? } else { Vec::new() };
        let limit = self.settings()?.giving_minutes_week;
        let pursuits = self.pursuits()?.into_iter().map(|pursuit| PursuitWeek {
            id: pursuit.id,
            planned: pursuit.fields.minutes_week,
            spent: pursuit.spent(monday),
            short_weeks: pursuit.short_weeks(monday, today),
            name: pursuit.fields.name,
        });
        Ok(budget(monday, limit, week, &planned, &before, pursuits.collect()))
    }

    /// Time paid and given, by month and client.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn time_by_month(&self) -> Result<Vec<Month>> {
        let mut months = Months::default();
        store::insight::each_minutes(&self.connection, |page| months.add(page))?;
        store::insight::bare_weeks(&self.connection)?.iter().for_each(|week| months.add_bare(week));
        Ok(months.told(&store::insight::client_names(&self.connection)?))
    }

    /// What answers to *asked why* speak of, by the names the user gave and by what this model makes of the rest.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn theme_figures(&self, model: Option<&str>) -> Result<Themes> {
        Ok(insight::themes(self.answers(model)?))
    }

    /// Every answer that was given, with its vector where this model has made one.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn answers(&self, model: Option<&str>) -> Result<Vec<AnswerFact>> {
        let mut answers = store::insight::answers(&self.connection)?;
        for answer in answers.iter_mut().filter(|answer| answer.named.is_empty()) {
            answer.vector = self.vector(model, &answer.answer)?;
        }
        Ok(answers)
    }

    /// Which forms of giving land, and with whom.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn form_figures(&self) -> Result<Vec<FormFigures>> {
        let mut forms = Forms::default();
        store::insight::each_given(&self.connection, |given| forms.add(given))?;
        let names = store::insight::client_names(&self.connection)?;
        Ok(forms.told(&store::insight::form_names(&self.connection)?, &names))
    }

    /// Gifts over time: revisions, and what was given with them by the month.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn gift_figures(&self) -> Result<Vec<GiftFigures>> {
        let gifts = store::insight::gifts(&self.connection)?;
        let revisions = store::insight::revisions(&self.connection)?;
        let mut given = Gifts::default();
        store::insight::each_given(&self.connection, |one| given.add(one))?;
        Ok(given.told(&gifts, &revisions))
    }
}
