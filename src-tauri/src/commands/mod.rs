//! What the window may ask. Each command converts, delegates and converts back; it decides nothing.
//!
//! All run off the main thread: `#[tauri::command(async)]`.

mod backups;
mod clients;
mod deliveries;
mod export;
mod gifts;
mod insights;
mod keychain;
mod keys;
mod knowledge;
mod ladder;
mod occasions;
mod printing;
mod profile;
mod promises;
mod reflections;
mod region;
mod review;
mod search;
mod settings;
mod starts;
mod suggestions;
mod trash;
mod vault;
mod versions;

use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

/// Every command, with the types it takes and gives.
pub fn all() -> Builder<Wry> {
    Builder::<Wry>::new().error_handling(ErrorHandlingMode::Throw).disable_serde_phases().commands(collect_commands![
        vault::vault_status,
        keys::passphrase_strength,
        keys::suggest_passphrase,
        keys::create_journal,
        keys::check_code,
        keys::unlock_with_code,
        keys::recovery_code,
        keys::change_passphrase,
        keys::replace_code,
        vault::unlock_journal,
        vault::lock_journal,
        vault::remember_place,
        vault::copied,
        keychain::keychain_state,
        keychain::set_keychain,
        keychain::unlock_with_keychain,
        vault::open_sample,
        vault::leave_sample,
        vault::still_here,
        clients::list_clients,
        clients::client_names,
        clients::add_client,
        clients::update_client,
        clients::part_client,
        clients::client_page,
        clients::brief,
        clients::merge_preview,
        clients::merge_clients,
        occasions::list_occasions,
        occasions::add_occasion,
        occasions::update_occasion,
        ladder::add_want,
        ladder::update_want,
        ladder::add_need,
        ladder::update_need,
        ladder::set_confidence,
        ladder::place_need,
        ladder::set_want_state,
        ladder::set_need_state,
        ladder::want_history,
        ladder::need_history,
        knowledge::knowledge,
        knowledge::add_reading,
        knowledge::update_reading,
        knowledge::add_sign,
        knowledge::update_sign,
        knowledge::ask,
        knowledge::update_asked,
        knowledge::add_idea,
        knowledge::update_idea,
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
        gifts::split_gift,
        gifts::merge_gifts,
        versions::list_versions,
        versions::compare_version,
        versions::bring_back_version,
        deliveries::giving,
        deliveries::add_delivery,
        deliveries::update_delivery,
        deliveries::set_delivery_state,
        deliveries::give_part,
        deliveries::land_delivery,
        deliveries::list_forms,
        deliveries::add_form,
        deliveries::update_form,
        promises::add_promise,
        promises::update_promise,
        promises::keep_promise,
        promises::renegotiate_promise,
        promises::drop_promise,
        promises::reopen_promise,
        suggestions::overlap,
        suggestions::give_verdict,
        suggestions::today,
        suggestions::why,
        suggestions::echoes,
        suggestions::emerging_gifts,
        suggestions::adopt_gift,
        suggestions::take_gathering,
        suggestions::acknowledge,
        suggestions::set_suggestion_aside,
        suggestions::list_verdicts,
        suggestions::take_back_verdict,
        suggestions::cautions,
        search::search,
        region::region,
        settings::settings,
        settings::set_settings,
        starts::starts,
        starts::add_prompt,
        starts::update_prompt,
        starts::add_template,
        starts::update_template,
        profile::profile,
        profile::set_profile,
        profile::set_trade,
        settings::undo,
        settings::redo,
        settings::undo_state,
        export::export_everything,
        export::save_chart,
        printing::print_page,
        insights::inequalities,
        insights::balances,
        insights::client_balance,
        insights::budget,
        insights::time_by_month,
        insights::themes,
        insights::name_theme,
        insights::form_figures,
        insights::gift_figures,
        insights::overrule,
        insights::add_pursuit,
        insights::update_pursuit,
        insights::set_pursuit_minutes,
        review::review,
        review::mark_step,
        review::write_learned,
        review::close_review,
        trash::delete_record,
        trash::trash,
        trash::put_back,
        trash::forget_preview,
        trash::forget_client,
        trash::back_up_without_forgotten,
        backups::backups,
        backups::back_up_now,
        backups::choose_second_place,
        backups::clear_second_place,
        backups::look_into_backup,
        backups::leave_backup,
        backups::restore_backup,
        backups::restore_from,
        backups::restore_newest,
        backups::check_journal,
        backups::replace_backups_holding,
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
