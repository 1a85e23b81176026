//! The web view itself: nothing it does may write a word down, and what it showed goes with the process that showed it.

use webkit2gtk::{ContextMenu, ContextMenuAction as Action, ContextMenuExt as _, ContextMenuItemExt as _};
use webkit2gtk::{WebContextExt as _, WebView, WebViewExt as _};

use crate::window::is_driven;

/// What the menu of the right button may offer. *Learn spelling* would write a client's name into a dictionary outside the
/// vault, *Download* and *Save* whatever lies under the pointer.
const OFFERED: &[Action] = &[
    Action::Copy,
    Action::Cut,
    Action::Paste,
    Action::PasteAsPlainText,
    Action::Delete,
    Action::SelectAll,
    Action::InputMethods,
    Action::Unicode,
    Action::InsertEmoji,
];

/// Turns off the spell checker, which keeps a dictionary of its own on disk, and trims the right button's menu.
pub fn fit(view: &WebView) {
    if let Some(context) = view.context() {
        context.set_spell_checking_enabled(false);
    }
    view.connect_context_menu(|_, menu, _, _| {
        trim(menu);
        // An empty menu is not shown.
        menu.n_items() == 0
    });
}

fn trim(menu: &ContextMenu) {
    for item in menu.items() {
        if !OFFERED.contains(&item.stock_action()) {
            menu.remove(&item);
        }
    }
}

/// Ends the process that holds the document, with all its memory, and shows the first page in a new one. A driver would
/// lose its hold on the window with the process, so under one the page is only loaded anew.
pub fn replace(view: &WebView) {
    if !is_driven() {
        view.terminate_web_process();
    }
    view.reload();
}
