//! Which tier of the UI may import which, and what must not stand in it at all.

use crate::source::{Source, hold, places, sources, without_comments};

const CLIENT: &str = "ui/src/lib/api/client.ts";
/// Generated beside it, and called by it alone.
const BINDINGS: &str = "ui/src/lib/api/bindings.ts";

/// What writes to disk in clear, reaches a network, or makes markup or code out of text.
const FORBIDDEN: &[&str] = &[
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "openDatabase",
    "caches",
    "document.cookie",
    "serviceWorker",
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "RTCPeerConnection",
    "sendBeacon",
    "{@html",
    ".innerHTML",
    ".outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval",
    "new Function",
    "importScripts",
    "window.open",
];

/// Where a file stands in the UI.
#[derive(Debug, PartialEq, Eq)]
enum Tier<'a> {
    Route,
    Shared,
    State,
    Api,
    Messages,
    Area(&'a str),
    Outside,
}

fn tier(path: &str) -> Tier<'_> {
    let Some(inside) = path.strip_prefix("ui/src/") else {
        return Tier::Outside;
    };
    if inside.starts_with("routes/") {
        return Tier::Route;
    }
    let Some((folder, _)) = inside.strip_prefix("lib/").and_then(|rest| rest.split_once('/')) else {
        return Tier::Outside;
    };
    match folder {
        "shared" => Tier::Shared,
        "state" => Tier::State,
        "api" => Tier::Api,
        "messages" => Tier::Messages,
        area => Tier::Area(area),
    }
}

/// What a file imports: the line's number, and the path as it is written.
fn imports(text: &str) -> Vec<(usize, String)> {
    let code = without_comments(text);
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        for opening in ["from \"", "from '", "import \"", "import '", "import(\"", "import('"] {
            for (at, _) in line.match_indices(opening) {
                let rest = &line[at + opening.len()..];
                let end = rest.find(['"', '\'']).unwrap_or(rest.len());
                found.push((number + 1, rest[..end].to_owned()));
            }
        }
    }
    found
}

/// Where an import leads, as a path under the repository's root; a package's name stays as it is.
fn resolved(from: &str, import: &str) -> String {
    if let Some(inside) = import.strip_prefix("$lib/") {
        return format!("ui/src/lib/{inside}");
    }
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// Imports that lead upwards: routes → areas → state and shared → messages → the wire's types.
fn tiers(path: &str, text: &str) -> Vec<String> {
    let may_import = |to: &Tier<'_>| match (tier(path), to) {
        (_, Tier::Outside) => true,
        (Tier::Outside, _) => true,
        (_, Tier::Route) => matches!(tier(path), Tier::Route),
        (Tier::Shared, Tier::Shared | Tier::Messages) => true,
        (Tier::Messages, Tier::Messages | Tier::Api) => true,
        (Tier::Api, Tier::Api) => true,
        (Tier::State, Tier::State | Tier::Api | Tier::Messages) => true,
        (Tier::Route | Tier::Area(_), _) => true,
        _ => false,
    };
    let mut broken = Vec::new();
    for (line, import) in imports(text) {
        let to = resolved(path, &import);
        if !may_import(&tier(&to)) {
            broken.push(format!("{path}:{line}: {import}"));
        }
    }
    broken
}

fn core_imports(path: &str, text: &str) -> Vec<String> {
    let reaches_core = |import: &str| import.starts_with("@tauri-apps/");
    let found =
        imports(text).into_iter().filter(|(_, import)| ![CLIENT, BINDINGS].contains(&path) && reaches_core(import));
    found.map(|(line, import)| format!("{path}:{line}: {import}")).collect()
}

/// Whoever takes more than types out of the bindings.
fn calls_bindings(path: &str, text: &str) -> Vec<String> {
    if [CLIENT, BINDINGS].contains(&path) {
        return Vec::new();
    }
    let lines = (1..).zip(text.lines()).filter(|(_, line)| line.contains("api/bindings") && line.contains(" from "));
    lines.filter(|(_, line)| !takes_types(line)).map(|(number, _)| format!("{path}:{number}: api/bindings")).collect()
}

fn takes_types(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("import type") || line.starts_with("export type") || line.starts_with("} from")
}

fn forbidden(path: &str, text: &str) -> Vec<String> {
    places(path, &without_comments(text), FORBIDDEN)
}

/// The UI's own sources; its unit tests may stand in for what they test.
fn ui() -> Vec<Source> {
    let mut found = sources("ui/src", &["ts", "svelte", "html", "js"]);
    found.retain(|source| !source.path.contains(".test."));
    found
}

fn broken(rule: impl Fn(&str, &str) -> Vec<String>) -> Vec<String> {
    ui().iter().flat_map(|source| rule(&source.path, &source.text)).collect()
}

#[test]
fn only_the_client_speaks_to_the_core() {
    hold("Only lib/api/client.ts imports @tauri-apps:", &broken(core_imports));
}

#[test]
fn only_the_client_calls_what_is_generated() {
    hold("Only lib/api/client.ts takes more than types out of the bindings:", &broken(calls_bindings));
}

#[test]
fn a_call_past_the_client_is_found() {
    let at = "ui/src/lib/gifts/GiftList.svelte";
    let bad = "import type { Gift } from \"$lib/api/bindings\";\nimport { commands } from \"$lib/api/bindings\";\n";
    assert_eq!(calls_bindings(at, bad), [format!("{at}:2: api/bindings")]);
    assert!(calls_bindings(CLIENT, bad).is_empty());
}

#[test]
fn a_second_way_to_the_core_is_found() {
    let bad = "import { a } from \"x\";\nimport { invoke } from \"@tauri-apps/api/core\";\n";
    let at = "ui/src/lib/gifts/GiftList.svelte";
    assert_eq!(core_imports(at, bad), [format!("{at}:2: @tauri-apps/api/core")]);
    assert!(core_imports(CLIENT, bad).is_empty());
}

#[test]
fn imports_lead_downwards() {
    hold("Routes import areas, areas import shared, shared imports neither:", &broken(tiers));
}

#[test]
fn imports_upwards_are_found() {
    let shared = "ui/src/lib/shared/charts/Axis.svelte";
    for import in ["$lib/gifts/chart", "../../gifts/chart", "$lib/state/journal.svelte", "../../../routes/Today.svelte"]
    {
        assert_eq!(tiers(shared, &format!("\nimport x from \"{import}\";")), [format!("{shared}:2: {import}")]);
    }
    assert!(tiers(shared, "import x from '../Button.svelte'; import m from \"$lib/messages/en\";").is_empty());
    let area = "ui/src/lib/gifts/GiftList.svelte";
    assert_eq!(tiers(area, "import x from \"../../routes/Gifts.svelte\";").len(), 1);
    assert!(tiers(area, "import x from \"$lib/shared/Button.svelte\";").is_empty());
    assert_eq!(tiers("ui/src/lib/state/toasts.svelte.ts", "import x from \"$lib/shared/Toast.svelte\";").len(), 1);
}

#[test]
fn nothing_is_kept_in_the_web_view_and_nothing_leaves_it() {
    hold("No web storage, no network, no markup or code from text:", &broken(forbidden));
}

#[test]
fn web_storage_and_raw_markup_are_found() {
    let at = "ui/src/lib/state/theme.svelte.ts";
    let bad = "// localStorage would write to disk\nlocalStorage.setItem(\"a\", b);\n{@html words}\nprefetch();\n";
    assert_eq!(forbidden(at, bad), [format!("{at}:2: localStorage"), format!("{at}:3: {{@html")]);
}
