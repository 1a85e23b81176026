//! The message buses of this machine, which are sockets in its file system and never anything further away.

use std::path::Path;
use std::time::Duration;

use dbus::blocking::Connection;

/// How long an answer may take.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The system's bus, if there is one on this machine.
pub fn system() -> Option<Connection> {
    let named = std::env::var("DBUS_SYSTEM_BUS_ADDRESS").ok();
    named.is_none_or(|address| is_at_home(&address)).then(|| Connection::new_system().ok()).flatten()
}

/// The bus of the user's session, if there is one on this machine.
pub fn session() -> Option<Connection> {
    let is_there = match std::env::var("DBUS_SESSION_BUS_ADDRESS") {
        Ok(address) => is_at_home(&address),
        // Without its usual socket, asking for the bus would start one.
        Err(_) => std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists()),
    };
    is_there.then(|| Connection::new_session().ok()).flatten()
}

/// Whether every address is a socket of this machine's own.
fn is_at_home(addresses: &str) -> bool {
    addresses.split(';').all(|address| address.starts_with("unix:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bus_on_this_machine_is_spoken_to() {
        assert!(is_at_home("unix:path=/run/dbus/system_bus_socket"));
        assert!(is_at_home("unix:abstract=/tmp/dbus-1,guid=1"));
        for away in
            ["tcp:host=localhost,port=1", "nonce-tcp:host=a", "unix:path=/a;tcp:host=b,port=1", "", "autolaunch:"]
        {
            assert!(!is_at_home(away), "{away}");
        }
    }
}
