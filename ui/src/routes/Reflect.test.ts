import { EditorView } from "@codemirror/view";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { flushAll } from "$lib/state/flushes";
import { router } from "$lib/state/router.svelte";
import { settings } from "$lib/state/settings.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { type Fake, fake, refuse } from "../../tests/fake";
import { reflection } from "../../tests/fake-data";
import { layout } from "../../tests/jsdom";
import Reflect from "./Reflect.svelte";

// jsdom calls itself Safari, and lacks what the editor then asks of a shadow root.
vi.hoisted(() => Object.defineProperty(navigator, "vendor", { value: "" }));

let core: Fake;
const sent = (command: string) => core.asked.filter((each) => each.command === command).map(({ args }) => args);

/** The editor lives in a shadow root, where the usual queries don't look. */
async function editor(): Promise<EditorView> {
  const content = await waitFor(() => {
    const host = [...document.querySelectorAll(".text")].find((element) => element.shadowRoot);
    const found = host?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    if (!found) throw new Error("no editor yet");
    return found;
  });
  const view = EditorView.findFromDOM(content);
  if (!view) throw new Error("no view");
  return view;
}

const type = (view: EditorView, insert: string): void =>
  view.dispatch({ changes: { from: view.state.doc.length, insert }, userEvent: "input.type" });
function select(view: EditorView, words: string): void {
  const anchor = view.state.doc.toString().indexOf(words);
  view.dispatch({ selection: { anchor, head: anchor + words.length } });
}
const press = (view: EditorView, code: string) =>
  fireEvent.keyDown(view.contentDOM, { key: code.slice(-1).toLowerCase(), code, altKey: true });

beforeEach(() => {
  layout();
  const nothing = (): void => undefined;
  const query = { matches: false, addEventListener: nothing, addListener: nothing, removeListener: nothing };
  vi.stubGlobal("matchMedia", () => query);
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  core = fake();
  router.reset({ screen: "reflect", id: null });
  toasts.dismiss();
});

describe("a new page", () => {
  it("is born at the first keystroke, with the client it was opened for", async () => {
    render(Reflect, { id: null, clientId: "ilse" });
    const view = await editor();
    expect(await screen.findByText("Ilse Varnholt")).toBeTruthy();
    expect(sent("start_reflection")).toEqual([]);
    type(view, "I");
    await expect.poll(() => sent("start_reflection")).toMatchObject([{ text: "I", facts: { client_ids: ["ilse"] } }]);
    await expect.poll(() => router.place).toEqual({ screen: "reflect", id: "r-new" });
  });

  it("can be spoken to: the editor has a name, lines and spelling", async () => {
    render(Reflect, { id: null });
    const { contentDOM } = await editor();
    expect(contentDOM.getAttribute("role")).toBe("textbox");
    expect(contentDOM.getAttribute("aria-multiline")).toBe("true");
    expect(contentDOM.getAttribute("aria-label")).toBe("What happened");
    expect(contentDOM.getAttribute("spellcheck")).toBe("true");
  });

  it("is written and settled before a lock", async () => {
    render(Reflect, { id: null });
    const view = await editor();
    type(view, "Tomas came.");
    await expect.poll(() => sent("start_reflection")).toHaveLength(1);
    type(view, " He left.");
    await flushAll();
    expect(sent("save_draft").at(-1)).toMatchObject({ text: "Tomas came. He left." });
    expect(sent("settle_draft")).toHaveLength(1);
  });

  it("is written and settled when the screen is left", async () => {
    const { unmount } = render(Reflect, { id: "r-tomas" });
    type(await editor(), " More.");
    unmount();
    await expect.poll(() => sent("settle_draft")).toHaveLength(1);
    expect(sent("save_draft").at(-1)?.["text"]).toBe(`${reflection.text} More.`);
  });

  it("keeps the words when they can't be saved, and says so", async () => {
    core.answer("start_reflection", () => refuse("disk_full", "The disk is full."));
    render(Reflect, { id: null });
    const view = await editor();
    type(view, "Tomas came.");
    expect((await screen.findByRole("alert")).textContent).toContain("Your words are held in memory");
    expect(view.state.doc.toString()).toBe("Tomas came.");
  });
});

describe("a blank page", () => {
  it("begins with a template, as if it were typed, and offers none once something stands there", async () => {
    render(Reflect, { id: null });
    const view = await editor();
    await fireEvent.click(await screen.findByRole("button", { name: "Begin with a template" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "First call" }));
    const text = "Who told them of me?\n\nWhat made them ring today?";
    await expect.poll(() => view.state.doc.toString()).toBe(text);
    expect(view.state.selection.main.head).toBe(text.length);
    await expect.poll(() => sent("start_reflection")).toMatchObject([{ text }]);
    expect(screen.queryByRole("button", { name: "Begin with a template" })).toBeNull();
  });

  it("offers nothing where there is no template", async () => {
    core.answer("starts", () => ({ prompts: [], templates: [] }));
    render(Reflect, { id: null });
    await editor();
    await expect.poll(() => sent("starts").length).toBeGreaterThan(0);
    expect(screen.queryByRole("button", { name: "Begin with a template" })).toBeNull();
  });
});

describe("marks", () => {
  it("of an open page are spoken by kind and stand in the margin", async () => {
    render(Reflect, { id: "r-tomas" });
    const view = await editor();
    const kinds = [...view.contentDOM.querySelectorAll("mark")].map((mark) =>
      mark.getAttribute("aria-roledescription"),
    );
    expect(kinds).toEqual(["Want", "Need", "Gift"]);
    const notes = within(await screen.findByRole("list", { name: "Marks on this page" })).getAllByRole("listitem");
    expect(notes.map((note) => note.querySelector(".in-place")?.textContent)).toEqual([
      "Double my net worth",
      "Disarm half my insecurities",
      "Asking what nobody dares",
    ]);
  });

  it("are made with Alt+W by the place of the key, from selected words only", async () => {
    render(Reflect, { id: "r-tomas" });
    const view = await editor();
    await press(view, "KeyW");
    select(view, "A long pause.");
    await fireEvent.keyDown(view.contentDOM, { key: "∑", code: "KeyW", altKey: true });
    const start = reflection.text.indexOf("A long pause.");
    const mark = { kind: "want", text: "A long pause.", client_id: "tomas", start, end: start + 13 };
    await expect.poll(() => sent("add_mark")).toMatchObject([{ mark }]);
    expect(toasts.current?.text).toBe("Marked as a want.");
  });

  it("of a page about nobody ask whose, and are made once that is said", async () => {
    core.answer("open_reflection", () => ({
      ...reflection,
      marks: [],
      clients: [],
      facts: { ...reflection.facts, client_ids: [] },
    }));
    render(Reflect, { id: "r-tomas" });
    const view = await editor();
    select(view, "A long pause.");
    await press(view, "KeyW");
    expect(await screen.findByText("A want is somebody’s. Whose is it?")).toBeTruthy();
    const field = screen.getByRole("combobox", { name: "Client" });
    await expect.poll(() => document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: "Ana" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await expect.poll(() => sent("add_mark")).toMatchObject([{ mark: { client_id: "ana", kind: "want" } }]);
    expect(sent("set_facts")).toMatchObject([{ facts: { client_ids: ["ana"] } }]);
  });

  it("are reworded in the margin", async () => {
    render(Reflect, { id: "r-tomas" });
    await editor();
    await fireEvent.click(await screen.findByRole("button", { name: "Change the words: Asking what nobody dares" }));
    const field = screen.getByRole("textbox", { name: "Its words" });
    await fireEvent.input(field, { target: { value: "Asking slowly" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await expect.poll(() => sent("update_gift")).toMatchObject([{ id: "g-asking", fields: { name: "Asking slowly" } }]);
  });

  it("are taken away from their note, with a way back", async () => {
    render(Reflect, { id: "r-tomas" });
    await editor();
    await fireEvent.click(await screen.findByRole("button", { name: "Take the mark away: Double my net worth" }));
    await expect.poll(() => sent("remove_mark")).toEqual([{ id: "m1" }]);
    await expect.poll(() => toasts.current?.undo).toBeTruthy();
  });

  it("whose words are cut say so, and come back with the editor's undo", async () => {
    render(Reflect, { id: "r-tomas" });
    const view = await editor();
    const [mark] = reflection.marks;
    if (!mark) throw new Error("the sample has marks");
    view.dispatch({ changes: { from: mark.start - 2, to: mark.end + 2 }, userEvent: "delete.selection" });
    expect(await screen.findByText("its words were cut")).toBeTruthy();
    await fireEvent.keyDown(view.contentDOM, { key: "z", code: "KeyZ", ctrlKey: true });
    await waitFor(() => expect(screen.queryByText("its words were cut")).toBeNull());
  });
});

describe("the facts", () => {
  it("are kept, and taken back by choosing them again", async () => {
    render(Reflect, { id: "r-tomas" });
    await editor();
    await fireEvent.click(await screen.findByRole("radio", { name: "Call" }));
    await expect.poll(() => sent("set_facts")).toMatchObject([{ facts: { kind: null, warmth: "like" } }]);
  });

  it("show when it was with the offset it was written in", async () => {
    render(Reflect, { id: "r-tomas" });
    expect(await screen.findByRole("button", { name: /Tue 17 Nov 2026, 10:00/ })).toBeTruthy();
    expect(screen.getByText("UTC+1")).toBeTruthy();
  });
});

describe("the prompt", () => {
  it("changes with Alt+/ and can be hidden for good", async () => {
    await settings.set({ prompts: true });
    render(Reflect, { id: null });
    const band = await screen.findByRole("region", { name: "If the page is blank" });
    const before = band.textContent;
    await fireEvent.keyDown(document.body, { key: "/", code: "Slash", altKey: true });
    expect(band.textContent).not.toBe(before);
    await fireEvent.click(within(band).getByRole("button", { name: "Hide" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "If the page is blank" })).toBeNull());
    expect(sent("set_settings").at(-1)).toMatchObject({ settings: { prompts: false } });
  });
});

describe("earlier versions", () => {
  it("are opened with Alt+V, read beside the page, and brought back", async () => {
    render(Reflect, { id: "r-shop" });
    const view = await editor();
    await press(view, "KeyV");
    const dialog = within(await screen.findByRole("dialog", { name: "Earlier versions" }));
    const versions = within(await dialog.findByRole("listbox")).getAllByRole("option");
    expect(versions.map((one) => one.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
    expect(await dialog.findByText("3 words taken out since, 9 words put in.")).toBeTruthy();
    const [went] = (await dialog.findAllByRole("deletion")).map((one) => one.textContent);
    expect(went).toBe("taken out: I said nothing. end");
    await fireEvent.click(dialog.getByRole("radio", { name: "the version before it" }));
    await expect.poll(() => sent("compare_version").at(-1)).toMatchObject({ version: 1, other: 2 });
    await fireEvent.click(dialog.getByRole("button", { name: "Bring this version back" }));
    await expect.poll(() => sent("bring_back_version")).toEqual([{ id: "r-shop", version: 2 }]);
    await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
    expect(toasts.current?.undo).not.toBeNull();
  });

  it("are not offered on a page that is not born yet", async () => {
    render(Reflect, { id: null });
    await press(await editor(), "KeyV");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByRole("button", { name: /Earlier versions/ })).toBeNull();
  });
});
