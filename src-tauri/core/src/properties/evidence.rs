//! What suggestions rest on is kept between changes: whatever was done meanwhile, it is what would be read anew.

use super::*;
use crate::reflections::PageQuery;

const MODEL: &str = "toy";
/// Steps beside those of a story: reading some texts, forgetting somebody, and changes that are made as one, or not made.
const MORE_KINDS: u8 = 8;

/// A vector that tells most texts apart.
fn vector(text: &str) -> Vec<f32> {
    let sum = text.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let numbers = (0..4).map(|place| (sum >> (place * 8) & 255) as f32 - 127.5);
    numbers.collect()
}

impl Story {
    fn take_more(&mut self, (kind, which, how, more): Step) -> Result<()> {
        let Some(beyond) = kind.checked_sub(KINDS) else { return self.take((kind, which, how, more)) };
        match beyond {
            0 if how.is_multiple_of(6) => {
                let client = pick(&self.clients, which);
                self.journal.forget_now(client, &[]).map(drop)
            }
            1 => {
                let (gift, text) = (pick(&self.gifts, which), words(how, more));
                let mut looked = Vec::new();
                let filled = self.journal.fill(|journal| {
                    journal.update_gift(gift, &GiftFields::named(format!("w {text}")), "")?;
                    // What is seen here may never come to be.
                    looked.push(journal.evidence(Some(MODEL))?.gifts.len());
                    if more.is_multiple_of(2) { Err(Error::NoRandomness) } else { Ok(()) }
                });
                match filled {
                    Err(Error::NoRandomness) => Ok(()),
                    other => other,
                }
            }
            2 => {
                let settings = Settings { verdicts_teach: how.is_multiple_of(2), ..Settings::default() };
                self.journal.set_settings(settings)
            }
            _ => {
                let most = if more.is_multiple_of(3) { usize::MAX } else { how % 9 };
                let texts = self.journal.texts_without_vector(MODEL, most)?;
                let read: Vec<_> = texts.into_iter().map(|text| (text.clone(), vector(&text))).collect();
                self.journal.keep_vectors(MODEL, &read)
            }
        }
    }
}

/// As text, since a mean of vectors that are not there is not equal to itself.
fn kept(journal: &Journal, model: Option<&str>) -> String {
    format!("{:?}", journal.evidence(model).unwrap())
}

fn anew(journal: &Journal, model: Option<&str>) -> String {
    without_memory(journal, || kept(journal, model))
}

fn unread(journal: &Journal) -> Vec<String> {
    kept(journal, Some(MODEL));
    without_memory(journal, || journal.unread_texts(MODEL).unwrap().collect())
}

/// What is kept is up to date, and laid aside meanwhile.
fn without_memory<T>(journal: &Journal, read: impl FnOnce() -> T) -> T {
    let before = journal.kept.take();
    let read = read();
    journal.kept.replace(before);
    read
}

/// What the list of clients says of each, put together from what their own pages say.
fn listed_alike(journal: &Journal) {
    for row in journal.list_clients().unwrap() {
        let id = row.client.id;
        let query = PageQuery { client_id: Some(id), limit: u32::MAX, ..PageQuery::default() };
        let pages = journal.list_reflections(query).unwrap();
        assert_eq!(row.pages as usize, pages.len());
        assert_eq!(row.last_contact_on, pages.first().map(|page| page.happened_at.date_naive()));
        let ladder = journal.ladder(id).unwrap();
        let place = |need: &&crate::ladder::Need| {
            let open = [NeedState::BeingServed, NeedState::Open].iter().position(|state| *state == need.state);
            (open, need.confidence, need.id)
        };
        let first = ladder.needs.iter().filter(|need| need.state != NeedState::LetGo).max_by_key(place);
        let shown = |text: &str, confidence, state| (text.to_owned(), confidence, state);
        assert_eq!(
            row.top_need.map(|need| shown(&need.text, need.confidence, need.state)),
            first.map(|need| shown(&need.text, need.confidence, need.state)),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_would_be_read_anew(
        steps in prop::collection::vec((0..KINDS + MORE_KINDS, 0..1_000usize, 0..1_000usize, 0..1_000usize), 120),
        looks in prop::collection::vec(0..5u8, 120),
    ) {
        let mut story = Story::begun();
        for (step, look) in steps.into_iter().zip(looks) {
            match story.take_more(step) {
                Ok(()) | Err(Error::NotFound { .. } | Error::Invalid { .. } | Error::NothingTo { .. }) => {}
                Err(error) => panic!("{step:?}: {error:?}"),
            }
            let model = [Some(MODEL), Some(MODEL), None].get(usize::from(look)).copied();
            if let Some(model) = model {
                let now = kept(&story.journal, model);
                prop_assert_eq!(now, anew(&story.journal, model), "after {:?}", step);
            }
            if look == 3 {
                let found = story.journal.texts_without_vector(MODEL, usize::MAX).unwrap();
                prop_assert_eq!(found, unread(&story.journal), "after {:?}", step);
            }
        }
        listed_alike(&story.journal);
    }
}
