import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { router } from "$lib/state/router.svelte";
import { type Fake, fake } from "../../tests/fake";
import { brief } from "../../tests/fake-data";
import { layout } from "../../tests/jsdom";
import Brief from "./Brief.svelte";

let core: Fake;
beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "brief", id: "ilse" });
});

describe("before a meeting", () => {
  it("is one page: promises both ways, the ladder, the last lines, what to ask and leave alone", async () => {
    render(Brief, { id: "ilse" });
    const part = async (name: string) => within(await screen.findByRole("region", { name }));
    expect((await part("You promised")).getByText("by 15 Nov, late by 2 days, goodwill, this once")).toBeTruthy();
    expect((await part("They promised")).getByText("The figures of October")).toBeTruthy();
    expect((await part("What to ask")).getByText(/what would make that unnecessary/)).toBeTruthy();
    expect((await part("What to leave alone")).getByText("Her mother’s shop.")).toBeTruthy();
    expect((await part("Thanks still owed")).getAllByRole("listitem")).toHaveLength(1);
    expect((await part("How the last page ended")).getByText(/stopped at the price/)).toBeTruthy();
    const rungs = await part("What they ask for, and what lies beneath");
    expect(within(rungs.getByRole("list", { name: "Beneath it" })).getAllByRole("listitem")).toHaveLength(3);
  });

  it("shows no part that has nothing to say, and leads on", async () => {
    const none = { mine: [], theirs: [], to_ask: [], occasions: [], credit_owed: [], giving: [], last_page: null };
    const fields = { ...brief.fields, leave_alone: "" };
    core.answer("brief", () => ({ ...brief, ...none, fields }));
    render(Brief, { id: "ilse" });
    expect(await screen.findByText("Nothing is promised, and nothing waits to be asked.")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "You promised" })).toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "To their page" }));
    expect(router.place).toEqual({ screen: "client", id: "ilse" });
  });
});
