import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { GiftView } from "$lib/api/bindings";
import { gift } from "$lib/gifts/samples";
import { flushAll } from "$lib/state/flushes";
import { router } from "$lib/state/router.svelte";
import { type Fake, fake, refuse } from "../../tests/fake";
import { layout } from "../../tests/jsdom";
import Gifts from "./Gifts.svelte";

let core: Fake;
const asking = gift({ name: "Asking what nobody dares", pleasure: 3, mastery: 4 });
const muddle = gift({ name: "Drawing out a muddle", pleasure: 2, mastery: 2 });

function open(gifts: GiftView[]): void {
  core.answer("list_gifts", () => gifts);
  core.answer("update_gift", ({ id, fields }) => ({ ...asking, id, fields }));
  render(Gifts, {});
}

const sent = (command: string) => core.asked.filter((each) => each.command === command).map(({ args }) => args);
const pleasure = async (reading: string) =>
  within(await screen.findByRole("radiogroup", { name: "Pleasure" })).getByRole("radio", { name: reading });

beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "gifts" });
});

describe("the gifts screen", () => {
  it("lists every gift in a table beside its chart", async () => {
    open([muddle, asking]);
    const rows = within(await screen.findByRole("table", { name: "Your gifts" })).getAllByRole("row");
    expect(rows.map((row) => row.querySelector("th")?.textContent?.trim())).toEqual([
      "Gift",
      "Asking what nobody dares",
      "Drawing out a muddle",
    ]);
    expect(screen.getByRole("img", { name: "Pleasure and mastery" })).toBeTruthy();
  });

  it("opens a gift from the table", async () => {
    open([asking, muddle]);
    await fireEvent.click(await screen.findByRole("button", { name: "Drawing out a muddle" }));
    await waitFor(() => expect(router.place).toEqual({ screen: "gifts", id: muddle.id }));
  });

  it("shows a changed reading at once and keeps it with the words about why", async () => {
    open([asking]);
    await fireEvent.click(await pleasure("4"));
    await fireEvent.click(await pleasure("5"));
    expect((await pleasure("5")).getAttribute("aria-checked")).toBe("true");
    expect(sent("update_gift")).toEqual([]);
    const why = screen.getByRole("textbox", { name: "What changed?" });
    why.focus();
    await fireEvent.input(why, { target: { value: "Easier by telephone" } });
    await fireEvent.keyDown(why, { key: "Enter" });
    await waitFor(() =>
      expect(sent("update_gift")).toEqual([
        { id: asking.id, fields: { ...asking.fields, pleasure: 5 }, note: "Easier by telephone" },
      ]),
    );
    expect(await screen.findByText("Kept")).toBeTruthy();
    expect(document.activeElement?.getAttribute("role")).toBe("radio");
  });

  it("keeps what is in hand before a lock", async () => {
    open([asking]);
    await fireEvent.click(await pleasure("1"));
    await flushAll();
    expect(sent("update_gift")).toMatchObject([{ fields: { pleasure: 1 } }]);
  });

  it("says why a change could not be kept, and keeps it in hand", async () => {
    open([asking]);
    core.answer("update_gift", () => refuse("disk_full", "The disk is full."));
    await fireEvent.click(await pleasure("1"));
    await flushAll();
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    expect((await pleasure("1")).getAttribute("aria-checked")).toBe("true");
  });

  it("teaches what a gift is while there is none, and names the first", async () => {
    open([]);
    expect(await screen.findByText("No gift has a name yet")).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Name a gift" }));
    const form = screen.getByRole("form", { name: "Name a gift" });
    await fireEvent.submit(form);
    expect(within(form).getByText("A gift needs a name.")).toBeTruthy();
    expect(sent("add_gift")).toEqual([]);
    await fireEvent.input(within(form).getByRole("textbox", { name: "What do you call it?" }), {
      target: { value: " Price lists " },
    });
    await fireEvent.submit(form);
    expect(sent("add_gift")).toEqual([
      { fields: { name: "Price lists", description: "", kind: "talent", pleasure: 3, mastery: 3, state: "living" } },
    ]);
    await waitFor(() => expect(router.place).toEqual({ screen: "gifts", id: "g-new" }));
  });

  it("leaves the form with Esc and gives focus back", async () => {
    open([asking]);
    await fireEvent.click(await screen.findByRole("button", { name: "Name a gift" }));
    await fireEvent.keyDown(screen.getByRole("form", { name: "Name a gift" }), { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Name a gift" })));
  });
});

describe("a gift that turns out to be two, or another", () => {
  const quotes = ["I asked", "I waited"].map((quote, at) => ({
    mark_id: `m-${at}`,
    reflection_id: "r",
    quote,
    on: "2026-01-01",
    client_names: [],
    orphaned: false,
  }));

  it("splits with the passages that were chosen", async () => {
    open([{ ...asking, quotes }, muddle]);
    await fireEvent.click(await screen.findByRole("button", { name: "More for: Asking what nobody dares" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Split it in two…" }));
    const form = within(await screen.findByRole("dialog", { name: "Split Asking what nobody dares in two" }));
    await fireEvent.input(form.getByLabelText("The new gift"), { target: { value: "Waiting" } });
    await fireEvent.click(form.getByLabelText(/I waited/));
    await fireEvent.click(form.getByRole("button", { name: "Split it" }));
    await waitFor(() =>
      expect(sent("split_gift")).toMatchObject([{ from: asking.id, fields: { name: "Waiting" }, markIds: ["m-1"] }]),
    );
  });

  it("merges another one into it", async () => {
    open([asking, muddle]);
    await fireEvent.click(await screen.findByRole("button", { name: "More for: Asking what nobody dares" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Merge another into it…" }));
    const form = within(await screen.findByRole("dialog", { name: "Merge another into Asking what nobody dares" }));
    await fireEvent.click(form.getByRole("button", { name: "Merge them" }));
    await waitFor(() => expect(sent("merge_gifts")).toEqual([{ kept: asking.id, merged: muddle.id, note: "" }]));
  });
});
