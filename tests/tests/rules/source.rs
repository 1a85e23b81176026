//! Reading the repository's sources, and saying where one of them breaks a rule.

use std::fs;
use std::path::{Path, PathBuf};

/// One file: where it stands under the repository's root, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in a folder of the repository").to_path_buf()
}

/// Every file under a folder of the repository with one of these endings.
pub fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    assert!(!found.is_empty(), "no sources in {folder}: the rule would hold for nothing");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, endings, found);
        } else if endings.iter().any(|ending| path.extension().is_some_and(|own| own == *ending)) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The places where a text holds one of these words, as `file:line: word`.
pub fn places(path: &str, text: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for word in words.iter().filter(|word| holds(line, word)) {
            found.push(format!("{path}:{}: {word}", number + 1));
        }
    }
    found
}

/// Whether a line holds a word that is not merely a part of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(is_part) && word.starts_with(is_part);
        let after = line[at + word.len()..].chars().next().is_some_and(is_part) && word.ends_with(is_part);
        !before && !after
    })
}

/// Fails with every place that breaks the rule.
pub fn hold(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}

/// Rust without comments and without the test module at a file's end; lines keep their numbers.
pub fn rust_code(text: &str) -> String {
    let code = without_comments(text);
    let tests = code.match_indices("#[cfg(test)]").find(|(at, _)| code[at + 12..].trim_start().starts_with("mod "));
    tests.map_or_else(|| code.clone(), |(at, _)| code[..at].to_owned())
}

/// Text without `//` and `/* */` comments, which do not count inside strings; lines keep their numbers.
pub fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            let length = literal(rest).unwrap_or(next.len_utf8());
            kept.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        };
        kept.extend(rest[..taken].chars().filter(|c| *c == '\n'));
        rest = &rest[taken..];
    }
    kept
}

/// The length of the string or quoted character that a text begins with, if it begins with one.
fn literal(text: &str) -> Option<usize> {
    if text.starts_with("'\"'") {
        return Some(3);
    }
    if let Some(inside) = text.strip_prefix("r#\"") {
        return Some(inside.find("\"#").map_or(text.len(), |end| end + 5));
    }
    if !text.starts_with('"') {
        return None;
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

#[test]
fn comments_and_test_modules_do_not_count_and_lines_keep_their_numbers() {
    let text = "//! rusqlite\nlet url = \"http://a\"; // rusqlite\n/* rusqlite\n*/ let c = '\"';\nlet raw = r#\"a \" // b\"#;\nlet x = y;\n#[cfg(test)]\nmod tests { use rusqlite; }\n";
    let code = rust_code(text);
    assert_eq!(code, "\nlet url = \"http://a\"; \n\n let c = '\"';\nlet raw = r#\"a \" // b\"#;\nlet x = y;\n");
}

#[test]
fn words_are_found_whole_and_with_their_line() {
    let text = "let prefetch = 1;\nfetch(url);\n";
    assert_eq!(places("a.ts", text, &["fetch"]), ["a.ts:2: fetch"]);
    assert_eq!(places("a.ts", "node.innerHTML = x", &[".innerHTML"]), ["a.ts:1: .innerHTML"]);
}
