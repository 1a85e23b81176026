//! Which forms of giving land, and with whom.

use std::collections::HashMap;

use serde::Serialize;

use super::{GivenFact, Share};
use crate::ids::{ClientId, FormId};
use crate::words::Landing;

/// How often something was given and how it landed, each receiver counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Landings {
    /// Times given.
    pub given: u64,
    /// Landed, and more than hoped.
    pub loved: u64,
    /// Landed, and welcome.
    pub liked: u64,
    /// Hardly noticed.
    pub shrugged: u64,
    /// Better not.
    pub unwelcome: u64,
}

impl Landings {
    pub(super) fn land(&mut self, landing: Landing) {
        *match landing {
            Landing::Loved => &mut self.loved,
            Landing::Liked => &mut self.liked,
            Landing::Shrugged => &mut self.shrugged,
            Landing::Unwelcome => &mut self.unwelcome,
        } += 1;
    }

    /// The share that was loved or liked, of those whose landing is known.
    #[must_use]
    pub fn welcome(self) -> Share {
        let welcome = self.loved + self.liked;
        Share::of(welcome, welcome + self.shrugged + self.unwelcome)
    }
}

/// How a form of giving landed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormFigures {
    /// Which form; `None` for what was given in none.
    pub form_id: Option<FormId>,
    /// Its name.
    pub form: Option<String>,
    /// How often it was given and how it landed.
    #[serde(flatten)]
    pub landings: Landings,
    /// The share that was loved or liked, of those whose landing is known.
    pub welcome: Share,
    /// With whom, most often given first.
    pub clients: Vec<ClientLandings>,
}

/// How a form landed with a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientLandings {
    /// Who.
    pub client_id: ClientId,
    /// Their name.
    pub client: String,
    /// How often, and how it landed.
    #[serde(flatten)]
    pub landings: Landings,
}

/// What was given, as it is counted by form and client.
#[derive(Debug, Default)]
pub struct Forms(HashMap<Option<FormId>, HashMap<ClientId, Landings>>);

impl Forms {
    /// Counts something given.
    pub fn add(&mut self, given: &GivenFact) {
        let clients = self.0.entry(given.form).or_default();
        for receiver in &given.receivers {
            let landings = clients.entry(receiver.client_id).or_default();
            landings.given += 1;
            if let Some((landing, _)) = receiver.landed {
                landings.land(landing);
            }
        }
    }

    /// How each form that was ever given landed, most often given first.
    #[must_use]
    pub fn told(self, forms: &HashMap<FormId, String>, names: &HashMap<ClientId, String>) -> Vec<FormFigures> {
        let mut by_name: Vec<(&String, ClientId)> = names.iter().map(|(id, name)| (name, *id)).collect();
        by_name.sort_unstable();
        let rank_of: HashMap<ClientId, usize> =
            by_name.into_iter().enumerate().map(|(rank, (_, id))| (id, rank)).collect();
        let each = self.0.into_iter().map(|(form_id, clients)| {
            let form = form_id.and_then(|id| forms.get(&id).cloned());
            told(form_id, form, clients, (names, &rank_of))
        });
        let mut each: Vec<FormFigures> = each.collect();
        each.sort_by(|a, b| (b.landings.given, &a.form, a.form_id).cmp(&(a.landings.given, &b.form, b.form_id)));
        each
    }
}

fn told(
    form_id: Option<FormId>,
    form: Option<String>,
    clients: HashMap<ClientId, Landings>,
    (names, rank_of): (&HashMap<ClientId, String>, &HashMap<ClientId, usize>),
) -> FormFigures {
    let landings = clients.values().fold(Landings::default(), |sum, one| Landings {
        given: sum.given + one.given,
        loved: sum.loved + one.loved,
        liked: sum.liked + one.liked,
        shrugged: sum.shrugged + one.shrugged,
        unwelcome: sum.unwelcome + one.unwelcome,
    });
    // Names are compared once for all forms, and not again and again for each.
    let ranked = clients
        .into_iter()
        .filter_map(|(id, landings)| Some((std::cmp::Reverse(landings.given), *rank_of.get(&id)?, id, landings)));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_unstable_by_key(|(given, rank, ..)| (*given, *rank));
    let clients = ranked.into_iter().filter_map(|(_, _, client_id, landings)| {
        Some(ClientLandings { client_id, client: names.get(&client_id)?.clone(), landings })
    });
    FormFigures { form_id, form, landings, welcome: landings.welcome(), clients: clients.collect() }
}
