//! Asked why: a question put to a client and the answer in their words, gathered into themes across clients. An answer
//! may confirm a need, or speak of a gift.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::ids::{AskedWhyId, ClientId, GiftId, NeedId};
use crate::words::Kind;
use crate::{Change, Error, Journal, Result, store, validate};

/// A question put to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedWhy {
    /// Which question.
    pub id: AskedWhyId,
    /// To whom it was put.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// What was asked and answered; `asked_on` is always there.
    pub fields: AskedFields,
    /// The words of the need it bears on.
    pub need_text: Option<String>,
    /// The name of the gift it speaks of.
    pub gift_name: Option<String>,
}

/// What makes or changes a question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskedFields {
    /// The question; up to [`validate::LINE_CHARS`] characters.
    pub question: String,
    /// The answer in their words; empty until they gave one. Up to [`validate::DESCRIPTION_CHARS`] characters.
    pub answer: String,
    /// The need it bears on.
    pub need: Option<NeedId>,
    /// Whether the answer confirms that need.
    pub confirms: bool,
    /// The gift it speaks of.
    pub gift: Option<GiftId>,
    /// Short words to gather answers by.
    pub themes: Vec<String>,
    /// The day it was asked; `None` means today, or the day it was.
    pub asked_on: Option<NaiveDate>,
    /// The day of the answer; `None` means today where there is one, and is nothing where there is not.
    pub answered_on: Option<NaiveDate>,
}

/// A theme, and how many spoke of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// In a word or two, as first written.
    pub name: String,
    /// Answers.
    pub answers: usize,
    /// Clients who gave them.
    pub clients: usize,
}

impl Journal {
    /// Keeps a question, with the answer where there is one already.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field: the need of another client, a need confirmed without an answer;
    /// [`Error::NotFound`].
    pub fn ask(&mut self, client_id: ClientId, asked: &AskedFields) -> Result<AskedWhyId> {
        let now = self.stamp();
        self.client(client_id)?;
        let asked = self.checked_question(client_id, asked, [now.day(); 2])?;
        let id = AskedWhyId::new(now.at)?;
        self.change(Change::Add(Kind::AskedWhy).of(&asked.question), |connection| {
            store::asked_why::insert(connection, id, client_id, &asked, now.at)
        })?;
        Ok(id)
    }

    /// Changes a question: its answer came, it confirms a need, it belongs to a theme.
    ///
    /// # Errors
    /// As for [`Self::ask`].
    pub fn update_asked(&mut self, id: AskedWhyId, asked: &AskedFields) -> Result<()> {
        let AskedWhy { client_id, fields: before, .. } = self.question(id)?;
        let today = self.stamp().day();
        let days = [before.asked_on, before.answered_on].map(|day| day.unwrap_or(today));
        let asked = self.checked_question(client_id, asked, days)?;
        if asked == before {
            return Ok(());
        }
        self.change(Change::Update(Kind::AskedWhy).of(&asked.question), |connection| {
            store::asked_why::update(connection, id, &asked)
        })
    }

    /// One question.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn question(&self, id: AskedWhyId) -> Result<AskedWhy> {
        store::asked_why::get(&self.connection, id)?.ok_or(Error::NotFound { what: "question" })
    }

    /// What a client was asked, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn asked(&self, client_id: ClientId) -> Result<Vec<AskedWhy>> {
        store::asked_why::of_client(&self.connection, client_id)
    }

    /// Everything that was ever asked, oldest first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn all_asked(&self) -> Result<Vec<AskedWhy>> {
        store::asked_why::all(&self.connection)
    }

    /// The themes that answers were gathered into, across all clients, those of most clients first.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn themes(&self) -> Result<Vec<Theme>> {
        Ok(themes(&self.all_asked()?))
    }

    /// Gathers answers under a name, in place of the one they were under; an empty name takes that away.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field; [`Error::NotFound`]. Nothing was changed then.
    pub fn name_theme(&mut self, asked: &[AskedWhyId], was: Option<&str>, name: &str) -> Result<()> {
        let name = validate::optional_line("name", name, validate::NAME_CHARS)?;
        let was = was.map(str::to_lowercase);
        let renamed = asked.iter().map(|id| {
            let mut fields = self.question(*id)?.fields;
            fields.themes.retain(|theme| Some(theme.to_lowercase()) != was);
            fields.themes.extend((!name.is_empty()).then(|| name.clone()));
            fields.themes = validate::short_words("themes", &fields.themes)?;
            Ok((*id, fields))
        });
        let renamed = renamed.collect::<Result<Vec<_>>>()?;
        self.change(Change::NameTheme.of(&name), |connection| {
            renamed.iter().try_for_each(|(id, fields)| store::asked_why::update(connection, *id, fields))
        })
    }

    fn checked_question(&self, client_id: ClientId, asked: &AskedFields, days: [NaiveDate; 2]) -> Result<AskedFields> {
        let [asked_on, answered_on] = days;
        validate::day("asked_on", asked.asked_on)?;
        validate::day("answered_on", asked.answered_on)?;
        let answer = validate::lines("answer", &asked.answer, validate::DESCRIPTION_CHARS)?;
        if let Some(need) = asked.need {
            let owner = store::ladder::client_of_need(&self.connection, need)?;
            if owner.ok_or(Error::NotFound { what: "need" })? != client_id {
                return Err(Error::invalid("need", "This need is another client's. Nothing was changed."));
            }
        }
        if asked.confirms && (asked.need.is_none() || answer.is_empty()) {
            return Err(Error::invalid("confirms", "An answer and the need it confirms belong here first."));
        }
        let gift = asked.gift.map(|gift| store::gifts::get(&self.connection, gift)).transpose()?;
        if gift == Some(None) {
            return Err(Error::NotFound { what: "gift" });
        }
        Ok(AskedFields {
            question: validate::line("question", &asked.question, validate::LINE_CHARS)?,
            answered_on: (!answer.is_empty()).then(|| asked.answered_on.unwrap_or(answered_on)),
            answer,
            themes: validate::short_words("themes", &asked.themes)?,
            asked_on: asked.asked_on.or(Some(asked_on)),
            ..asked.clone()
        })
    }
}

fn themes(asked: &[AskedWhy]) -> Vec<Theme> {
    let mut themes: Vec<(Theme, BTreeSet<ClientId>)> = Vec::new();
    let mut place_of: HashMap<String, usize> = HashMap::new();
    for question in asked.iter().filter(|question| !question.fields.answer.is_empty()) {
        for name in &question.fields.themes {
            let place = *place_of.entry(name.to_lowercase()).or_insert(themes.len());
            if place == themes.len() {
                themes.push((Theme { name: name.clone(), answers: 0, clients: 0 }, BTreeSet::new()));
            }
            if let Some((theme, clients)) = themes.get_mut(place) {
                clients.insert(question.client_id);
                (theme.answers, theme.clients) = (theme.answers + 1, clients.len());
            }
        }
    }
    let mut themes: Vec<Theme> = themes.into_iter().map(|(theme, _)| theme).collect();
    themes.sort_by_key(|theme| std::cmp::Reverse((theme.clients, theme.answers)));
    themes
}
