//! What was copied in the window leaves the clipboard after half a minute, and when the program ends.
//!
//! The web view copies into this very program's clipboard, and the system knows whose copy lies in it. So what another
//! program has put there meanwhile is never taken away, and nothing needs to be read to find that out.

use std::cell::RefCell;
use std::time::Duration;

use gtk::gdk::{SELECTION_CLIPBOARD, SELECTION_PRIMARY};
use gtk::glib::{self, SourceId};
use tauri::AppHandle;

/// Long enough to paste, too short to be forgotten there.
const KEPT: Duration = Duration::from_secs(30);

thread_local! {
    /// The clearing that is due, on the thread of the windows.
    static DUE: RefCell<Option<SourceId>> = const { RefCell::new(None) };
}

/// Something was copied: it goes in half a minute, however often one locks and unlocks until then.
pub fn copied(app: &AppHandle) {
    // Without its windows' thread the program is ending, and clears then.
    let _ = app.run_on_main_thread(|| {
        let timer = glib::timeout_add_local_once(KEPT, || {
            DUE.with_borrow_mut(Option::take);
            clear();
        });
        if let Some(earlier) = DUE.replace(Some(timer)) {
            earlier.remove();
        }
    });
}

/// Takes back what was merely selected, and would be pasted by the middle button.
pub fn forget_selection(app: &AppHandle) {
    let _ = app.run_on_main_thread(|| gtk::Clipboard::get(&SELECTION_PRIMARY).clear());
}

/// Takes back whatever of this program's own lies in a clipboard. Only for the windows' thread.
pub fn clear() {
    for selection in [SELECTION_CLIPBOARD, SELECTION_PRIMARY] {
        gtk::Clipboard::get(&selection).clear();
    }
}
