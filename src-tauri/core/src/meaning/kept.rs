//! What suggestions rest on, kept while the journal is open, so that a change costs no more than what it touched.
//!
//! What is as it was stays the same in memory: a ranking sees by that what it need not rank again.

use std::sync::Arc;

use super::Asked;
use crate::ids::NeedId;
use crate::store::evidence::Which;
use crate::suggest::Memory;
use crate::suggest::evidence::{Evidence, GiftFact, LandedFact, Lesson, NeedFact, VerdictFact, gift_text};
use crate::{Journal, Result, store};

/// Everything that a model's ranking may know, but for the day and for whether verdicts teach.
pub(crate) struct Kept {
    model: Option<String>,
    /// How often vectors had been kept when these were looked up.
    vectors: u64,
    needs: Vec<Arc<NeedFact>>,
    gifts: Vec<Arc<GiftFact>>,
    verdicts: Arc<Vec<VerdictFact>>,
    landed: Arc<Vec<LandedFact>>,
    lessons: Arc<Vec<Lesson>>,
    memory: Memory,
}

impl Journal {
    /// What is kept, as it is now, with what was touched since read again.
    pub(super) fn kept_evidence(&self, model: Option<&str>) -> Result<Evidence> {
        let before = self.kept.take().filter(|kept| kept.model.as_deref() == model);
        // What is not yet committed may be taken back, and nothing would tell.
        let kept = if self.connection.is_autocommit() {
            let touched = store::touched::look(&self.connection, |any| self.brought_up(before, any))?;
            touched.flatten()
        } else {
            None
        };
        let kept = kept.map_or_else(|| self.read_evidence(model), Ok)?;
        let evidence = kept.evidence();
        if self.connection.is_autocommit() {
            self.kept.replace(Some(kept));
        }
        Ok(evidence)
    }

    /// All of it, read from the file.
    pub(crate) fn read_evidence(&self, model: Option<&str>) -> Result<Kept> {
        let (asked, all) = (Asked { journal: self, model }, Which::All);
        let vectors = self.vectors.borrow().kept;
        Ok(Kept {
            model: model.map(str::to_owned),
            vectors,
            needs: asked.needs(all)?.into_iter().map(Arc::new).collect(),
            gifts: asked.gifts(all)?.into_iter().map(Arc::new).collect(),
            verdicts: Arc::new(store::verdicts::standing(&self.connection, all)?),
            landed: Arc::new(asked.landed(all)?),
            lessons: Arc::new(asked.lessons(all)?),
            memory: Memory::default(),
        })
    }

    fn brought_up(&self, before: Option<Kept>, any_touched: bool) -> Result<Option<Kept>> {
        let Some(mut kept) = before else { return Ok(None) };
        if any_touched {
            kept.read_touched(self)?;
        }
        let vectors = self.vectors.borrow().kept;
        if kept.vectors != vectors {
            kept.fill_in(self)?;
            kept.vectors = vectors;
        }
        Ok(Some(kept))
    }
}

impl Kept {
    pub(crate) fn evidence(&self) -> Evidence {
        Evidence {
            needs: self.needs.clone(),
            gifts: self.gifts.clone(),
            verdicts: Arc::clone(&self.verdicts),
            landed: Arc::clone(&self.landed),
            lessons: Arc::clone(&self.lessons),
            memory: self.memory.clone(),
            ..Evidence::default()
        }
    }

    fn read_touched(&mut self, journal: &Journal) -> Result<()> {
        let connection = &journal.connection;
        let (asked, touched) = (Asked { journal, model: self.model.as_deref() }, Which::Touched);
        let gifts = store::touched::gifts(connection)?;
        exchange(&mut self.gifts, &gifts, asked.gifts(touched)?, |gift| gift.id);
        let needs = store::touched::needs(connection)?;
        if needs.is_empty() {
            return Ok(());
        }
        exchange(&mut self.needs, &needs, asked.needs(touched)?, |need| need.id);
        let verdicts = store::verdicts::standing(connection, touched)?;
        exchange_rows(&mut self.verdicts, &needs, verdicts, |verdict| verdict.need_id, |verdict| verdict.place);
        let landed = asked.landed(touched)?;
        exchange_rows(&mut self.landed, &needs, landed, |fact| fact.need_id, |fact| (fact.on, fact.receiver_id));
        let lessons = asked.lessons(touched)?;
        let order = |lesson: &Lesson| (lesson.need_id, lesson.gift_id);
        exchange_rows(&mut self.lessons, &needs, lessons, |lesson| lesson.need_id, order);
        Ok(())
    }

    /// Looks the vectors up that were not there before.
    fn fill_in(&mut self, journal: &Journal) -> Result<()> {
        let asked = Asked { journal, model: self.model.as_deref() };
        for need in self.needs.iter_mut().filter(|need| need.waits()) {
            let mut read = NeedFact::clone(need);
            asked.fill_need(&mut read)?;
            keep_if_same(need, read);
        }
        for gift in self.gifts.iter_mut().filter(|gift| gift.waits()) {
            let mut read = GiftFact::clone(gift);
            asked.fill_gift(&mut read)?;
            keep_if_same(gift, read);
        }
        if self.landed.iter().any(|fact| fact.need_vector.is_none()) {
            keep_if_same(&mut self.landed, asked.landed(Which::All)?);
        }
        if self.lessons.iter().any(|lesson| lesson.need_vector.is_none()) {
            keep_if_same(&mut self.lessons, asked.lessons(Which::All)?);
        }
        Ok(())
    }
}

impl Asked<'_> {
    fn needs(&self, which: Which) -> Result<Vec<NeedFact>> {
        let mut needs = store::evidence::open_needs(&self.journal.connection, which)?;
        needs.iter_mut().try_for_each(|need| self.fill_need(need))?;
        Ok(needs)
    }

    fn fill_need(&self, need: &mut NeedFact) -> Result<()> {
        need.vector = self.vector(&need.text)?;
        need.want_vector = self.mean(need.wants.iter().map(String::as_str))?;
        need.said_vector = self.mean(need.said.iter().map(AsRef::as_ref))?;
        Ok(())
    }

    fn gifts(&self, which: Which) -> Result<Vec<GiftFact>> {
        let mut gifts = store::evidence::living_gifts(&self.journal.connection, which)?;
        gifts.iter_mut().try_for_each(|gift| self.fill_gift(gift))?;
        Ok(gifts)
    }

    fn fill_gift(&self, gift: &mut GiftFact) -> Result<()> {
        gift.vector = self.vector(&gift_text(&gift.name, &gift.description))?;
        gift.shown_vector = self.mean(gift.shown.iter().map(AsRef::as_ref))?;
        Ok(())
    }

    fn landed(&self, which: Which) -> Result<Vec<LandedFact>> {
        let found = store::evidence::landed(&self.journal.connection, which)?;
        let read = |(fact, need): (LandedFact, String)| Ok(LandedFact { need_vector: self.vector(&need)?, ..fact });
        found.into_iter().map(read).collect()
    }

    fn lessons(&self, which: Which) -> Result<Vec<Lesson>> {
        let found = store::evidence::lessons(&self.journal.connection, which)?;
        let read = |(lesson, need): (Lesson, String)| Ok(Lesson { need_vector: self.vector(&need)?, ..lesson });
        found.into_iter().map(read).collect()
    }
}

fn keep_if_same<T: PartialEq>(kept: &mut Arc<T>, read: T) {
    if **kept != read {
        *kept = Arc::new(read);
    }
}

/// Puts in what was read of the touched ones, and takes out those that are not there any more. Both are in the order of
/// their ids, as is what is kept.
fn exchange<T: PartialEq, Id: Ord>(kept: &mut Vec<Arc<T>>, touched: &[Id], read: Vec<T>, id: impl Fn(&T) -> Id) {
    let mut read = read.into_iter().peekable();
    for touched in touched {
        let now = read.next_if(|fact| id(fact) == *touched);
        match (kept.binary_search_by(|fact| id(fact).cmp(touched)), now) {
            (Ok(place), Some(now)) => {
                if let Some(fact) = kept.get_mut(place) {
                    keep_if_same(fact, now);
                }
            }
            (Ok(place), None) => drop(kept.remove(place)),
            (Err(place), Some(now)) => kept.insert(place, Arc::new(now)),
            (Err(_), None) => {}
        }
    }
}

/// The same for what there are several of, in the order of a key.
fn exchange_rows<T: PartialEq + Clone, Key: Ord>(
    kept: &mut Arc<Vec<T>>,
    touched: &[NeedId],
    read: Vec<T>,
    need: impl Fn(&T) -> NeedId,
    key: impl Fn(&T) -> Key,
) {
    let is_touched = |row: &T| touched.binary_search(&need(row)).is_ok();
    if kept.iter().filter(|row| is_touched(row)).eq(&read) {
        return;
    }
    let rows = Arc::make_mut(kept);
    rows.retain(|row| !is_touched(row));
    rows.extend(read);
    // What stayed is in order already.
    rows.sort_by_key(key);
}
