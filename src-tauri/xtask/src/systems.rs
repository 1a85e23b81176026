//! Which system this is, and what its packages are called.

use std::path::Path;

/// How much of the product is wanted, and so how much the machine must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// The journal and its terminal program.
    Terminal,
    /// The window as well.
    Window,
    /// And what the checks without a window need.
    Checks,
    /// And what drives the window in tests.
    Tests,
}

/// A family of systems with one way of installing things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Debian, Ubuntu and what is made from them.
    Debian,
    /// Fedora and its kin.
    Fedora,
    /// Arch and its kin.
    Arch,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
    /// A Linux that none of the above names.
    OtherLinux,
}

const DEBIAN_TERMINAL: &[&str] = &["build-essential", "pkg-config", "clang", "libssl-dev"];
const DEBIAN_WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev"];
const DEBIAN_CHECKS: &[&str] = &["strace"];
const DEBIAN_TESTS: &[&str] = &[
    "xvfb",
    "webkit2gtk-driver",
    "dbus",
    "dbus-x11",
    "at-spi2-core",
    "fonts-dejavu-core",
    "gnome-keyring",
    "xclip",
    "poppler-utils",
    "xdotool",
    "libfaketime",
];

impl System {
    /// The system that this program runs on.
    pub fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::MacOs
        } else if cfg!(windows) {
            Self::Windows
        } else {
            let described = std::fs::read_to_string(Path::new("/etc/os-release")).unwrap_or_default();
            Self::from_os_release(&described)
        }
    }

    /// The system that an `os-release` file describes (<https://www.freedesktop.org/software/systemd/man/os-release.html>).
    fn from_os_release(described: &str) -> Self {
        let names = described.lines().filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")));
        for name in names.flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace()) {
            match name {
                "debian" | "ubuntu" => return Self::Debian,
                "fedora" | "rhel" => return Self::Fedora,
                "arch" => return Self::Arch,
                _ => {}
            }
        }
        Self::OtherLinux
    }

    /// How the needed things are installed by hand where this program doesn't do it itself.
    pub fn by_hand(self) -> &'static str {
        match self {
            Self::Debian => "sudo apt-get install the packages above.",
            Self::Fedora => {
                "sudo dnf install gcc gcc-c++ make pkgconf-pkg-config clang openssl-devel webkit2gtk4.1-devel gtk3-devel \
                 librsvg2-devel python3-pip"
            }
            Self::Arch => "sudo pacman -S --needed base-devel clang openssl webkit2gtk-4.1 gtk3 librsvg python-pip",
            Self::MacOs => "xcode-select --install, and with Homebrew: brew install openssl@3 pkgconf python",
            Self::Windows => {
                "The Visual Studio build tools with \"Desktop development with C++\", LLVM, Strawberry Perl and Python; \
                 WebView2 comes with Windows 10 and 11."
            }
            Self::OtherLinux => {
                "A C compiler, pkg-config, clang, Python with pip, and the development files of OpenSSL, \
                 WebKitGTK 4.1, GTK 3 and librsvg."
            }
        }
    }

    /// The name of the system in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Debian => "Debian and its kin",
            Self::Fedora => "Fedora and its kin",
            Self::Arch => "Arch and its kin",
            Self::MacOs => "macOS",
            Self::Windows => "Windows",
            Self::OtherLinux => "this Linux",
        }
    }
}

/// The Debian packages for what is wanted.
pub fn debian_packages(extent: Extent) -> Vec<&'static str> {
    let mut names = DEBIAN_TERMINAL.to_vec();
    if extent >= Extent::Window {
        names.extend(DEBIAN_WINDOW);
    }
    if extent >= Extent::Checks {
        names.extend(DEBIAN_CHECKS);
    }
    if extent >= Extent::Tests {
        names.extend(DEBIAN_TESTS);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_told_by_their_own_name_or_their_parents() {
        for (described, system) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Debian),
            ("NAME=Fedora\nID=fedora\n", System::Fedora),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", System::Fedora),
            ("ID=manjaro\nID_LIKE=arch\n", System::Arch),
            ("ID=nixos\n", System::OtherLinux),
            ("", System::OtherLinux),
        ] {
            assert_eq!(System::from_os_release(described), system, "{described}");
        }
    }

    #[test]
    fn more_is_wanted_for_the_window_and_most_for_the_tests() {
        let (terminal, window, tests) =
            (debian_packages(Extent::Terminal), debian_packages(Extent::Window), debian_packages(Extent::Tests));
        assert!(!terminal.contains(&"libgtk-3-dev") && window.contains(&"libgtk-3-dev"));
        let checks = debian_packages(Extent::Checks);
        assert!(!window.contains(&"strace") && checks.contains(&"strace") && !checks.contains(&"xvfb"));
        assert!(!window.contains(&"xvfb") && tests.contains(&"xvfb"));
        assert!(tests.starts_with(&checks) && checks.starts_with(&window) && window.starts_with(&terminal));
    }
}
