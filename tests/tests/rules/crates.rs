//! Which crate may know which.

use std::process::Command;

use crate::source::{hold, root};

/// What can open a socket, or is made to.
const SOCKETS: &[&str] = &[
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "curl",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "isahc",
    "mio",
    "native-tls",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tokio",
    "trust-dns-resolver",
    "tokio-tungstenite",
    "tungstenite",
    "ureq",
    "zbus",
];

/// Windows, and what shows something in them.
const WINDOWS: &[&str] = &["gtk", "muda", "tao", "tauri", "webkit2gtk", "winit", "wry"];

/// Runtimes for models.
const MODELS: &[&str] = &["burn", "candle-core", "embed", "ort", "safetensors", "tch", "tokenizers", "tract-onnx"];

/// What a window that must stay offline may not bring along. Its framework has an event loop of its own.
const NETWORK_CLIENTS: &[&str] =
    &["attohttpc", "curl", "h2", "hyper", "isahc", "quinn", "reqwest", "surf", "tungstenite", "ureq"];

/// Runs `cargo tree` with one package a line, `name version`.
fn tree(arguments: &[&str]) -> String {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["tree", "--prefix", "none", "--format", "{p}"]).args(arguments).current_dir(root());
    let output = command.output().expect("cargo can be started");
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a package is built with, directly or through others; what its tests use is its own affair.
fn needs_of(package: &str) -> String {
    tree(&["--package", package, "--edges", "normal,build"])
}

fn names(tree: &str) -> impl Iterator<Item = &str> {
    tree.lines().filter_map(|line| line.split_whitespace().next())
}

/// The packages of a tree that are on the list, or belong to a family on it (`tauri` stands for `tauri-runtime` as well).
fn unwanted(tree: &str, list: &[&str]) -> Vec<String> {
    let belongs = |name: &str, family: &str| name == family || name.starts_with(&format!("{family}-"));
    let mut found: Vec<_> =
        names(tree).filter(|name| list.iter().any(|family| belongs(name, family))).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn unwanted_packages_and_their_families_are_found() {
    let tree = "journal v0.1.0 (/somewhere)\nserde v1.0.0\ntokio v1.0.0\nrusqlite v0.40.0\ntauri-runtime v2.0.0 (*)\n";
    assert_eq!(unwanted(tree, SOCKETS), ["tokio"]);
    assert_eq!(unwanted(tree, WINDOWS), ["tauri-runtime"]);
    assert!(unwanted("smallvec v1.0.0\n", &["small"]).is_empty());
}

#[test]
fn the_journal_knows_no_window_no_model_and_nothing_that_opens_sockets() {
    let tree = needs_of("journal");
    assert!(names(&tree).any(|name| name == "rusqlite"), "the tree was not read: {tree}");
    for (what, list) in [("windows", WINDOWS), ("model runtimes", MODELS), ("sockets", SOCKETS)] {
        hold(&format!("`journal` may not depend on {what}:"), &unwanted(&tree, list));
    }
}

#[test]
fn embed_knows_no_database_no_journal_no_window_and_no_network() {
    let tree = needs_of("embed");
    hold(
        "`embed` knows no SQL and no journal:",
        &unwanted(&tree, &["journal", "rusqlite", "libsqlite3-sys", "sqlx", "diesel"]),
    );
    for list in [WINDOWS, SOCKETS] {
        hold("`embed` knows no window and no network:", &unwanted(&tree, list));
    }
}

#[test]
fn the_terminal_program_knows_no_window_and_no_network() {
    let tree = needs_of("undercurrent-cli");
    for list in [WINDOWS, SOCKETS] {
        hold("`undercurrent-cli` stands beside the window and stays offline:", &unwanted(&tree, list));
    }
}

#[test]
fn the_window_brings_no_network_client_along() {
    let tree = needs_of("undercurrent");
    hold("`undercurrent` makes no use of any network:", &unwanted(&tree, NETWORK_CLIENTS));
}

#[test]
fn nothing_depends_on_the_shell() {
    let tree = tree(&["--workspace", "--invert", "undercurrent", "--edges", "all"]);
    let mut dependants: Vec<_> = names(&tree).filter(|name| *name != "undercurrent").map(str::to_owned).collect();
    // A tree with features lists the package's own features too.
    dependants.retain(|name| !tree.lines().any(|line| line.starts_with(&format!("undercurrent feature \"{name}\""))));
    hold("Nothing may depend on the shell:", &dependants);
}

#[test]
fn the_first_program_on_a_new_machine_needs_nothing_but_rust() {
    let tree = needs_of("xtask");
    let others: Vec<_> = names(&tree).filter(|name| *name != "xtask").map(str::to_owned).collect();
    hold("`xtask` is built before anything is installed, so it stands on the standard library alone:", &others);
}

/// The packages that a manifest names as dependencies, of any kind.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut section = "";
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") {
            found.extend(line.split(['.', ' ', '=']).next().filter(|name| !name.is_empty() && !name.starts_with('#')));
        }
    }
    found
}

/// Dependencies that the architecture's tables do not name.
fn without_reason(manifest: &str, architecture: &str) -> Vec<String> {
    let own = ["journal", "embed", "matrix", "undercurrent"];
    let is_named = |name: &&str| own.contains(name) || architecture.contains(&format!("`{name}`"));
    dependencies(manifest).into_iter().filter(|name| !is_named(name)).map(str::to_owned).collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let packages = [
        "src-tauri",
        "src-tauri/core",
        "src-tauri/embed",
        "src-tauri/matrix",
        "src-tauri/cli",
        "src-tauri/measure",
        "tests",
    ];
    for package in packages {
        let path = format!("{package}/Cargo.toml");
        let manifest = std::fs::read_to_string(root().join(&path)).unwrap();
        hold(&format!("{path}: ARCHITECTURE.md says why each is here:"), &without_reason(&manifest, &architecture));
    }
}

#[test]
fn a_dependency_without_a_reason_is_found() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nserde.workspace = true\n# why\nleft-pad = \"1\"\n[features]\nx = []\n\
                    [dev-dependencies]\nfoo = { version = \"1\" }\n";
    assert_eq!(without_reason(manifest, "| `serde` | the wire |"), ["left-pad", "foo"]);
}
