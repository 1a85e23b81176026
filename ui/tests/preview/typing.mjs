// How long a key takes in a page of a hundred thousand words with two hundred marks, from the key to the next frame drawn:
// `npm run measure:typing`. At the start, in the middle and at the end; it prints figures and judges nothing.
import { setTimeout as pause } from "node:timers/promises";
import { inBrowser } from "./browser.mjs";

const [WORDS = "100000", MARKS = "200"] = process.argv.slice(2);
const KEYS = 200;
/** About eighty words a minute. */
const BETWEEN_MS = 60;
const TYPED = "the tide came in over the stones and nobody said a word ";
const [HOME, END, PAGE_DOWN, CONTROL] = ["\uE011", "\uE010", "\uE00F", "\uE009"];

const RECORD = `
  window.keys = [];
  addEventListener("keydown", () => {
    const begun = performance.now();
    const key = {};
    const soon = (then) => {
      const task = new MessageChannel();
      task.port1.onmessage = () => then(performance.now() - begun);
      task.port2.postMessage(0);
    };
    soon((took) => (key.worked = took));
    requestAnimationFrame(() => {
      key.frame = performance.now() - begun;
      soon((took) => {
        key.drawn = took;
        window.keys.push(key);
      });
    });
  }, { capture: true });`;

const at = (figures, share) =>
  figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * share))];
const ms = (figure) => `${figure.toFixed(1)} ms`;
const told = (figures) =>
  `p50 ${ms(at(figures, 0.5))}, p95 ${ms(at(figures, 0.95))}, longest ${ms(Math.max(...figures))}`;

await inBrowser(
  async (window) => {
    await window.resize(1280, 800);
    const place = encodeURIComponent(JSON.stringify({ screen: "reflect", id: "r-shop" }));
    await window.go(`words=${WORDS}&marks=${MARKS}&place=${place}`);
    await pause(3000);
    await window.run(RECORD);
    const goTo = {
      start: () => window.chord(CONTROL, HOME),
      end: () => window.chord(CONTROL, END),
      middle: async () => {
        await window.chord(CONTROL, HOME);
        await window.press(PAGE_DOWN.repeat(60), 20);
      },
    };
    for (const [where, go] of Object.entries(goTo)) {
      await go();
      await pause(1500);
      await window.run("window.keys.length = 0");
      await window.press(TYPED.repeat(9).slice(0, KEYS), BETWEEN_MS);
      await pause(1000);
      const keys = await window.run("return window.keys");
      console.log(`${where}: ${keys.length} keys`);
      console.log(`  the key's own work:         ${told(keys.map((key) => key.worked))}`);
      console.log(`  to the next frame:          ${told(keys.map((key) => key.frame))}`);
      console.log(`  until that frame was drawn: ${told(keys.map((key) => key.drawn))}`);
    }
  },
  { built: true },
);
