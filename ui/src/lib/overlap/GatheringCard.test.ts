import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { router } from "$lib/state/router.svelte";
import { settings } from "$lib/state/settings.svelte";
import { fake } from "../../../tests/fake";
import { forms } from "../../../tests/fake-giving";
import { layout } from "../../../tests/jsdom";
import type { Caution, GatheringView } from "$lib/api/bindings";
import GatheringCard from "./GatheringCard.svelte";
import { allOf } from "./gathering";
import { gathering, suggestion } from "./samples";

/** One that serves one, one that serves many, and one that serves many but is not offered. */
const [one, many, aside] = [
  { serves: "one", offered: true },
  { serves: "many", offered: true },
  { serves: "many", offered: false },
].map((more, at) => ({ ...forms[0], id: `f-${at}`, fields: { ...forms[0]?.fields, ...more, name: `Form ${at}` } }));

function show(shown: GatheringView = gathering(3), onanswer = vi.fn(() => Promise.resolve())) {
  render(GatheringCard, { gathering: shown, onanswer });
  return { card: screen.getByRole("group", { name: /need is alike/ }), onanswer };
}

beforeEach(() => {
  layout();
  fake().answer("list_forms", () => [one, many, aside]);
});

describe("a gathering", () => {
  it("says whose needs are alike, each in its own words", () => {
    const { card } = show();
    expect(card.textContent?.replace(/\s+/g, " ")).toContain(
      "What Client 0, Client 1 and Client 2 need is alike: be taken seriously by board 0. One thing would serve all three",
    );
    expect(within(card).getAllByRole("listitem")).toHaveLength(3);
    expect(within(card).getByText("Be taken seriously by board 2")).toBeTruthy();
    expect(card.textContent).toContain("No one gift fits each of them.");
  });

  it("names the gift that fits each of them", () => {
    const { card } = show(gathering(2, suggestion(0, 1, 0.5).gift));
    expect(card.textContent?.replace(/\s+/g, " ")).toContain("Your asking what nobody dares 1 fits each of them.");
    expect(allOf(gathering(2))).toBe("both");
  });

  it("offers the forms that serve many, and answers with the chosen one", async () => {
    const { card, onanswer } = show();
    await within(card).findByRole("option", { name: "Form 1" });
    const options = within(card).getAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).toEqual(["Decide later", "Form 1"]);
    const choice = within(card).getByRole("combobox", { name: "In which form" });
    await fireEvent.change(choice, { target: { value: "f-1" } });
    await fireEvent.click(within(card).getByRole("button", { name: /Take it/ }));
    expect(onanswer).toHaveBeenCalledExactlyOnceWith("take", "f-1");
  });

  it("says with whom of them to wait", () => {
    const cautions = (clientId: string): Caution[] =>
      clientId === "client-1" ? [{ kind: "open_deliveries", now: 1, limit: 1, until_on: null, overruled: null }] : [];
    render(GatheringCard, { gathering: gathering(3), onanswer: () => Promise.resolve(), cautions });
    expect(screen.getAllByText(/^Wait with/).map(({ textContent }) => textContent)).toEqual(["Wait with Client 1."]);
  });

  it("takes T and L for answers, but not while a form is chosen", async () => {
    const { card, onanswer } = show();
    await fireEvent.keyDown(within(card).getByRole("combobox"), { key: "t" });
    expect(onanswer).not.toHaveBeenCalled();
    await fireEvent.keyDown(card, { key: "l" });
    expect(onanswer).toHaveBeenLastCalledWith("not_now", null);
    await settings.set({ single_keys: false });
    await fireEvent.keyDown(card, { key: "t" });
    expect(onanswer).toHaveBeenCalledTimes(1);
    await settings.set({ single_keys: true });
  });

  it("opens a client’s page at their need", async () => {
    const { card } = show();
    await fireEvent.click(within(card).getByRole("button", { name: "Client 1" }));
    expect(router.place).toMatchObject({ screen: "client", id: "client-1", at: "need-1" });
  });
});
