//! How a page is laid out: in which size, whether it is done, and what doesn't fit.

use serde_json::json;

use super::Window;

const LAYOUT: &str = include_str!("layout.js");

impl Window {
    /// Makes the page, not the window around it, as large as this.
    pub fn resize(&self, width: i64, height: i64) {
        self.wait_for(&format!("a page of {width} by {height}"), || {
            let page: [i64; 2] =
                serde_json::from_value(self.ask("return [innerWidth, innerHeight];", json!([]))).ok()?;
            if page == [width, height] {
                return Some(());
            }
            let [wide, high] = self.driver.size();
            self.driver.resize(wide + width - page[0], high + height - page[1]);
            None
        });
    }

    /// Waits until the page is done: its letters are there, nothing is being read, nothing moves.
    pub fn settles(&self) {
        self.wait_for("the page to be done", || {
            let done = self.ask(&format!("{LAYOUT}\nreturn isDone();"), json!([]));
            (done == true).then_some(())
        });
    }

    /// What doesn't fit: text that is cut off, and pages that scroll sideways. A line each; nothing is good.
    #[must_use]
    pub fn misfits(&self) -> Vec<String> {
        let found = self.ask(&format!("{LAYOUT}\nreturn [...sideways(), ...downwards(), ...cutTexts()];"), json!([]));
        serde_json::from_value(found).expect("the page answers")
    }
}
