import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MarkView } from "$lib/api/bindings";
import Frame from "$lib/frame/Frame.svelte";
import { flushSync, createRawSnippet } from "svelte";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import Brief from "../../routes/Brief.svelte";
import Client from "../../routes/Client.svelte";
import Reflect from "../../routes/Reflect.svelte";
import { type Fake, fake, refuse } from "../../../tests/fake";
import * as data from "../../../tests/fake-data";
import { fill } from "../../../tests/fake-many";
import { lengthen } from "../../../tests/fake-page";
import { layout } from "../../../tests/jsdom";
import { linesOf } from "./words";

const CONTROLS = "button, input, select, textarea, a, svg, nav, [role=button], [tabindex], [contenteditable]";
// jsdom calls itself Safari, and lacks what the editor then asks of a shadow root.
vi.hoisted(() => Object.defineProperty(navigator, "vendor", { value: "" }));

const nothing = createRawSnippet(() => ({ render: () => "<div></div>" }));

let core: Fake;
/** What lay beside the app when the core was asked to print. */
let paper: HTMLElement | null;

beforeEach(() => {
  layout();
  Object.defineProperty(document, "fonts", { configurable: true, value: { load: vi.fn(async () => []) } });
  const system = Object.assign(new EventTarget(), { addListener: () => undefined, removeListener: () => undefined });
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  vi.stubGlobal("matchMedia", () => Object.assign(system, { matches: false }));
  core = fake();
  paper = null;
  core.answer("print_page", () => {
    paper = document.querySelector<HTMLElement>("body > .sheet")?.cloneNode(true) as HTMLElement;
    return { path: "/home/mira/page.pdf", bytes: 1 };
  });
  toasts.dismiss();
  render(Frame, { children: nothing });
});

const said = (): string => (paper?.textContent ?? "").replace(/\s+/g, " ");

const ctrlP = (): Promise<boolean> => fireEvent.keyDown(document.body, { key: "p", code: "KeyP", ctrlKey: true });

/** Ctrl+P once the screen is there, and Enter on what it says first. */
async function printed(): Promise<HTMLElement> {
  const user = userEvent.setup();
  await ctrlP();
  const dialog = await screen.findByRole("dialog", { name: "Print this page" });
  expect(dialog.textContent).toContain("The file is not encrypted: whoever has it can read it.");
  expect(document.querySelector(".sheet")).toBeNull();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(toasts.current?.text).toBe("Printed to /home/mira/page.pdf."), { timeout: 20_000 });
  expect(document.querySelector(".sheet")).toBeNull();
  expect(screen.queryByRole("dialog")).toBeNull();
  return paper as HTMLElement;
}

describe("a client on paper", () => {
  it("is whole, with more that happened than the screen draws, and has nothing to press", async () => {
    fill(core, 1000);
    render(Client, { id: "ilse" });
    await screen.findByRole("region", { name: "Ladder" });
    const page = await printed();
    expect(page.querySelector("h1")?.textContent).toBe("Ilse Varnholt");
    const happened = [...page.querySelectorAll("section")].find(
      (section) => section.querySelector("h2")?.textContent === "What happened",
    );
    const given = 2;
    expect(happened?.querySelectorAll(".entry").length).toBeGreaterThanOrEqual(1000);
    expect(happened?.querySelectorAll(".entry").length).toBeLessThanOrEqual(1000 + given);
    for (const words of [
      "Varnholt Clay, ceramics studio",
      "since March 2025",
      "recommended by Wren Castell",
      "Increase my brand’s social media engagement by 50%",
      "Enough: two posts a week from the studio",
      "Hear that the work is hers, and not her mother’s",
      "“People clap and then they ask for a discount.” 2 June 2026",
      "Twelve posts a month and a figure on the first. No photographs.",
      "The day of the first kiln",
      "From a private journal.",
    ])
      expect(said()).toContain(words);
    expect(page.querySelectorAll(CONTROLS)).toHaveLength(0);
    expect(core.asked.filter(({ command }) => command === "print_page")).toMatchObject([
      { args: { name: expect.stringMatching(/^Ilse Varnholt \d{4}-\d\d-\d\d$/) } },
    ]);
  });
});

describe("a reflection on paper", () => {
  it("has all its words, each mark underlined and numbered, and its notes beneath", async () => {
    lengthen(core, 100_000, 40);
    render(Reflect, { id: "r-tomas" });
    await waitFor(() => expect(document.querySelector(".leaf")).toBeTruthy());
    const page = await printed();
    const text = page.querySelector(".text");
    const words = [...(text?.querySelectorAll("p") ?? [])].map((line) => {
      const copy = line.cloneNode(true) as HTMLElement;
      for (const call of copy.querySelectorAll("sup")) call.remove();
      return copy.textContent;
    });
    expect(words.join(" ").match(/\p{L}+/gu)).toHaveLength(100_000);
    expect([...(text?.querySelectorAll("sup") ?? [])].map((call) => call.textContent)).toEqual(
      Array.from({ length: 40 }, (_, at) => String(at + 1)),
    );
    expect(text?.querySelectorAll("span.want, span.need, span.gift, span.promise")).toHaveLength(40);
    expect(page.querySelectorAll("section .entry")).toHaveLength(40);
    expect(page.querySelectorAll(CONTROLS)).toHaveLength(0);
    expect(page.querySelector("h1")?.textContent).toBe("Tomas Breck");
    expect(said()).toContain("17 November 2026 · Call · 1 h paid · 15 min given · felt like +2");
  }, 60_000);

  it("tells of a mark whose words were cut", async () => {
    const [first, ...rest] = data.reflection.marks as [MarkView, ...MarkView[]];
    core.answer("open_reflection", () => ({ ...data.reflection, marks: [{ ...first, orphaned: true }, ...rest] }));
    render(Reflect, { id: "r-tomas" });
    await waitFor(() => expect(document.querySelector(".leaf")).toBeTruthy());
    const page = await printed();
    expect(page.querySelectorAll("sup")).toHaveLength(data.reflection.marks.length - 1);
    expect(said()).toContain("its words were cut");
  });

  it("is not printed while nothing is written", async () => {
    render(Reflect, { id: null });
    await waitFor(() => expect(document.querySelector(".leaf")).toBeTruthy());
    const user = userEvent.setup();
    await ctrlP();
    await screen.findByRole("dialog");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(toasts.current?.text).toBe("There are no words on this page yet."));
    expect(paper).toBeNull();
  });
});

describe("the page before a meeting on paper", () => {
  it("has every part of it", async () => {
    render(Brief, { id: "ilse" });
    const heads = (await screen.findAllByRole("heading")).map(({ textContent }) => textContent);
    const page = await printed();
    for (const head of heads.slice(1)) expect(said()).toContain(head);
    expect(page.querySelector("h1")?.textContent).toBe("Before a meeting with Ilse Varnholt");
    expect(page.querySelectorAll(CONTROLS)).toHaveLength(0);
  });
});

describe("asking to print", () => {
  it("says calmly where there is nothing for paper", async () => {
    await ctrlP();
    expect(toasts.current?.text).toContain("This screen isn’t printed.");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("leaves the question open when no file was chosen, and says why when one could not be written", async () => {
    render(Brief, { id: "ilse" });
    await screen.findAllByRole("heading");
    const user = userEvent.setup();
    core.answer("print_page", () => refuse("cancelled", "Nothing was saved."));
    await ctrlP();
    await user.click(await screen.findByRole("button", { name: "Save as PDF…" }));
    await waitFor(() => expect(document.querySelector(".sheet")).toBeNull());
    expect(screen.queryByRole("alert")).toBeNull();
    core.answer("print_page", () => refuse("disk_full", "The disk is full."));
    await user.click(screen.getByRole("button", { name: "Save as PDF…" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    expect(document.querySelector(".sheet")).toBeNull();
  });

  it("closes with the screen that had something to print", async () => {
    const { unmount } = render(Brief, { id: "ilse" });
    await screen.findAllByRole("heading");
    await ctrlP();
    await screen.findByRole("dialog");
    router.reset();
    unmount();
    flushSync();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("the lines of a text", () => {
  const runs = (text: string, marks: Parameters<typeof linesOf>[1] = []) =>
    linesOf(text, marks).map(({ shape, runs }) => [
      shape,
      ...runs.map(({ text, looks, marks }) => [text, ...looks, ...marks].join("|")),
    ]);

  it("lose the signs of Markdown and keep what they say", () => {
    expect(runs("# One\n\n- a *b* **c** `d`\n> e\nf < g & <b>")).toEqual([
      ["heading1", "One"],
      ["gap"],
      ["item", "- a ", "b|em", " ", "c|strong", " ", "d|code"],
      ["quote", "e"],
      ["plain", "f < g & <b>"],
    ]);
  });

  it("carry marks across lines and through emphasis, one within another", () => {
    const text = "one *two* three\nfour five";
    const marks = [
      { start: 0, end: 20, kind: "want" as const, number: 1 },
      { start: 5, end: 8, kind: "need" as const, number: 2 },
    ];
    expect(runs(text, marks)).toEqual([
      ["plain", "one |want", "two|em|want|need", "2", " three|want"],
      ["plain", "four|want", "1", " five"],
    ]);
  });
});
