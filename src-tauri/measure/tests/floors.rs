//! The floors below which suggestions must not fall, and how `eval` meets files that other people wrote.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn eval(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_eval")).args(arguments).output().unwrap()
}

#[test]
fn suggestions_and_echoes_stay_above_their_floors() {
    let (dev, echo) = (fixture("dev.json"), fixture("echo-dev.json"));
    let output = eval(&["--json", dev.to_str().unwrap(), echo.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let reports: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let value = |report: usize, path: &str| {
        let figure = &reports[report].pointer(path).unwrap_or_else(|| panic!("{path} is missing"));
        let (value, low, high) = (figure["value"].as_f64(), figure["low"].as_f64(), figure["high"].as_f64());
        assert!(low <= value && value <= high, "{path}");
        value.unwrap()
    };
    assert_eq!(reports[0]["file"], dev.to_str().unwrap());
    assert!(value(0, "/engine/ndcg_at_3") >= 0.46);
    assert!(value(1, "/engine/echo_recall_at_1") >= 0.85);
    for measure in ["recall_at_1", "mrr", "hit_at_3", "precision_at_1", "reverse_ndcg_at_3", "abstain_auc"] {
        assert!(value(0, &format!("/engine/{measure}")) > value(0, &format!("/baselines/fts5/{measure}")), "{measure}");
    }
    assert!(value(0, "/baselines/fts5/difference/ndcg_at_3") > 0.2);
    assert!(value(0, "/baselines/cosine/difference/ndcg_at_3") > 0.0);
    assert!(reports[1]["engine"].get("ndcg_at_3").is_none());
}

#[test]
fn a_bad_file_is_told_in_a_sentence_and_nothing_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.json");
    std::fs::write(&empty, r#"{"needs": [], "gifts": [], "labels": []}"#).unwrap();
    let text = folder.path().join("text.json");
    std::fs::write(&text, "no JSON").unwrap();
    let cases = [
        ("/nowhere/set.json", "can't be read"),
        (text.to_str().unwrap(), "not JSON"),
        (empty.to_str().unwrap(), "at least one need"),
    ];
    for (file, words) in cases {
        let output = eval(&["--json", file]);
        let problem = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty());
        assert!(problem.contains(words) && problem.contains(file), "{problem}");
    }
}
