//! The wire to the web view's driver (<https://www.w3.org/TR/webdriver2/>): the dozen requests that journeys need.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

/// No answer takes longer than the slowest script may.
const PATIENCE: Duration = Duration::from_secs(120);
/// What a reference to an element is called on the wire.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A request that was refused: the standard's name of the error, and what the driver says of it.
#[derive(Debug)]
pub struct Refused {
    /// As in "stale element reference".
    pub error: String,
    /// In the driver's words.
    pub message: String,
}

/// What is found on a page, by the driver's name for it.
#[derive(Debug, Clone)]
pub struct Element(Value);

/// One window under the driver's hand.
pub struct Driver {
    agent: Agent,
    session: String,
}

impl Driver {
    /// Has the driver start a program and take hold of its window.
    pub fn begin(port: u16, program: &str, arguments: &[String]) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(PATIENCE));
        let mut driver = Self { agent: config.build().into(), session: format!("http://127.0.0.1:{port}/session") };
        let options = json!({ "application": program, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "tauri:options": options } } });
        let begun = driver.post("", wanted).unwrap_or_else(|refused| panic!("the window did not open: {refused:?}"));
        driver.session = format!("{}/{}", driver.session, begun["sessionId"].as_str().unwrap());
        let timeouts = json!({ "script": u64::try_from(PATIENCE.as_millis()).unwrap() });
        driver.post("/timeouts", timeouts).unwrap();
        driver
    }

    /// Runs the body of a function in the page.
    ///
    /// # Errors
    /// What it threw, or that the page went away meanwhile.
    pub fn run(&self, script: &str, arguments: &Value) -> Result<Value, Refused> {
        self.post("/execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// Runs a function's body that calls its last argument with what it found.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn run_to_call(&self, script: &str, arguments: &Value) -> Result<Value, Refused> {
        self.post("/execute/async", json!({ "script": script, "args": arguments }))
    }

    /// Has a finished list of key actions done.
    pub fn act(&self, actions: &[Value]) {
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// Moves the pointer to this point of the page. By way of another: where its last such move ended is taken for where it
    /// is, though a click has led it elsewhere since, and a move to there would be none.
    pub fn point_at(&self, x: i64, y: i64) {
        let to = |x: i64, y: i64| json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y });
        self.perform(&json!({ "type": "pointer", "id": "mouse", "actions": [to(x + 1, y + 1), to(x, y)] }));
    }

    fn perform(&self, source: &Value) {
        self.post("/actions", json!({ "actions": [source] })).unwrap();
    }

    /// Clicks in the middle of an element.
    ///
    /// # Errors
    /// If it is gone, or something lies over it.
    pub fn click(&self, element: &Element) -> Result<(), Refused> {
        let id = element.0[ELEMENT].as_str().unwrap();
        self.post(&format!("/element/{id}/click"), json!({})).map(|_| ())
    }

    /// The window's picture: a PNG in base64.
    pub fn picture(&self) -> String {
        self.answer(self.agent.get(format!("{}/screenshot", self.session)).call()).unwrap().as_str().unwrap().to_owned()
    }

    /// Width and height of the window.
    pub fn size(&self) -> [i64; 2] {
        let rect = self.answer(self.agent.get(format!("{}/window/rect", self.session)).call()).unwrap();
        ["width", "height"].map(|side| rect[side].as_i64().unwrap())
    }

    /// Makes the window as large as this, as far as the display allows.
    pub fn resize(&self, width: i64, height: i64) {
        self.post("/window/rect", json!({ "width": width, "height": height })).unwrap();
    }

    /// Lets go of the window, which closes it. A program that ended by itself is let go of as well.
    pub fn end(&self) {
        let _ = self.agent.delete(&self.session).call();
    }

    fn post(&self, path: &str, body: Value) -> Result<Value, Refused> {
        self.answer(self.agent.post(format!("{}{path}", self.session)).send_json(body))
    }

    fn answer(&self, sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refused> {
        let lost = |error: ureq::Error| Refused { error: "no answer".to_owned(), message: error.to_string() };
        let mut answer = sent.map_err(lost)?;
        let mut body: Value = answer.body_mut().with_config().limit(64 << 20).read_json().map_err(lost)?;
        if answer.status().is_success() {
            return Ok(body["value"].take());
        }
        let said = |field: &str| body["value"][field].as_str().unwrap_or_default().to_owned();
        Err(Refused { error: said("error"), message: said("message") })
    }
}

impl From<Value> for Element {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl Element {
    /// As a script's argument.
    pub fn as_argument(&self) -> Value {
        self.0.clone()
    }
}
