import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { ClientPage } from "$lib/api/bindings";
import { need, node } from "$lib/clients/samples";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { type Fake, fake, refuse } from "../../tests/fake";
import { clientPage, knowledge } from "../../tests/fake-data";
import * as suggested from "../../tests/fake-suggested";
import { layout } from "../../tests/jsdom";
import Client from "./Client.svelte";

let core: Fake;
const sent = (command: string) => core.asked.filter((each) => each.command === command).map(({ args }) => args);
const ladder = () => screen.findByRole("region", { name: "Ladder" });
async function open(page: Partial<ClientPage> = {}): Promise<HTMLElement> {
  core.answer("client_page", () => ({ ...clientPage, ...page }));
  render(Client, { id: "ilse" });
  return ladder();
}
const want = clientPage.ladder[1]?.want ?? null;

beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "client", id: "ilse" });
  toasts.dismiss();
});

describe("the ladder", () => {
  it("is a list within a list, each need beneath the one above", async () => {
    await open();
    const top = screen.getByRole("list", { name: /Beneath “Increase my brand/ });
    const [first] = within(top).getAllByRole("listitem");
    const below = within(first as HTMLElement).getAllByRole("list", { name: "Beneath it" });
    expect(below).toHaveLength(2);
    expect(below[1]?.textContent).toContain("Hear that the work is hers");
    expect(below[0]?.textContent).toContain("Name her own price");
  });

  it("asks what is beneath a bare want, and keeps a hunch written with H", async () => {
    await open();
    expect(screen.getByText("What’s beneath?")).toBeTruthy();
    await expect.poll(() => document.activeElement?.classList.contains("page")).toBe(true);
    await fireEvent.keyDown(document.activeElement as HTMLElement, { key: "h" });
    const field = await screen.findByRole("textbox", { name: "What may lie beneath “A name for the winter range”" });
    await fireEvent.input(field, { target: { value: "Leave to choose" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    const hunch = { client_id: "ilse", text: "Leave to choose", beneath_wants: ["w-name"], beneath_needs: [] };
    await expect.poll(() => sent("add_need")).toEqual([{ need: hunch }]);
    expect(toasts.current?.undo).not.toBeNull();
  });

  it("changes a want's words where they stand", async () => {
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "A name for the winter range" }));
    const field = screen.getByRole("textbox", { name: "Want" });
    await fireEvent.input(field, { target: { value: "A name that lasts" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    const fields = { text: "A name that lasts", enough_line: null, state: "open" };
    await expect.poll(() => sent("update_want")).toEqual([{ id: "w-name", fields }]);
  });

  it("sets the least that is enough", async () => {
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Set the least that is enough" }));
    const field = screen.getByRole("textbox", { name: "The least that is enough" });
    await fireEvent.input(field, { target: { value: "three names" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await expect
      .poll(() => sent("update_want"))
      .toMatchObject([{ id: "w-name", fields: { enough_line: "three names" } }]);
  });

  it("overrules the evidence, and follows it again", async () => {
    const overruled = { ...node("a"), need: need("a", { overruled: true, confidence: "confirmed" }) };
    await open({ ladder: [{ want, needs: [overruled] }] });
    expect(screen.getByText("confirmed by your word; the evidence says hunch")).toBeTruthy();
    const sure = screen.getByRole("combobox", { name: "How sure it is" });
    await fireEvent.change(sure, { target: { value: "evidence" } });
    await expect.poll(() => sent("set_confidence")).toEqual([{ id: "a", confidence: null }]);
  });

  it("moves a need beneath another, never beneath what hangs on it", async () => {
    const below = { ...node("b"), need: need("b", { beneath_needs: ["a"] }) };
    const above = { ...node("a", [below]), need: need("a", { beneath_wants: ["w-name"] }) };
    await open({ ladder: [{ want, needs: [above, node("z")] }] });
    await fireEvent.click(screen.getByRole("button", { name: "More for: need a" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Move it beneath…" }));
    const options = screen.getAllByRole("option").filter((option) => option.tagName === "BUTTON");
    expect(options.map((option) => option.textContent.trim())).toEqual([
      "A name for the winter range",
      "need z",
      "No want or need",
    ]);
    await fireEvent.click(options[1] as HTMLElement);
    await expect.poll(() => sent("place_need")).toEqual([{ id: "a", beneathWants: [], beneathNeeds: ["z"] }]);
  });

  it("hangs a need beneath a second want as well", async () => {
    const held = { ...node("a"), need: need("a", { beneath_wants: ["w-name"] }) };
    await open({ ladder: [{ want, needs: [held] }, ...clientPage.ladder.slice(0, 1)] });
    await fireEvent.click(screen.getByRole("button", { name: "More for: need a" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Also beneath…" }));
    await fireEvent.click(screen.getByRole("option", { name: /Increase my brand/ }));
    await expect
      .poll(() => sent("place_need"))
      .toEqual([{ id: "a", beneathWants: ["w-name", "w-social"], beneathNeeds: [] }]);
  });

  it("shows a need that stands elsewhere as one line", async () => {
    await open({ ladder: [{ want, needs: [node("a", [], "w-name")] }] });
    expect(screen.getByRole("button", { name: /need a.*stands under “A name for the winter range”/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "More for: need a" })).toBeNull();
  });

  it("folds the quotes away at five strata", async () => {
    const quotes = clientPage.ladder[0]?.needs[0]?.need.quotes ?? [];
    const quoted = (ids: string[]): ReturnType<typeof node> => ({
      ...node(ids[0] ?? "", ids.length > 1 ? [quoted(ids.slice(1))] : []),
      need: need(ids[0] ?? "", { quotes: [...quotes] }),
    });
    const page = await open({ ladder: [{ want, needs: [quoted(["a", "b", "c", "d", "e"])] }] });
    expect(within(page).queryByText(/They like the photographs/)).toBeNull();
    await fireEvent.click(within(page).getAllByRole("button", { name: "2 quotes" })[0] as HTMLElement);
    expect(within(page).getByText(/They like the photographs/)).toBeTruthy();
  });

  it("says why something could not be kept, and keeps what was written", async () => {
    core.answer("add_want", () => refuse("invalid", "Up to 2000 characters can be kept here.", "text"));
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Write down what they ask for" }));
    const field = screen.getByRole("textbox", { name: "What they ask for" });
    await fireEvent.input(field, { target: { value: "Everything" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await expect.poll(() => toasts.current?.text).toBe("Up to 2000 characters can be kept here.");
    expect((field as HTMLInputElement).value).toBe("Everything");
  });
});

describe("echoes", () => {
  it("tells what lay beneath the same want, and begins a hunch with those words", async () => {
    await open();
    const page = await ladder();
    await expect.poll(() => page.textContent).toContain("Two others who asked for this needed leave to choose.");
    await fireEvent.click(within(page).getByRole("button", { name: "Show both echoes" }));
    const echoes = screen.getByRole("list", { name: "Others who asked for this" });
    for (const told of ["Another client", "heard 12 March 2026", "served", "landed: loved"])
      expect(echoes.textContent).toContain(told);
    const [use] = within(echoes).getAllByRole("button", { name: "Begin with these words Leave to choose" });
    await fireEvent.click(use as HTMLElement);
    const field = await screen.findByRole("textbox", { name: "What may lie beneath “A name for the winter range”" });
    expect((field as HTMLInputElement).value).toBe("Leave to choose");
    await fireEvent.input(field, { target: { value: "Leave to choose, and to be wrong" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await expect
      .poll(() => sent("add_need"))
      .toMatchObject([{ need: { text: "Leave to choose, and to be wrong", beneath_wants: ["w-name"] } }]);
  });

  it("stays quiet beside a want that has needs", async () => {
    core.answer("echoes", () => [{ ...suggested.echoes[0], want_id: "w-social" }]);
    const page = await open();
    const quiet = await within(page).findByRole("button", { name: "Show both echoes" });
    expect(page.textContent).not.toContain("Two others");
    await fireEvent.click(quiet);
    expect(page.textContent).toContain("Two others who asked for this needed leave to choose.");
  });
});

describe("the rest of the page", () => {
  it("changes the stage in place", async () => {
    await open();
    await fireEvent.change(screen.getByRole("combobox", { name: "Stage" }), { target: { value: "paused" } });
    await expect
      .poll(() => sent("update_client"))
      .toMatchObject([{ id: "ilse", fields: { stage: "paused", name: "Ilse Varnholt" } }]);
  });

  it("tells the warmth chart in words and as a table", async () => {
    await open();
    const chart = screen.getByRole("img", { name: "How they left, over time" });
    expect(chart.querySelector("desc")?.textContent).toContain("cold on 12 September 2025");
    expect(screen.getAllByText("love", { selector: "td" })).toHaveLength(2);
  });

  it("leads from what happened to its page", async () => {
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Call. The shop text" }));
    expect(router.place).toEqual({ screen: "reflect", id: "r-shop" });
  });

  it("shows what was asked for from elsewhere", async () => {
    render(Client, { id: "ilse", at: "n-price" });
    await expect.poll(() => document.activeElement?.getAttribute("data-record")).toBe("n-price");
  });
});

describe("what is known beside the ladder", () => {
  const form = (name: string | RegExp) => screen.findByRole("dialog", { name });

  it("asks why with A, with themes and a need that the answer confirms", async () => {
    await open();
    await expect.poll(() => document.activeElement?.classList.contains("page")).toBe(true);
    await fireEvent.keyDown(document.activeElement as HTMLElement, { key: "a" });
    const asking = within(await form("Ask Ilse Varnholt"));
    await fireEvent.input(asking.getByLabelText("The answer, in their words"), { target: { value: "You wait." } });
    await fireEvent.change(asking.getByLabelText("It bears on a need"), { target: { value: "n-price" } });
    await fireEvent.click(asking.getByLabelText("The answer confirms this need"));
    await fireEvent.input(asking.getByLabelText("Themes, parted by commas"), { target: { value: "calm, silence" } });
    await fireEvent.click(asking.getByRole("button", { name: "Keep it" }));
    await expect
      .poll(() => sent("ask"))
      .toMatchObject([
        {
          clientId: "ilse",
          fields: { question: "Why do you stay?", need_id: "n-price", confirms: true, themes: ["calm", "silence"] },
        },
      ]);
    expect(toasts.current?.undo).not.toBeNull();
  });

  it("keeps a recommendation with whom it was to", async () => {
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Add a sign" }));
    const sign = within(await form("What did they do?"));
    await fireEvent.click(sign.getByRole("radio", { name: "recommended you" }));
    const whom = sign.getByLabelText("To whom?");
    const [other] = within(whom).getAllByRole<HTMLOptionElement>("option").slice(1);
    await fireEvent.change(whom, { target: { value: other?.value } });
    await fireEvent.click(sign.getByRole("button", { name: "Keep the sign" }));
    await expect
      .poll(() => sent("add_sign"))
      .toMatchObject([{ fields: { kind: "recommended", about_client_id: other?.value } }]);
  });

  it("leaves the focus in a form that was opened before all of the page was read", async () => {
    let tell = (): void => {};
    const late = new Promise<void>((resolve) => (tell = resolve));
    core.answer("knowledge", () => late.then(() => knowledge));
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Add an occasion" }));
    const what = within(await form("Add an occasion")).getByLabelText("What it is");
    await expect.poll(() => document.activeElement).toBe(what);
    tell();
    await screen.findByText(/thanks still owed/);
    await core.changed("knowledge", "clients", "ladder");
    expect(document.activeElement).toBe(what);
    expect(screen.getByRole("dialog", { name: "Add an occasion" })).toBeTruthy();
  });

  it("says what the core refuses where it is, and keeps the words", async () => {
    await open();
    core.answer("add_reading", () => refuse("invalid", "A day between the years 1 and 9999 is needed here.", "on"));
    await fireEvent.click(screen.getByRole("button", { name: "Add a reading" }));
    const reading = within(await form("How warm is it?"));
    const why = reading.getByLabelText<HTMLInputElement>("What does it rest on?");
    await fireEvent.input(why, { target: { value: "She rang" } });
    await fireEvent.click(reading.getByRole("button", { name: "Keep the reading" }));
    expect(await reading.findByText("A day between the years 1 and 9999 is needed here.")).toBeTruthy();
    expect(why.value).toBe("She rang");
  });

  it("thanks for an idea, and shows what is owed until then", async () => {
    await open();
    const ideas = within(await screen.findByRole("region", { name: "Ideas they gave" }));
    expect(await ideas.findByText(/thanks still owed/)).toBeTruthy();
    await fireEvent.click(ideas.getByRole("button", { name: "They were thanked" }));
    await expect.poll(() => sent("update_idea")).toMatchObject([{ id: "i-1", fields: { credit: "given" } }]);
  });

  it("tells where a need stood, with what was said of suggestions", async () => {
    await open();
    const [more] = screen.getAllByRole("button", { name: /^More for: Understand my value/ });
    await fireEvent.click(more as HTMLElement);
    await fireEvent.click(screen.getByRole("menuitem", { name: "Where it stood" }));
    const stood = within(await form(/^Where it stood:/));
    expect(await stood.findByText("She asked for it again")).toBeTruthy();
    expect(stood.getByText("taken up: Asking what nobody dares")).toBeTruthy();
  });
});
