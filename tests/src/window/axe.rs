//! Accessibility, as axe-core finds it (<https://github.com/dequelabs/axe-core>).

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Window;

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
});

impl Window {
    /// What axe-core finds wrong with what is shown, a line each; nothing is good.
    #[must_use]
    pub fn axe(&self) -> Vec<String> {
        // Colours on their way from one theme to the other are nobody's fault.
        let body = "const done = arguments[arguments.length - 1];
             const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
             Promise.allSettled(moving.map((each) => each.finished))
               .then(() => axe.run(document, { resultTypes: ['violations'] }))
               .then(({ violations }) => done(violations), (error) => done(String(error)));";
        let found = self.driver.run_to_call(&format!("{}\n{body}", *AXE), &json!([])).unwrap();
        let violations = found.as_array().unwrap_or_else(|| panic!("axe-core: {found}"));
        violations.iter().map(line).collect()
    }
}

fn line(violation: &Value) -> String {
    let mut text = format!("{}: {}", violation["id"], violation["help"]);
    for node in violation["nodes"].as_array().into_iter().flatten() {
        write!(text, "\n    {} {}", node["target"], node["failureSummary"]).unwrap();
    }
    text
}
