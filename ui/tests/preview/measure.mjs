// What long lists cost in WebKitGTK, over the stand-in core with ten thousand of each: `npm run measure`.
// It prints figures and judges nothing: milliseconds on a busy machine say little, their kind says much.
import { setTimeout as pause } from "node:timers/promises";
import { inBrowser } from "./browser.mjs";

const MANY = 10_000;
const click = (selector, words) =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].find((one) => one.textContent.trim().startsWith(${JSON.stringify(words)})).click();`;
const key = (name) =>
  `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "${name}", bubbles: true, cancelable: true }));`;
const open = (screen) => click(".nav-item", screen);
const ROWS = `document.querySelectorAll("main [data-line]").length`;
/** name, what goes before, what opens the list, and when it is there */
const LISTS = [
  ["Clients", "", open("Clients"), `${ROWS} > 8`],
  ["Reflections", "", open("Reflections"), `document.querySelector("main .lede")?.textContent.startsWith("${MANY}")`],
  ["Ranked list", open("Overlap"), click(".link", "Show"), `${ROWS} > 20`],
  [
    "Overlap as a table",
    open("Overlap"),
    click("[role=radio]", "Table"),
    `document.querySelector("main tbody [data-line]")`,
  ],
  ["Trash", open("Settings"), click("button, a", "Open the trash"), `${ROWS} > 8`],
];

/** Calls `act`, and looks at each frame until `holds`. */
const framesOf = (act, holds, each = "") => `
  const begun = performance.now();
  const frames = [];
  let last = begun;
  const look = (now) => {
    frames.push(now - last);
    last = now;
    if ((${holds}) || frames.length > 300)
      return done({ took: now - begun, frames, nodes: document.getElementsByTagName("*").length, there: Boolean(${holds}) });
    ${each}
    requestAnimationFrame(look);
  };
  ${act}
  requestAnimationFrame(look);`;
const MAIN = `const main = document.querySelector("main");`;
const END = `main.scrollTop + main.clientHeight >= main.scrollHeight - 2`;
const KEYS = ["End", "PageUp", "PageUp", "Home", "PageDown", "ArrowDown"];

const at = (figures, share) =>
  figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * share))];
const ms = (figure) => `${Math.round(figure)} ms`;
const told = ({ took, frames, nodes, there }) =>
  `${there ? "" : "NOT THERE, "}${ms(took)}, ${frames.length} frames: half within ${ms(at(frames, 0.5))}, ` +
  `95 % within ${ms(at(frames, 0.95))}, longest ${ms(Math.max(...frames))}; ${nodes} nodes`;

async function measure(window, [name, before, opens, there]) {
  await window.go(`many=${MANY}`);
  if (before) await window.run(before);
  await pause(1500);
  if (name === LISTS[0][0]) console.log(`At rest: ${told(await window.runLong(framesOf("", "frames.length === 60")))}`);
  console.log(`${name}\n  opened: ${told(await window.runLong(framesOf(opens, there)))}`);
  await pause(500);
  const leaps = framesOf("", END, "main.scrollTop += main.scrollHeight / 100;");
  console.log(`  to the end in leaps: ${told(await window.runLong(MAIN + leaps))}`);
  await window.run(`${MAIN} main.scrollTop = 0;`);
  const wheel = framesOf("", "frames.length === 120", "main.scrollTop += 120;");
  console.log(`  by the wheel: ${told(await window.runLong(MAIN + wheel))}`);
  await window.run(`${MAIN} main.scrollTop = 0;`);
  await pause(300);
  await window.run(`document.querySelector("main [data-line] [data-row]")?.focus()`);
  if (!(await window.run(`return document.activeElement.matches("[data-row]")`))) return;
  for (const name of KEYS) {
    const from = "const from = document.activeElement;";
    const moved = await window.runLong(from + framesOf(key(name), "document.activeElement !== from"));
    await pause(200);
    const seen = await window.run(`
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return document.activeElement.closest("[data-line]")?.dataset.line + (top >= 0 && bottom <= innerHeight ? "" : ", NOT IN VIEW");`);
    console.log(`  ${name}: ${ms(moved.took)}, at line ${seen}`);
  }
}

const chosen = process.argv.slice(2);
await inBrowser(
  async (window) => {
    await window.resize(1280, 800);
    for (const list of LISTS) {
      if (chosen.length === 0 || chosen.some((start) => list[0].startsWith(start))) await measure(window, list);
    }
  },
  { built: true },
);
