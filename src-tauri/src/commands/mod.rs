//! What the window may ask. Each command converts, delegates and converts back; it decides nothing.
//!
//! All run off the main thread: `#[tauri::command(async)]`.

mod clients;
mod export;
mod gifts;
mod ladder;
mod reflections;
mod search;
mod settings;
mod suggestions;
mod vault;

use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

/// Every command, with the types it takes and gives.
pub fn all() -> Builder<Wry> {
    Builder::<Wry>::new().error_handling(ErrorHandlingMode::Throw).disable_serde_phases().commands(collect_commands![
        vault::vault_status,
        vault::passphrase_strength,
        vault::create_journal,
        vault::unlock_journal,
        vault::lock_journal,
        vault::open_sample,
        vault::leave_sample,
        vault::still_here,
        clients::list_clients,
        clients::client_names,
        clients::add_client,
        clients::update_client,
        clients::client_page,
        ladder::add_want,
        ladder::update_want,
        ladder::add_need,
        ladder::update_need,
        ladder::set_confidence,
        ladder::place_need,
        reflections::list_reflections,
        reflections::open_reflection,
        reflections::start_reflection,
        reflections::save_draft,
        reflections::settle_draft,
        reflections::set_facts,
        reflections::add_mark,
        reflections::remove_mark,
        gifts::list_gifts,
        gifts::add_gift,
        gifts::update_gift,
        suggestions::overlap,
        suggestions::give_verdict,
        suggestions::today,
        search::search,
        settings::settings,
        settings::set_settings,
        settings::undo,
        settings::redo,
        settings::undo_state,
        export::export_everything,
    ])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::error::AppError;
    use specta_typescript::Typescript;

    /// `UPDATE_BINDINGS=1 cargo test -p undercurrent bindings` writes the file anew.
    #[test]
    fn the_committed_bindings_are_those_of_these_commands() {
        let committed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/api/bindings.ts");
        let fresh = std::env::temp_dir().join(format!("undercurrent-bindings-{}.ts", std::process::id()));
        let language =
            Typescript::default().header("// Written by a test of the shell from its commands. Do not edit.\n");
        all().typ::<AppError>().typ::<crate::views::wire::Area>().export(language, &fresh).unwrap();
        let text = std::fs::read_to_string(&fresh).unwrap();
        std::fs::remove_file(&fresh).unwrap();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(&committed, &text).unwrap();
        }
        assert!(
            std::fs::read_to_string(&committed).unwrap() == text,
            "ui/src/lib/api/bindings.ts is stale: run UPDATE_BINDINGS=1 cargo test -p undercurrent bindings"
        );
    }
}
