import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Overlap as OverlapView } from "$lib/api/bindings";
import { overlapOf } from "$lib/overlap/samples";
import { announce } from "$lib/state/changes";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { type Fake, fake } from "../../tests/fake";
import { layout } from "../../tests/jsdom";
import Overlap from "./Overlap.svelte";

let core: Fake;

async function open(overlap: OverlapView): Promise<void> {
  core.answer("overlap", () => overlap);
  core.answer("list_gifts", () => []);
  render(Overlap, {});
  await screen.findByRole("heading", { name: "Overlap" });
  await waitFor(() => expect(core.asked.some(({ command }) => command === "overlap")).toBe(true));
}

const ranked = () => screen.findByRole("list", { name: /Suggestions/ });
const openCard = async () => within(await ranked()).findByRole("group", { name: /meets/ });

beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "overlap" });
});

describe("the overlap screen", () => {
  it("opens the best suggestion and moves with the arrows, taking focus along", async () => {
    await open(overlapOf(4, 2));
    const first = await openCard();
    expect(first.textContent).toContain("board 0");
    await fireEvent.keyDown(first, { key: "ArrowDown" });
    const second = await openCard();
    expect(second.textContent).toContain("board 1");
    await waitFor(() => expect(document.activeElement).toBe(second));
  });

  it("gives the verdict, says so with Undo, and opens the next one", async () => {
    const before = overlapOf(4, 2);
    await open(before);
    const card = await openCard();
    card.focus();
    await fireEvent.keyDown(card, { key: "t" });
    const given = core.asked.find(({ command }) => command === "give_verdict");
    expect(given?.args).toEqual({
      verdict: { need_id: "need-0", gift_id: "gift-0", answer: "take", reason: null },
    });
    await waitFor(() => expect(toasts.current?.undo).toBeTruthy());
    core.answer("overlap", () => ({ ...before, suggestions: before.suggestions.slice(1) }));
    announce(["suggestions"]);
    await waitFor(async () => expect((await openCard()).textContent).toContain("board 1"));
    await waitFor(async () => expect(document.activeElement).toBe(await openCard()));
  });

  it("says the same in a table", async () => {
    await open(overlapOf(3, 2, 2));
    await ranked();
    await fireEvent.click(screen.getByRole("radio", { name: "Table" }));
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(4);
    expect(rows[3]?.textContent).toContain("nothing stands out");
    await fireEvent.click(within(screen.getByRole("table")).getByRole("button", { name: /board 1/ }));
    expect((await openCard()).textContent).toContain("board 1");
  });

  it("lets a need go or refers it on", async () => {
    await open(overlapOf(3, 2, 2));
    await fireEvent.click(await screen.findByRole("button", { name: "Refer on" }));
    await fireEvent.click(screen.getByRole("button", { name: "Let go" }));
    const states = core.asked.filter(({ command }) => command === "update_need").map(({ args }) => args);
    expect(states).toMatchObject([
      { id: "need-2", fields: { state: "not_mine" } },
      { id: "need-2", fields: { state: "let_go" } },
    ]);
    await fireEvent.click(screen.getByRole("button", { name: "Keep watching" }));
    expect(await screen.findByText("still watching")).toBeTruthy();
  });

  it("opens the client's page from the name", async () => {
    await open(overlapOf(2, 2));
    await fireEvent.click(within(await openCard()).getByRole("button", { name: "Client 0" }));
    expect(router.place).toMatchObject({ screen: "client", id: "client-0" });
  });

  it("says when it compares words only, and when texts are still being read", async () => {
    await open({ ...overlapOf(2, 2), mode: "words", pending: 12 });
    expect(await screen.findByText("The sentence model is missing, so this compares words only.")).toBeTruthy();
    expect(screen.getByText(/Reading 12 texts…/)).toBeTruthy();
  });

  it.each([
    [{ open_needs: 0, living_gifts: 0 }, "Write a reflection", "reflect"],
    [{ open_needs: 0, living_gifts: 3 }, "Write a reflection", "reflect"],
    [{ open_needs: 2, living_gifts: 0 }, "Name a gift", "gifts"],
  ])("says what is missing, and one step: %o", async (counts, step, to) => {
    await open({ ...overlapOf(0, 1), ...counts });
    expect(await screen.findByText("No currents yet")).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: step }));
    expect(router.place.screen).toBe(to);
  });

  it("says that it is still reading rather than that nothing fits", async () => {
    await open({ ...overlapOf(0, 1), open_needs: 3, living_gifts: 2, pending: 5 });
    expect(await screen.findByText("Still reading")).toBeTruthy();
    expect(screen.queryByRole("radiogroup", { name: "View" })).toBeNull();
  });

  it("calls no fit an answer", async () => {
    await open(overlapOf(2, 2, 0));
    expect(await screen.findByText("Nothing stands out")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Not yours" })).toBeTruthy();
  });
});
