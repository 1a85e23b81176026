//! The practice profile: what a trade calls things and what it leaves aside. It changes words and offers only; nothing
//! that was recorded is ever touched by it.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ids::ClientId;
use crate::words::{SignKind, Trade, Warmth};
use crate::{Change, Error, Journal, Result, store, validate};

/// Longest word for a reading of warmth, in characters: it stands in a row of four.
pub const WORD_CHARS: usize = 16;
/// Longest duty to keep records, in years.
pub const MOST_KEEP_YEARS: u32 = 100;

/// How a practice speaks and what it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Whether the user has been asked for their trade, and answered or let it be.
    pub asked: bool,
    /// What they do.
    pub trade: Trade,
    /// What the readings of warmth are called.
    pub warmth: WarmthWords,
    /// Signs that are not offered. Those recorded before stay as they are.
    pub signs_off: Vec<SignKind>,
    /// Whether clients go by a pseudonym or initials, so that the journal reminds of it where one is added.
    pub pseudonyms: bool,
    /// For how many years after the last contact records must be kept; 1 to [`MOST_KEEP_YEARS`].
    pub keep_years: Option<u32>,
    /// What to say when a client's line is reached.
    pub sentences: Sentences,
}

/// What to say when a client's line is reached; each up to [`validate::LINE_CHARS`] characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentences {
    /// Of what is agreed and paid for.
    pub within: String,
    /// Of what is more than that.
    pub beyond: String,
    /// Of what is given this once.
    pub once: String,
}

impl Sentences {
    /// What a trade begins from.
    fn of(trade: Trade) -> Self {
        let [within, beyond, once] = match trade {
            Trade::Therapy => [
                "Yes, this belongs to our work together.",
                "This is outside what we agreed. Let us look at it together next time.",
                "I can do this once. After this it needs a session of its own.",
            ],
            _ => [
                "Yes, this is what we agreed.",
                "This is more than we agreed.",
                "This once; next time I would charge for it.",
            ],
        }
        .map(str::to_owned);
        Self { within, beyond, once }
    }

    /// An empty one is as the trade begins.
    fn checked(self, trade: Trade) -> Result<Self> {
        let begun = Self::of(trade);
        let one = |field, text: &str, begun: String| -> Result<String> {
            let text = validate::optional_line(field, text, validate::LINE_CHARS)?;
            Ok(if text.is_empty() { begun } else { text })
        };
        Ok(Self {
            within: one("sentences.within", &self.within, begun.within)?,
            beyond: one("sentences.beyond", &self.beyond, begun.beyond)?,
            once: one("sentences.once", &self.once, begun.once)?,
        })
    }
}

/// The words for the three sure readings of warmth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarmthWords {
    /// In place of [`Warmth::Cold`].
    pub cold: String,
    /// In place of [`Warmth::Like`].
    pub like: String,
    /// In place of [`Warmth::Love`].
    pub love: String,
}

/// What is kept: the profile, and which forms of giving it took out of the offer, so that it can put them back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    profile: Profile,
    #[serde(default)]
    laid_aside: Vec<String>,
}

impl Default for Profile {
    fn default() -> Self {
        Self::of(Trade::Own)
    }
}

impl Profile {
    /// What a trade begins from, before anybody was asked.
    #[must_use]
    pub fn of(trade: Trade) -> Self {
        let therapy = trade == Trade::Therapy;
        let words = if therapy { ["distant", "working", "close"] } else { ["cold", "like", "love"] };
        let [cold, like, love] = words.map(str::to_owned);
        Self {
            asked: false,
            trade,
            warmth: WarmthWords { cold, like, love },
            signs_off: if therapy { vec![SignKind::BecameFriend] } else { Vec::new() },
            pseudonyms: therapy,
            // Ten years is the longest of the usual duties (§ 630f of Germany's civil code); the user sets their own.
            keep_years: therapy.then_some(10),
            sentences: Sentences::of(trade),
        }
    }

    /// This profile in another trade: what was as its trade begins becomes as the new one begins, and what the user set
    /// stays.
    #[must_use]
    pub fn in_trade(self, trade: Trade) -> Self {
        fn turned<T: PartialEq>(mine: T, was: &T, becomes: T) -> T {
            if mine == *was { becomes } else { mine }
        }
        let (was, new) = (Self::of(self.trade), Self::of(trade));
        Self {
            asked: self.asked,
            trade,
            warmth: turned(self.warmth, &was.warmth, new.warmth),
            signs_off: turned(self.signs_off, &was.signs_off, new.signs_off),
            pseudonyms: turned(self.pseudonyms, &was.pseudonyms, new.pseudonyms),
            keep_years: turned(self.keep_years, &was.keep_years, new.keep_years),
            sentences: Sentences {
                within: turned(self.sentences.within, &was.sentences.within, new.sentences.within),
                beyond: turned(self.sentences.beyond, &was.sentences.beyond, new.sentences.beyond),
                once: turned(self.sentences.once, &was.sentences.once, new.sentences.once),
            },
        }
    }

    /// What this practice calls a reading. An unsure one is unsure in every trade.
    #[must_use]
    pub fn warmth_word(&self, warmth: Warmth) -> &str {
        match warmth {
            Warmth::Cold => &self.warmth.cold,
            Warmth::Like => &self.warmth.like,
            Warmth::Love => &self.warmth.love,
            Warmth::Unsure => warmth.as_str(),
        }
    }

    /// The reading meant by this practice's word, or else by the journal's own.
    #[must_use]
    pub fn warmth_called(&self, word: &str) -> Option<Warmth> {
        let same = |warmth: &&Warmth| self.warmth_word(**warmth).to_lowercase() == word.to_lowercase();
        Warmth::ALL.iter().find(same).copied().or_else(|| word.parse().ok())
    }

    fn checked(self) -> Result<Self> {
        let word = |field, text: &str| validate::line(field, text, WORD_CHARS);
        let warmth = WarmthWords {
            cold: word("warmth.cold", &self.warmth.cold)?,
            like: word("warmth.like", &self.warmth.like)?,
            love: word("warmth.love", &self.warmth.love)?,
        };
        let mut distinct = [&warmth.cold, &warmth.like, &warmth.love].map(|word| word.to_lowercase()).to_vec();
        distinct.push(Warmth::Unsure.as_str().into());
        distinct.sort();
        distinct.dedup();
        if distinct.len() < Warmth::ALL.len() {
            return Err(Error::invalid("warmth", "Each reading needs a word of its own. Nothing was changed."));
        }
        if let Some(years) = self.keep_years {
            validate::within("keep_years", years.into(), 1, MOST_KEEP_YEARS.into())?;
        }
        let mut signs_off = self.signs_off;
        signs_off.sort();
        signs_off.dedup();
        let sentences = self.sentences.checked(self.trade)?;
        Ok(Self { warmth, signs_off, sentences, ..self })
    }
}

/// The forms that a trade leaves out of its offer, by the origin they have in the catalogue. In therapy a present for a
/// special day and a reward for staying are gifts and discounts, and thanks by name would say who the clients are. A
/// handwritten line, an article or a call between sessions are part of the work and stay.
fn laid_aside_by(trade: Trade) -> &'static [&'static str] {
    match trade {
        Trade::Therapy => &["special_day", "reward", "credit"],
        _ => &[],
    }
}

const NAME: &str = "profile";

impl Journal {
    /// The practice profile; what was never said, or can't be read, is as it comes.
    ///
    /// # Errors
    /// Only if the file can't be read.
    pub fn profile(&self) -> Result<Profile> {
        Ok(self.kept_profile()?.profile)
    }

    /// Changes the practice profile, and with the trade the forms of giving that are offered: those the new trade
    /// leaves aside go out of the offer, and those that an earlier trade took out come back in. A form that the user
    /// made, or put back into the offer, is theirs.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn set_profile(&mut self, profile: Profile) -> Result<()> {
        let profile = profile.checked()?;
        let before = self.kept_profile()?;
        let moved = profile.trade != before.profile.trade;
        self.change(Change::SetProfile, |connection| {
            let laid_aside = if moved {
                store::profile::offer_again(connection, &before.laid_aside)?;
                store::profile::lay_aside(connection, laid_aside_by(profile.trade))?
            } else {
                before.laid_aside
            };
            let text = serde_json::to_string(&Kept { profile, laid_aside })
                .map_err(|_| Error::invalid("profile", "This profile can't be kept. Nothing was changed."))?;
            store::settings::put(connection, NAME, &text)
        })
    }

    /// Takes up another trade: see [`Profile::in_trade`] and [`Self::set_profile`]. The question is answered by it.
    ///
    /// # Errors
    /// As for [`Self::set_profile`].
    pub fn set_trade(&mut self, trade: Trade) -> Result<()> {
        let profile = self.profile()?.in_trade(trade);
        self.set_profile(Profile { asked: true, ..profile })
    }

    /// Until when a client's records must be kept: the day set for them, else the profile's years after the last
    /// contact or the parting, whichever came later. `None` where no duty is known.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn keep_until(&self, id: ClientId) -> Result<Option<NaiveDate>> {
        let known = store::profile::keeping(&self.connection, id)?.ok_or(Error::NotFound { what: "client" })?;
        let years = self.profile()?.keep_years;
        let by_duty = || known.last_on?.checked_add_months(Months::new(years?.saturating_mul(12)));
        Ok(known.keep_until.or_else(by_duty))
    }

    fn kept_profile(&self) -> Result<Kept> {
        let kept = store::settings::get(&self.connection, NAME)?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
