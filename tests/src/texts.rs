//! Texts that are hard to keep.

/// Names and texts of each kind of trouble, without control characters.
pub const HARD: &[(&str, &str)] = &[
    ("emoji of several code points", "👩‍👧‍👦 🏳️‍🌈 👍🏽"),
    ("combining letters", "e\u{301}te\u{301} A\u{30a}ngstro\u{308}m"),
    ("right to left", "שלום עולם مرحبا"),
    ("both directions", "abc \u{202e}fed\u{202c} אבג 123"),
    ("Han and kana", "日本語の要望"),
    ("outside the basic plane", "𝒜𝓃𝒶 𐍈"),
    ("quotes and query signs", r#""a" OR b* NEAR(c) -d ^e {f} : ' ; -- %"#),
    ("Markdown", "# not a heading *this* [[want:x]] <b>"),
    ("a byte order mark inside", "x\u{feff}y"),
    ("a noncharacter", "x\u{fffe}\u{10ffff}y"),
];

/// What no single line may hold.
pub const CONTROLS: &[(&str, &str)] =
    &[("NUL", "a\0b"), ("escape", "a\u{1b}[31mb"), ("delete", "a\u{7f}b"), ("a C1 control", "a\u{9f}b")];

/// A text of one megabyte.
#[must_use]
pub fn megabyte() -> String {
    "all work and no play ".repeat(50_000)
}
