//! One's own practice, the weeks looked back on, and what was gone on in spite of.

use chrono::{Datelike as _, Days};

use super::{Player, of};
use crate::Result;
use crate::dates::monday_of;
use crate::pursuits::PursuitFields;
use crate::sample::Practice;

impl Player<'_> {
    pub(super) fn own_weeks(&mut self, practice: &Practice) -> Result<()> {
        let monday = monday_of(self.today.date_naive());
        for sample in &practice.pursuits {
            self.on(sample.since_days_ago, None);
            let fields = PursuitFields { name: sample.name.clone(), minutes_week: sample.minutes_week };
            let id = self.journal.add_pursuit(&fields)?;
            for (weeks_ago, minutes) in (1..).zip(sample.weeks.iter().rev()) {
                let week = monday.checked_sub_days(Days::new(7 * weeks_ago)).unwrap_or(monday);
                self.journal.set_pursuit_minutes(id, week, *minutes)?;
            }
        }
        for sample in &practice.overrules {
            self.on(sample.days_ago, None);
            self.journal.overrule(of(&self.keys.clients, &sample.client)?, sample.caution, &sample.reason)?;
        }
        // Each was closed on its Sunday.
        let since_sunday = self.today.date_naive().weekday().num_days_from_monday() + 1;
        for sample in &practice.reviews {
            self.on(since_sunday + 7 * (sample.weeks_ago.saturating_sub(1)), None);
            let week = monday_of(self.journal.now().date_naive());
            self.journal.close_review(week, &sample.learned, "")?;
        }
        self.on(0, None);
        Ok(())
    }
}
