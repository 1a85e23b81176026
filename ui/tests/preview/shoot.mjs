// Pictures and axe findings of every screen over the stand-in core, in WebKitGTK (packages webkit2gtk-driver, xvfb):
//   npm run shoot -- OUT_DIR [NAME...] [OPTION...]
//     NAME              picks pages by the beginning of their name
//     --text=200        with text of this many percent
//     --rtl             with people who write from right to left
//     --size=1280x800   in this size alone, else 1280x800 and 900x700
//     --theme=dark      in this theme alone, else in both
//     --prefer=forced-colors:active,prefers-contrast:more
//                       as a system shows it that asks for this; only Chromium can pretend to (packages chromium, chromium-driver)
// It serves the pages itself, leaves OUT_DIR/<name>-<theme>[-900].png behind, prints what axe found and what doesn't fit, and
// fails if it found anything.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { inBrowser } from "./browser.mjs";

const place = (value) => `place=${encodeURIComponent(JSON.stringify(value))}`;
const press = (key, options = {}) =>
  `(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", ${JSON.stringify({ key, bubbles: true, composed: true, cancelable: true, ...options })}))`;
/** within the page being written, which lies in a shadow of its own */
const inPage = (key, options = {}) =>
  `(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).dispatchEvent(new KeyboardEvent("keydown", ${JSON.stringify({ key, bubbles: true, composed: true, cancelable: true, ...options })}))`;
const type = (words) =>
  `const f = document.activeElement; f.value = ${JSON.stringify(words)}; f.dispatchEvent(new InputEvent("input", { bubbles: true }))`;

const forget = [
  `document.querySelector(".page-head [aria-haspopup=menu]").click()`,
  `[...document.querySelectorAll("[role=menuitem]")].at(-1).click()`,
];

/** what a button is called, or what stands on it */
const click = (name) =>
  `[...document.querySelectorAll("button")].find((b) => (b.getAttribute("aria-label") ?? b.textContent).trim().startsWith(${JSON.stringify(name)})).click()`;
const fill = (at, words) =>
  `{ const f = document.querySelectorAll("form .input")[${at}]; f.value = ${JSON.stringify(words)}; f.dispatchEvent(new InputEvent("input", { bubbles: true })); }`;
const send = `document.querySelector("form").requestSubmit()`;
/** as the printer sees it */
const asPrinted = `for (const { cssRules } of document.styleSheets)
  for (const rule of cssRules) if (rule.media?.mediaText === "print") rule.media.mediaText = "all";`;
const NEW = "otter lantern basalt chorus velvet quarry";
const settings = place({ screen: "settings" });
const client = place({ screen: "client", id: "ilse" });
const backups = `document.getElementById("backups-title").scrollIntoView()`;
const made = [fill(0, NEW), fill(1, NEW), send, "", ""];

/** name, query, and what to do before the picture */
const PAGES = [
  ["insights", place({ screen: "insights" })],
  [
    "insights-down",
    place({ screen: "insights" }),
    [`document.querySelector(".in2.whole").scrollIntoView({ block: "end" })`],
  ],
  ["insights-table", place({ screen: "insights" }), [click("As a table")]],
  ["review", place({ screen: "review" })],
  ["review-down", place({ screen: "review" }), [`document.getElementById("review-budget").scrollIntoView()`]],
  ["own-practice", place({ screen: "settings", part: "own" })],
  ["starts", settings, [`document.getElementById("starts").scrollIntoView()`]],
  ["starts-template", settings, [click("Change the template First call")]],
  ["unlock", "state=locked&idle"],
  ["unlock-wrong", "state=locked", [type("wrong"), `document.activeElement.form.requestSubmit()`]],
  ["create", "state=none", [type("quiet water deep")]],
  ["create-offer", "state=none", [click("Offer me six words")]],
  ["code-keep", "state=none", made],
  ["code-paper", "state=none", [...made, asPrinted]],
  ["code-proof", "state=none", [...made, click("I have written it down")]],
  ["code-proof-wrong", "state=none", [...made, click("I have written it down"), type("XXXX"), send]],
  ["unlock-keychain", "state=locked&keychain"],
  ["unlock-wait", "state=locked&wait"],
  ["unlock-code", "state=locked", [click("Forgotten"), fill(0, "UCQ7K M9X?V"), "", "", fill(1, NEW)]],
  ["unlock-damaged", "state=locked&damaged", [type("quiet water deep"), send]],
  ["unlock-restore", "state=locked", [click("Restore from a backup")]],
  ["fresh-restore", "state=none", [click("Restore from a backup"), click("the recovery code")]],
  ["vault-passphrase", settings, [click("Change the passphrase"), fill(0, "quiet water deep"), fill(1, NEW)]],
  [
    "vault-changed",
    `reach&${settings}`,
    [click("Change the passphrase"), fill(0, "quiet water deep"), fill(1, NEW), fill(2, NEW), send],
  ],
  ["vault-code-ask", settings, [click("Show the recovery code")]],
  ["vault-code", settings, [click("Show the recovery code"), fill(0, "quiet water deep"), send]],
  ["vault-replace", settings, [click("Replace what leaked")]],
  [
    "vault-replaced",
    settings,
    [click("Replace what leaked"), fill(0, "quiet water deep"), fill(1, NEW), fill(2, NEW), send],
  ],
  ["vault-keychain", settings, [`document.querySelector("[role=switch][aria-label*=keychain]").click()`]],
  ["backups-settings", settings, [backups, click("Check my journal")]],
  ["backups-bare", `bare&${settings}`, [backups]],
  ["backups-away", `away&found&${settings}`, [click("Check my journal"), "", backups]],
  ["backups-restore", settings, [backups, click("Restore…")]],
  ["backups-looking", "looking"],
  ["backups-looking-settings", `looking&${settings}`],
  ["today", ""],
  ["today-empty", "empty"],
  ["first-trade", "empty&unasked"],
  ["first-therapy", "empty&therapy"],
  ["today-sample", "sample"],
  ["reflections", place({ screen: "reflections" })],
  ["reflect", place({ screen: "reflect", id: "r-tomas" })],
  ["reflect-new", place({ screen: "reflect", id: null })],
  ["reflect-begin", place({ screen: "reflect", id: null }), [click("Begin with a template")]],
  ["clients", place({ screen: "clients" })],
  ["client", place({ screen: "client", id: "ilse" })],
  [
    "client-facts",
    place({ screen: "client", id: "ilse" }),
    [
      `document.querySelector(".page-head [aria-haspopup=menu]").click()`,
      `document.querySelectorAll("[role=menuitem]")[1].click()`,
    ],
  ],
  ["brief", place({ screen: "brief", id: "ilse" })],
  ["overlap", place({ screen: "overlap" })],
  ["overlap-empty", `empty&${place({ screen: "overlap" })}`],
  ["gifts", place({ screen: "gifts" })],
  ["gifts-empty", `empty&${place({ screen: "gifts" })}`],
  ["settings", place({ screen: "settings" })],
  [
    "settings-therapy",
    `therapy&${place({ screen: "settings" })}`,
    [`document.getElementById("practice-title").scrollIntoView()`],
  ],
  ["giving-forms", place({ screen: "settings" }), [`document.getElementById("forms-title").scrollIntoView()`]],
  [
    "giving-promise",
    place({ screen: "client", id: "ilse" }),
    [`document.querySelector("[data-record=p-words] .what").click()`],
  ],
  [
    "giving-delivery",
    place({ screen: "client", id: "ilse" }),
    [`document.querySelector("[data-record=d-list] .what").click()`],
  ],
  [
    "giving-earlier",
    place({ screen: "client", id: "ilse", at: "d-card" }),
    [`document.querySelector("[data-record=d-card]").scrollIntoView()`],
  ],
  ["giving-taken", place({ screen: "overlap" }), [`document.querySelector(".sugg .btn.primary").click()`]],
  ["client-therapy", `therapy&${place({ screen: "client", id: "ilse" })}`],
  ["balance", client, [`document.getElementById("balance").scrollIntoView()`]],
  ["balance-reached", `reached&${client}`, [`document.getElementById("balance").scrollIntoView()`]],
  ["wait", `reached&${client}`, [`document.getElementById("open-with").scrollIntoView()`, click("Go on all the same")]],
  ["wait-delivery", `reached&${client}`, [click("Add a delivery"), "", `${click("Go on all the same")}`]],
  ["wait-occasion", `reached&${client}`, [click("Add an occasion")]],
  [
    "wait-promise",
    `reached&${place({ screen: "reflect", id: "r-tomas" })}`,
    [inPage("Home", { shiftKey: true }), inPage("p", { altKey: true, code: "KeyP" })],
  ],
  ["wait-today", "reached", [`document.querySelector(".beneath").scrollIntoView()`]],
  ["wait-overlap", `reached&${place({ screen: "overlap" })}`],
  ["settings-sentences", settings, [`document.getElementById("practice-title").scrollIntoView()`]],
  ["trash", place({ screen: "trash" })],
  ["trash-empty", `empty&${place({ screen: "trash" })}`],
  ["forget", place({ screen: "client", id: "ilse" }), forget],
  ["forget-duty", `duty&${place({ screen: "client", id: "ilse" })}`, [...forget, type("Ilse Varnholt")]],
  ["forget-mentions", place({ screen: "client", id: "ilse", forget: true })],
  [
    "forget-report",
    place({ screen: "client", id: "ilse" }),
    [...forget, type("Ilse Varnholt"), `document.querySelector(".btn.danger").click()`],
  ],
  ["palette", place({ screen: "client", id: "ilse" }), [press("k", { ctrlKey: true }), type("price")]],
  ["palette-none", "", [press("k", { ctrlKey: true }), type("zzyzx")]],
  ["palette-narrow", "", [press("k", { ctrlKey: true }), type("price kind:")]],
  ["help", client, [press("F1")]],
  ["help-keys", client, [press("F1"), `document.querySelector("[data-at='frame.keys.client']").scrollIntoView()`]],
  ["help-search", "", [press("F1"), type("backup")]],
  ["toast", "", [press("z", { ctrlKey: true })]],
  ["rail", "", [`document.querySelectorAll(".nav-item")[2].focus()`]],
];
const SIZES = [
  ["", 1280, 800],
  ["-900", 900, 700],
];

const option = { type: "string" };
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { text: option, size: option, theme: option, prefer: option, rtl: { type: "boolean", default: false } },
});
const [out = "shots", ...names] = positionals;
const chosen = PAGES.filter(([name]) => names.length === 0 || names.some((start) => name.startsWith(start)));
const sizes = options.size ? [["", ...options.size.split("x").map(Number)]] : SIZES;
const themes = options.theme ? [options.theme] : ["light", "dark"];
const always = `${options.text ? `text=${options.text}&` : ""}${options.rtl ? "rtl&" : ""}`;
const source = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
/** what the walk through the real window finds fault with */
const MISFITS = `${source("../../../tests/src/window/page.js")}${source("../../../tests/src/window/layout.js")}
  return [...sideways(), ...cutTexts()];`;
mkdirSync(out, { recursive: true });

const preferences = options.prefer?.split(",").map((one) => {
  const [name, value] = one.split(":");
  return { name, value };
});
const findings = await inBrowser(shootAll, { preferences });
process.exit(findings === 0 ? 0 : 1);

async function shootAll(window) {
  const axe = source("../../node_modules/axe-core/axe.min.js");
  let found = 0;
  for (const [suffix, width, height] of sizes) {
    await window.resize(width, height);
    for (const [name, query, steps = []] of chosen) {
      for (const theme of themes) {
        await window.go(`${always}theme=${theme}&${query}`);
        for (const step of steps) {
          await pause(250);
          await window.run(step);
        }
        await pause(500);
        writeFileSync(`${out}/${name}-${theme}${suffix}.png`, await window.picture());
        found += report(`${name} ${theme}${suffix}`, await inspect(window, axe));
        for (const misfit of await window.run(MISFITS)) {
          found += 1;
          console.log(`${name} ${theme}${suffix}: ${misfit}`);
        }
      }
    }
  }
  return found;
}

function inspect(window, axe) {
  return window.runLong(`${axe};
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => done(violations));`);
}

function report(page, violations) {
  for (const { id, help, nodes } of violations) {
    console.log(`${page}: ${id} ${help ?? ""}`);
    for (const { target, failureSummary } of nodes.slice(0, 4)) {
      console.log(`    ${target.join(" ")}  ${(failureSummary ?? "").split("\n").slice(1, 2).join("")}`);
    }
  }
  return violations.length;
}
