import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Overlap as OverlapView } from "$lib/api/bindings";
import { gathering, overlapOf } from "$lib/overlap/samples";
import { announce } from "$lib/state/changes";
import { nextRegion } from "$lib/state/keys";
import { router } from "$lib/state/router.svelte";
import { settings } from "$lib/state/settings.svelte";
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

  it("is led to by F6, also in a week that has a caution above the list", async () => {
    const drawn = vi.spyOn(HTMLElement.prototype, "offsetParent", "get").mockReturnValue(document.body);
    const week = { kind: "week_is_given", now: 130, limit: 120, until_on: null, overruled: null } as const;
    await open({ ...overlapOf(4, 2), waiting: [{ client_id: "client-0", cautions: [week] }] });
    screen.getByRole("button", { name: /Go on all the same/ });
    nextRegion(document.body);
    expect((await ranked()).contains(document.activeElement)).toBe(true);
    drawn.mockRestore();
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
  });

  it("lets the question after taking keep the focus, then goes on with the next one", async () => {
    const before = overlapOf(4, 2);
    await open(before);
    (await openCard()).focus();
    await fireEvent.keyDown(await openCard(), { key: "t" });
    const question = await screen.findByRole("dialog");
    core.answer("overlap", () => ({ ...before, suggestions: before.suggestions.slice(1) }));
    announce(["suggestions"]);
    await waitFor(async () => expect((await openCard()).textContent).toContain("board 1"));
    expect(question.contains(document.activeElement)).toBe(true);
    await fireEvent.keyDown(question, { key: "Escape" });
    await waitFor(async () => expect(document.activeElement).toBe(await openCard()));
  });

  it("goes on with the next one after any other answer", async () => {
    const before = overlapOf(4, 2);
    await open(before);
    (await openCard()).focus();
    await fireEvent.keyDown(await openCard(), { key: "l" });
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

  it("says with whom to wait beneath what is suggested for them, and on the open one", async () => {
    const cautions = [{ kind: "open_promises" as const, now: 3, limit: 3, until_on: null, overruled: null }];
    const waiting = ["client-0", "client-1"].map((client_id) => ({ client_id, cautions }));
    await open({ ...overlapOf(3, 2), waiting });
    const lines = [...(await ranked()).children].map(({ textContent }) => textContent ?? "");
    expect(lines.map((line) => line.includes("Wait with"))).toEqual([true, true, false]);
    expect(lines[1]).toContain("Wait with Client 1. Three promises are open already, and three is your limit.");
  });

  it("says once that the week is given", async () => {
    const cautions = [{ kind: "week_is_given" as const, now: 125, limit: 120, until_on: null, overruled: null }];
    await open({ ...overlapOf(2, 2), waiting: [0, 1].map((at) => ({ client_id: `client-${at}`, cautions })) });
    expect(await screen.findAllByText(/given since Monday/)).toHaveLength(1);
    expect(screen.queryByText(/Wait with/)).toBeNull();
  });

  it("goes on in spite of the week for the client at hand, and keys stay in the reason", async () => {
    const cautions = [{ kind: "week_is_given" as const, now: 125, limit: 120, until_on: null, overruled: null }];
    await open({ ...overlapOf(3, 2), waiting: [0, 1].map((at) => ({ client_id: `client-${at}`, cautions })) });
    await fireEvent.keyDown(await openCard(), { key: "ArrowDown" });
    await waitFor(async () => expect((await openCard()).textContent).toContain("board 1"));
    await fireEvent.click(screen.getByRole("button", { name: /^Go on all the same/ }));
    const field = await screen.findByRole("textbox", { name: "Why you go on" });
    await fireEvent.input(field, { target: { value: "promised long ago" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    const overruled = () => core.asked.find(({ command }) => command === "overrule")?.args;
    await waitFor(() =>
      expect(overruled()).toEqual({ clientId: "client-1", kind: "week_is_given", reason: "promised long ago" }),
    );
  });

  it("lets the ends of a reason be reached within a suggestion", async () => {
    const cautions = [{ kind: "pace" as const, now: 5, limit: 2, until_on: "2026-11-24", overruled: null }];
    await open({ ...overlapOf(3, 2), waiting: [{ client_id: "client-0", cautions }] });
    await fireEvent.click(within(await openCard()).getByRole("button", { name: /^Go on all the same/ }));
    const field = await screen.findByRole("textbox", { name: "Why you go on" });
    for (const key of ["End", "ArrowDown", "t", "d"]) await fireEvent.keyDown(field, { key });
    expect((await openCard()).textContent).toContain("board 0");
    expect(core.asked.some(({ command }) => command === "give_verdict")).toBe(false);
  });

  it("takes a gathering as one thing for all, and offers Undo", async () => {
    await open({ ...overlapOf(3, 2), gatherings: [gathering(2)] });
    await fireEvent.keyDown(await openCard(), { key: "End" });
    const card = within(await ranked()).getByRole("group", { name: /need is alike/ });
    await waitFor(() => expect(document.activeElement).toBe(card));
    await fireEvent.keyDown(card, { key: "t" });
    const taken = core.asked.find(({ command }) => command === "take_gathering");
    expect(taken?.args).toEqual({
      what: "Be taken seriously by board 0",
      needIds: ["need-0", "need-1"],
      giftId: null,
      formId: null,
    });
    await waitFor(() => expect(toasts.current?.text).toBe("Taken: one thing for Client 0 and Client 1."));
    expect(toasts.current?.undo).toBeTruthy();
  });

  it("sets a gathering aside by all its needs", async () => {
    await open({ ...overlapOf(3, 2), gatherings: [gathering(2)] });
    await fireEvent.click(within(await ranked()).getByRole("button", { name: /need is alike/ }));
    await fireEvent.click(within(await ranked()).getByRole("button", { name: /Not now/ }));
    const aside = core.asked.find(({ command }) => command === "set_suggestion_aside");
    expect(aside?.args).toEqual({
      kind: "gathering",
      about: [0, 1].map((at) => ({ kind: "need", id: `need-${at}` })),
      forGood: false,
    });
    await waitFor(() => expect(toasts.current?.text).toBe("Laid aside for two weeks."));
    expect(toasts.current?.undo).toBeTruthy();
  });

  it("shows a gathering of needs that no gift meets as well", async () => {
    await open({ ...overlapOf(2, 2, 0), gatherings: [gathering(2)] });
    expect(await screen.findByText("Nothing stands out")).toBeTruthy();
    expect(within(await ranked()).getByRole("group", { name: /need is alike/ })).toBeTruthy();
  });

  it("asks for earlier answers when they are to be seen, and takes one back", async () => {
    await open(overlapOf(2, 2));
    await ranked();
    expect(core.asked.some(({ command }) => command === "list_verdicts")).toBe(false);
    await fireEvent.click(screen.getByRole("button", { name: "What your answers taught" }));
    const rows = within(await screen.findByRole("list", { name: "Your answers, newest first" })).getAllByRole(
      "listitem",
    );
    expect(rows.map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim())).toEqual([
      expect.stringMatching(/^Asking what nobody dares for Ana Quill’s be taken .* Not now, 12 November 2026/),
      expect.stringMatching(/Not this gift, 30 March 2026\. “Every question/),
    ]);
    expect(screen.getByText(/Your answers shift the order a little/)).toBeTruthy();
    await fireEvent.click(within(rows[1] as HTMLElement).getByRole("button", { name: /^Take back/ }));
    expect(core.asked.find(({ command }) => command === "take_back_verdict")?.args).toEqual({ id: "v-1" });
    await waitFor(() => expect(toasts.current?.undo).toBeTruthy());
    await settings.set({ verdicts_teach: false });
    expect(await screen.findByText(/Your answers do not shift the order/)).toBeTruthy();
    await settings.set({ verdicts_teach: true });
  });
});
