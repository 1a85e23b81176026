//! What is asked of the desktop around the window, which differs from system to system: the clipboard, the signs to lock,
//! and the web view itself.

#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(target_os = "linux")]
mod logind;
#[cfg(target_os = "linux")]
mod printing;
mod region;
#[cfg(target_os = "linux")]
mod view;

#[cfg(not(target_os = "linux"))]
#[path = "elsewhere.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;

pub use region::region;
pub use system::{
    clear_clipboard, copied, fit, forget_selection, has_keychain, print_to, replace_document, watch, when_minimised,
};
