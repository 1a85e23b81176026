//! Leaving is always possible.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;
use stories::window::{Home, Window, fill, lead, words};

#[test]
fn settings_writes_everything_to_a_file_for_its_owner_alone() {
    let home = Home::new();
    let window = Window::open_sample(&home);
    window.find(&[("navigation", words("frame.main_nav"))]);
    window.press("Ctrl+,");
    window.click(&[("button", words("settings.export_act"))]);
    let file = home.export_file();
    window.reads(lead("settings.exported"));
    let said = fill("settings.exported", &[("path", &file.display().to_string())]);
    window.reads(said.split('{').next().unwrap());
    assert_eq!(window.troubles(), Vec::<String>::new());
    window.close();

    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let all: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(all["form"], 1);
    for (list, least) in
        [("clients", 8), ("reflections", 60), ("marks", 8), ("wants", 8), ("needs", 8), ("gifts", 3), ("verdicts", 1)]
    {
        assert!(all[list].as_array().unwrap().len() >= least, "{list}");
    }
    let beside = fs::read_dir(file.parent().unwrap()).unwrap().flatten();
    let parts = beside.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part"));
    assert_eq!(parts.count(), 0, "nothing half written is left");
}
