//! What the window may do: no command that nobody calls, nothing of the framework's that it does not need, and no looser
//! policy than it has.

use serde_json::Value;

use crate::source::{Source, hold, root, sources};

const CLIENT: &str = "ui/src/lib/api/client.ts";

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The commands that the shell registers, as the window calls them.
fn registered(shell: &str) -> Vec<String> {
    let list = shell.split("collect_commands![").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    let names = list.split(',').filter_map(|path| path.trim().rsplit("::").next()).filter(|name| !name.is_empty());
    names.map(camel).collect()
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// The commands that the client does not pass on, or that it offers and nothing in the window asks for.
fn uncalled(commands: &[String], client: &str, others: &[Source]) -> Vec<String> {
    let is_called = |name: &String| {
        client.contains(&format!("commands.{name}("))
            && client.contains(&format!("  {name}: "))
            && others.iter().any(|source| asks_for(&source.text, name))
    };
    commands.iter().filter(|name| !is_called(name)).cloned().collect()
}

/// Whether a text asks for a command, of the client itself or of whatever the client is called there.
fn asks_for(text: &str, name: &str) -> bool {
    let asked = format!(".{name}");
    let is_whole = |end: usize| !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(&asked).any(|(at, _)| is_whole(at + asked.len()))
}

/// The UI without its client, and without its tests: what only a test calls, nobody calls.
fn askers() -> Vec<Source> {
    let mut found = sources("ui/src", &["ts", "svelte"]);
    found.retain(|source| source.path != CLIENT && !source.path.contains(".test."));
    found
}

#[test]
fn every_command_is_called_by_the_window() {
    let commands = registered(&read("src-tauri/src/commands/mod.rs"));
    assert!(commands.len() > 50 && commands.contains(&"lockJournal".to_owned()), "the list was not read: {commands:?}");
    hold("Commands that nobody calls are removed:", &uncalled(&commands, &read(CLIENT), &askers()));
}

#[test]
fn a_command_that_nobody_calls_is_found() {
    let commands = registered("collect_commands![\n  vault::lock_journal,\n  vault::open_door,\n  trash::put_back,\n]");
    assert_eq!(commands, ["lockJournal", "openDoor", "putBack"]);
    let client = "  lockJournal: () => reply(commands.lockJournal()),\n  putBack: () => reply(commands.putBack()),\n";
    let asker = Source { path: "a.svelte".to_owned(), text: "await api.lockJournal(); api.putBackwards()".to_owned() };
    assert_eq!(uncalled(&commands, client, &[asker]), ["openDoor", "putBack"]);
}

#[test]
fn the_window_may_listen_and_nothing_else_of_the_frameworks() {
    let folder = std::fs::read_dir(root().join("src-tauri/capabilities")).unwrap();
    let files: Vec<_> = folder.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["main.json"], "one window, one capability");
    let capability = json("src-tauri/capabilities/main.json");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(
        capability["permissions"],
        serde_json::json!(["core:event:allow-listen", "core:event:allow-unlisten"]),
        "its own commands need no permission; each of these is a door"
    );
    for looser in ["remote", "webviews", "local"] {
        assert!(capability.get(looser).is_none(), "{looser}");
    }
}

#[test]
fn the_policy_begins_with_nothing_and_allows_only_the_programs_own() {
    let configuration = json("src-tauri/tauri.conf.json");
    let app = &configuration["app"];
    let security = &app["security"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["windows"], serde_json::json!([]), "the one window is made in window.rs, with all it needs");
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
    assert_eq!(security["freezePrototype"], true);
    assert!(configuration.get("plugins").is_none());
    for looser in ["dangerousDisableAssetCspModification", "dangerousRemoteDomainIpcAccess", "devCsp", "assetProtocol"]
    {
        assert!(security.get(looser).is_none(), "{looser}");
    }
    hold("The content security policy allows only the program's own:", &loose(security["csp"].as_str().unwrap()));
}

/// What a content security policy allows beyond the program's own pages.
fn loose(policy: &str) -> Vec<String> {
    const OWN: &[&str] = &["'none'", "'self'", "data:", "blob:", "ipc:", "http://ipc.localhost"];
    let mut found = Vec::new();
    let directives: Vec<Vec<&str>> = policy.split(';').map(|one| one.split_whitespace().collect()).collect();
    for (name, allowed) in directives.iter().filter_map(|directive| directive.split_first()) {
        let is_picture = *name == "img-src";
        let is_loose = |what: &&&str| !OWN.contains(*what) || (["data:", "blob:"].contains(*what) && !is_picture);
        found.extend(allowed.iter().filter(is_loose).map(|what| format!("{name} {what}")));
    }
    for needed in ["default-src", "base-uri", "form-action", "frame-src", "object-src"] {
        if !directives.iter().any(|directive| directive.as_slice() == [needed, "'none'"]) {
            found.push(format!("{needed} is not 'none'"));
        }
    }
    found
}

#[test]
fn a_looser_policy_is_found() {
    let tight = "default-src 'none'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
                 frame-src 'none'; object-src 'none'";
    assert_eq!(loose(tight), Vec::<String>::new());
    let broken = tight.replace("script-src 'self'", "script-src 'self' 'unsafe-inline' data: https://a");
    assert_eq!(loose(&broken), ["script-src 'unsafe-inline'", "script-src data:", "script-src https://a"]);
    assert_eq!(loose(&tight.replace("base-uri 'none'; ", "")), ["base-uri is not 'none'"]);
}

#[test]
fn the_window_is_made_without_tools_for_developers_and_without_a_memory() {
    let window = read("src-tauri/src/window.rs");
    for needed in [".devtools(false)", ".incognito(!is_driven())", ".on_navigation(is_own_page)", ".proxy_url("] {
        assert!(window.contains(needed), "window.rs opens it with {needed}");
    }
    assert!(!read("Cargo.toml").contains("\"devtools\""), "the framework is built without its inspector");
    let view = read("src-tauri/src/desktop/view.rs");
    assert!(view.contains("set_spell_checking_enabled(false)"), "a spell checker learns names into a file of its own");
}
