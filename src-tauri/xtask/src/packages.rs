//! System packages: which are missing, and getting them where that can be done for the user.

use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::process::{answer, run, say};
use crate::systems::{Extent, System, debian_packages};
use crate::{model, node};

/// Sees to it that the machine has the packages for what is wanted.
///
/// # Errors
/// When packages are missing and can't be installed from here.
pub fn provide(extent: Extent, model_is_made: bool) -> Result<(), Failure> {
    let system = System::here();
    if system != System::Debian {
        return Err(elsewhere(system));
    }
    let mut wanted = debian_packages(extent);
    if !model_is_made && model::python().is_none() {
        wanted.extend(["python3", "python3-pip"]);
    }
    if extent >= Extent::Window && node::npm_comes_as_package() {
        wanted.push("npm");
    }
    let missing = missing(&wanted, &installed(&wanted));
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

fn elsewhere(system: System) -> Failure {
    Failure::new(
        "looking for the system packages that Undercurrent is built with",
        format!("on {} this program does not install packages itself", system.name()),
        format!("Install these, then call it again with --as-is:\n  {}", system.by_hand()),
    )
}

/// What `dpkg-query` says of the packages. It ends badly as soon as one is unknown, and prints the others all the same.
fn installed(names: &[&str]) -> String {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status} ${Package}\\n"]).args(names);
    query.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

fn missing<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    let is_there = |name: &str| {
        listed
            .lines()
            .any(|line| line.split_once(' ').is_some_and(|(status, found)| status == "installed" && found == name))
    };
    wanted.iter().copied().filter(|name| !is_there(name)).collect()
}

fn install(names: &[&str]) -> Result<(), Failure> {
    let listed = names.join(" ");
    let by_hand = format!("As root: apt-get update && apt-get install --no-install-recommends {listed}");
    let is_root = answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let has_sudo = answer(Command::new("sudo").arg("--version")).is_some();
    say(&format!("Missing system packages: {listed}."));
    match (is_root, has_sudo) {
        (true, _) => say("Installing them with apt-get (a few minutes at most)…"),
        (false, true) => say(
            "Installing them with apt-get (a few minutes at most) needs an administrator's rights, so sudo may ask for \
             your password…",
        ),
        (false, false) => {
            return Err(Failure::new("installing system packages", "you are not root, and there is no sudo", by_hand));
        }
    }
    // One unreachable source makes `update` fail though the rest of the lists is fresh: the installation decides.
    if let Err(failure) = run("apt-get update", &mut apt_get(is_root, &["update"]), &by_hand) {
        say(&format!("{failure}\nGoing on with the package lists there are."));
    }
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(names);
    run(&format!("apt-get install {listed}"), &mut apt_get(is_root, &arguments), &by_hand)
}

fn apt_get(is_root: bool, arguments: &[&str]) -> Command {
    // Another program may be holding the package database for a moment: wait for it rather than fail.
    let words = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"];
    let mut command = if is_root { Command::new("env") } else { Command::new("sudo") };
    if !is_root {
        command.arg("env");
    }
    // What goes wrong is said on standard error; a line for every file unpacked helps nobody.
    command.args(words).args(arguments).stdout(Stdio::null());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_fully_installed_counts() {
        let listed = "installed clang\nconfig-files xvfb\nnot-installed dbus\ninstalled libssl-dev-doc\n";
        assert_eq!(missing(&["clang", "xvfb", "dbus", "libssl-dev"], listed), ["xvfb", "dbus", "libssl-dev"]);
        assert!(missing(&["clang"], listed).is_empty());
    }

    #[test]
    fn elsewhere_the_packages_are_named_and_the_way_on_is_said() {
        for (system, package) in [
            (System::Fedora, "webkit2gtk4.1-devel"),
            (System::Arch, "webkit2gtk-4.1"),
            (System::MacOs, "openssl@3"),
            (System::Windows, "WebView2"),
        ] {
            let failure = elsewhere(system);
            assert!(failure.to_string().contains(package) && failure.to_string().contains("--as-is"), "{failure}");
            assert_eq!(failure.code, 1);
        }
    }

    #[test]
    fn sudo_is_used_only_by_those_who_are_not_root() {
        assert_eq!(apt_get(true, &["update"]).get_program(), "env");
        assert_eq!(apt_get(false, &["update"]).get_program(), "sudo");
    }
}
