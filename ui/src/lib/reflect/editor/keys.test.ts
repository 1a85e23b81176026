// What a key costs must not grow with the page: nothing reads it from end to end, and nobody is told what did not change.
import type { Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { lengthen } from "../../../../tests/fake-page";
import { fake } from "../../../../tests/fake";
import { api } from "$lib/api/client";
import { ReflectionPage } from "../page.svelte";
import { PageEditor } from "./editor";

const placed = vi.fn();
let editor: PageEditor;
let view: EditorView;
let page: ReflectionPage;
let reading: MockInstance<Text["sliceString"]>;

beforeEach(async () => {
  vi.useFakeTimers();
  lengthen(fake(), 100_000, 200);
  page = new ReflectionPage(api, await api.openReflection("r-long"), null);
  const host = document.body.appendChild(document.createElement("div"));
  editor = new PageEditor(host, page.text, {
    typed: () => page.typed(),
    placed,
    shifted: () => undefined,
    selected: () => undefined,
    marking: () => undefined,
    left: () => undefined,
    escaped: () => undefined,
  });
  page.attach(editor);
  view = EditorView.findFromDOM(host.shadowRoot?.querySelector(".cm-editor") as HTMLElement) as EditorView;
  placed.mockClear();
  reading = vi.spyOn(Object.getPrototypeOf(view.state.doc) as Text, "sliceString");
});
afterEach(() => {
  editor.destroy();
  page["autosave"].stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** How much was read of the page, each time. */
const read = (): number[] =>
  reading.mock.calls.map(([from, to], at) => {
    const { length } = reading.mock.contexts[at] as Text;
    return Math.min(length, to ?? length) - Math.max(0, from);
  });
const type = (at: number, words: string): void => {
  for (const [step, insert] of [...words].entries())
    view.dispatch({ changes: { from: at + step, insert }, userEvent: "input.type" });
};

describe("a key in a page of a hundred thousand words", () => {
  it.each([
    ["at its start", 0],
    ["in the middle", 0.5],
    ["at its end", 1],
  ])("%s reads no more of it than a few lines", (_, share) => {
    type(Math.floor(view.state.doc.length * share), "nobody said a word");
    expect(Math.max(0, ...read())).toBeLessThan(20_000);
  });

  it("has the words read once when they are saved, and not before", async () => {
    type(0, "nobody said a word");
    const whole = (): number => read().filter((length) => length >= view.state.doc.length).length;
    expect(whole()).toBe(0);
    await vi.advanceTimersByTimeAsync(800);
    expect(whole()).toBe(1);
  });

  it("tells nobody of marks that only moved, and of one whose words it cut", () => {
    const [first] = editor.places();
    type(0, "before ");
    expect(editor.places()[0]?.start).toBe((first?.start ?? 0) + 7);
    expect(placed).not.toHaveBeenCalled();
    const { start = 0, end = 0 } = editor.places()[0] ?? {};
    view.dispatch({ changes: { from: start, to: end } });
    expect(placed).toHaveBeenCalledOnce();
  });
});
