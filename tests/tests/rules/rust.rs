//! What may stand in which Rust file.

use crate::source::{Source, hold, places, root, rust_code, sources, without_comments};

const CORE: &str = "src-tauri/core/src/";
const STORE: &str = "src-tauri/core/src/store/";
const CHANGE: &str = "src-tauri/core/src/change.rs";
const ERROR: &str = "src-tauri/core/src/error.rs";

/// Marks a new file as a journal before there is a journal to change.
const OPENING: &str = "src-tauri/core/src/store/open.rs";
/// Fills a file that nobody has opened yet.
const KEEPING: &str = "src-tauri/core/src/store/keeping.rs";

/// Words the one statement that unlocks the database, since it holds the key.
const KEYS: &str = "src-tauri/core/src/vault/keys.rs";

/// Values that name how they stand in a column.
const COLUMN_TYPES: &[&str] = &["src-tauri/core/src/ids.rs", "src-tauri/core/src/words.rs"];

/// Plain values in, plain values out.
const PURE: &[&str] = &["suggest", "guard", "insight"];

const SQL_CALLS: &[&str] = &[
    ".execute(",
    ".execute_batch(",
    ".prepare(",
    ".prepare_cached(",
    ".query_row(",
    ".query_map(",
    ".query_one(",
    ".pragma_update(",
    ".pragma_query_value(",
];
const SQL_TEXT: &[&str] = &[
    "\"SELECT ",
    "\"INSERT ",
    "\"UPDATE ",
    "\"DELETE ",
    "\"CREATE ",
    "\"DROP ",
    "\"ALTER ",
    "\"PRAGMA ",
    "\"ATTACH ",
    "\"WITH ",
];
const TRANSACTIONS: &[&str] = &[
    ".transaction(",
    ".transaction_with_behavior(",
    ".unchecked_transaction(",
    "Transaction::new",
    ".savepoint(",
    "\"BEGIN",
    "\"SAVEPOINT",
];
const NETWORK: &[&str] = &["std::net", "TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"];

fn sql_outside_the_store(path: &str, text: &str) -> Vec<String> {
    if path.starts_with(STORE) || path == CHANGE {
        return Vec::new();
    }
    let code = rust_code(text);
    let code = if path == KEYS { code.replace("\"PRAGMA key", "") } else { code };
    let mut found = places(path, &code, SQL_TEXT);
    let names_the_database = code.contains("rusqlite");
    if names_the_database {
        found.extend(places(path, &code, SQL_CALLS));
    }
    // Areas hand a connection from `change` to the store; identities and words say how they stand in a column.
    let allowed: &[&str] = match path {
        ERROR => return found,
        _ if COLUMN_TYPES.contains(&path) => &["rusqlite::types", "rusqlite::Result"],
        _ if path.starts_with(CORE) => &["rusqlite::Connection"],
        _ => &[],
    };
    let rest = allowed.iter().fold(code, |code, word| code.replace(word, ""));
    found.extend(places(path, &rest, &["rusqlite"]));
    found
}

fn transactions_outside_change(path: &str, text: &str) -> Vec<String> {
    let may = [CHANGE, OPENING, KEEPING].contains(&path);
    if may { Vec::new() } else { places(path, &rust_code(text), TRANSACTIONS) }
}

fn databases_in_pure_rooms(path: &str, text: &str) -> Vec<String> {
    let is_pure = PURE.iter().any(|room| path.starts_with(&format!("{CORE}{room}")));
    let words =
        ["rusqlite", "Connection", "crate::store", "super::store", "std::fs", "SystemTime", "Utc::now", "Local::now"];
    if is_pure { places(path, &rust_code(text), &words) } else { Vec::new() }
}

fn unsafe_code(path: &str, text: &str) -> Vec<String> {
    places(path, &without_comments(text), &["unsafe", "unsafe_code"])
}

fn wire_types(path: &str, text: &str) -> Vec<String> {
    if path.starts_with("src-tauri/src/") { Vec::new() } else { places(path, &rust_code(text), &["specta", "tauri"]) }
}

/// The product's own Rust: shell, journal, embed, terminal program. Their unit tests may look where the product may not.
fn product() -> Vec<Source> {
    let rooms =
        ["src-tauri/src", "src-tauri/core/src", "src-tauri/embed/src", "src-tauri/matrix/src", "src-tauri/cli/src"];
    let mut found: Vec<_> = rooms.into_iter().flat_map(|room| sources(room, &["rs"])).collect();
    found.retain(|source| !source.path.contains("/tests/") && !source.path.ends_with("/tests.rs"));
    found
}

fn broken(sources: &[Source], rule: impl Fn(&str, &str) -> Vec<String>) -> Vec<String> {
    sources.iter().flat_map(|source| rule(&source.path, &source.text)).collect()
}

#[test]
fn only_the_store_holds_sql() {
    hold("Only core/src/store (and change.rs) speaks to the database:", &broken(&product(), sql_outside_the_store));
}

#[test]
fn sql_elsewhere_is_found() {
    let bad = "use rusqlite::{params, Connection};\nfn f(c: &Connection) { c.execute(\"DELETE FROM want\", []); }\n";
    let at = "src-tauri/core/src/gifts.rs";
    assert_eq!(
        sql_outside_the_store(at, bad),
        [format!("{at}:2: \"DELETE "), format!("{at}:2: .execute("), format!("{at}:1: rusqlite")]
    );
    let handing_on = "use rusqlite::Connection;\nfn f(c: &Connection) { store::gifts::insert(c) }\n";
    assert!(sql_outside_the_store(at, handing_on).is_empty());
    assert_eq!(sql_outside_the_store("src-tauri/cli/src/main.rs", handing_on).len(), 1);
    assert!(sql_outside_the_store("src-tauri/core/src/store/gifts.rs", bad).is_empty());
    assert!(sql_outside_the_store("src-tauri/core/src/ids.rs", "use rusqlite::types::FromSql;").is_empty());
    assert!(sql_outside_the_store(at, "#[cfg(test)]\nmod tests { use rusqlite::params; }").is_empty());
}

#[test]
fn only_change_opens_transactions() {
    hold("Every write goes through change.rs:", &broken(&product(), transactions_outside_change));
}

#[test]
fn a_transaction_elsewhere_is_found() {
    let bad = "fn f(c: &mut Connection) {\n    let t = c.transaction()?;\n}\n";
    let at = "src-tauri/core/src/store/gifts.rs";
    assert_eq!(transactions_outside_change(at, bad), [format!("{at}:2: .transaction(")]);
    assert!(transactions_outside_change(CHANGE, bad).is_empty());
}

#[test]
fn ranking_guarding_and_insight_are_pure() {
    let core = sources("src-tauri/core/src", &["rs"]);
    hold(
        "suggest, guard and insight take plain values, never a connection or a clock:",
        &broken(&core, databases_in_pure_rooms),
    );
}

#[test]
fn a_database_in_a_pure_room_is_found() {
    let bad = "use crate::store;\nfn rank(c: &Connection) {}\n";
    let at = "src-tauri/core/src/suggest/rank.rs";
    assert_eq!(databases_in_pure_rooms(at, bad), [format!("{at}:1: crate::store"), format!("{at}:2: Connection")]);
    assert!(databases_in_pure_rooms("src-tauri/core/src/ladder.rs", bad).is_empty());
}

#[test]
fn nothing_speaks_to_a_network() {
    hold("The product opens no sockets:", &broken(&product(), |path, text| places(path, &rust_code(text), NETWORK)));
    let bad = "use std::net::TcpStream;";
    assert_eq!(places("a.rs", &rust_code(bad), NETWORK), ["a.rs:1: std::net", "a.rs:1: TcpStream"]);
}

#[test]
fn only_the_shell_knows_the_wire() {
    hold("What the UI sees is derived in the shell alone:", &broken(&product(), wire_types));
    let bad = "#[derive(specta::Type)]\nstruct Client;\n";
    assert_eq!(wire_types("src-tauri/core/src/clients.rs", bad), ["src-tauri/core/src/clients.rs:1: specta"]);
    assert!(wire_types("src-tauri/src/views.rs", bad).is_empty());
}

#[test]
fn unsafe_code_is_forbidden_everywhere() {
    let manifest = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    assert!(manifest("Cargo.toml").contains("unsafe_code = \"forbid\""), "the workspace forbids unsafe code");
    for package in [
        "src-tauri",
        "src-tauri/core",
        "src-tauri/embed",
        "src-tauri/matrix",
        "src-tauri/cli",
        "src-tauri/xtask",
        "src-tauri/measure",
        "tests",
    ] {
        let path = format!("{package}/Cargo.toml");
        assert!(manifest(&path).contains("[lints]\nworkspace = true"), "{path} takes the workspace's lints");
    }
    hold("Unsafe code is forbidden:", &broken(&product(), unsafe_code));
    assert_eq!(unsafe_code("a.rs", "// unsafe\nlet x = unsafe { y };"), ["a.rs:2: unsafe"]);
    assert_eq!(unsafe_code("a.rs", "#![allow(unsafe_code)]"), ["a.rs:1: unsafe_code"]);
}
