import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Review as ReviewView } from "$lib/api/bindings";
import { announce } from "$lib/state/changes";
import { flushAll } from "$lib/state/flushes";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { violations } from "../../tests/axe";
import { type Fake, fake, refuse } from "../../tests/fake";
import { review } from "../../tests/fake-review";
import { layout } from "../../tests/jsdom";
import Review from "./Review.svelte";

let core: Fake;

async function open(found: ReviewView = review): Promise<HTMLTextAreaElement> {
  core.answer("review", () => found);
  render(Review, {});
  return screen.findByRole("textbox", { name: "One thing learned" });
}

const asked = (command: string) => core.asked.filter((one) => one.command === command).map(({ args }) => args);
const part = (name: string) => within(screen.getByRole("region", { name }));

beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "review" });
});
afterEach(() => vi.useRealTimers());

describe("the weekly review", () => {
  it("is taken up where it was left, and steps are done, skipped and looked at again", async () => {
    await open();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("The week to 22 November");
    const steps = within(screen.getByRole("navigation", { name: "Steps" })).getAllByRole("button");
    expect(steps.map((step) => step.getAttribute("aria-label"))).toEqual([
      "Loose ends, done",
      "Ahead, skipped",
      "Gone quiet",
      "Gifts unused",
      "Not mine",
      "The budget",
      "One thing learned",
    ]);
    expect(steps[2]?.getAttribute("aria-current")).toBe("step");
    const user = userEvent.setup();
    await user.click(part("Gone quiet").getByRole("button", { name: /^Done/ }));
    await user.click(part("Gifts unused").getByRole("button", { name: /^Skip/ }));
    await user.click(part("Loose ends").getByRole("button", { name: /^Look again/ }));
    const week_on = { weekOn: "2026-11-16" };
    expect(asked("mark_step")).toEqual([
      { ...week_on, step: "gone_quiet", state: "done" },
      { ...week_on, step: "gifts_unused", state: "skipped" },
      { ...week_on, step: "loose_ends", state: "ahead" },
    ]);
  });

  it("keeps what was learned as it is typed, and before the journal closes", async () => {
    const field = await open();
    vi.useFakeTimers();
    await fireEvent.input(field, { target: { value: "Listen" } });
    await vi.advanceTimersByTimeAsync(599);
    expect(asked("write_learned")).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked("write_learned")).toEqual([{ weekOn: "2026-11-16", text: "Listen" }]);
    await fireEvent.input(field, { target: { value: "Listen longer" } });
    await flushAll();
    expect(asked("write_learned").at(-1)).toEqual({ weekOn: "2026-11-16", text: "Listen longer" });
  });

  it("says when words could not be kept, and keeps them when it is tried again", async () => {
    const field = await open();
    core.answer("write_learned", () => refuse("disk_full", "The disk is full."));
    await fireEvent.input(field, { target: { value: "Listen" } });
    await fireEvent.blur(field);
    expect((await screen.findByRole("alert")).textContent).toContain("Your words are held in memory.");
    expect(field.value).toBe("Listen");
    core.answer("write_learned", () => "r-review");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("closes the week by Ctrl+Enter with its notes, offers undo, and leads to the page", async () => {
    const field = await open();
    await fireEvent.input(field, { target: { value: "Listen longer" } });
    await fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(asked("close_review")).toHaveLength(1));
    const [closed] = asked("close_review");
    expect(closed).toMatchObject({ weekOn: "2026-11-16", learned: "Listen longer" });
    expect(String(closed?.notes)).toContain("## Gone quiet");
    await waitFor(() => expect(toasts.current?.undo).toBeTruthy());
    core.answer("review", () => ({
      ...review,
      closed_on: "2026-11-22",
      page_id: "r-review",
      learned: "Listen longer",
    }));
    announce(["review"]);
    await userEvent.click(await screen.findByRole("button", { name: "Open the page" }));
    expect(router.place).toEqual({ screen: "reflect", id: "r-review" });
  });

  it("shows the pages behind why one gave", async () => {
    await open();
    const budget = part("The budget");
    await userEvent.click(budget.getByText("The pages behind it"));
    await userEvent.click(budget.getByRole("button", { name: "Page of 12 Oct" }));
    expect(router.place).toEqual({ screen: "reflect", id: "r-1" });
  });

  it("notes what one's own practice got, and offers a first list", async () => {
    await open();
    const spent = part("The budget").getByRole("spinbutton", { name: /^Reading and learning/ });
    await fireEvent.keyDown(spent, { key: "ArrowUp" });
    expect(asked("set_pursuit_minutes")).toEqual([{ id: "pu-reading", weekOn: "2026-11-16", minutes: 75 }]);
    core.answer("review", () => ({ ...review, budget: { ...review.budget, pursuits: [] } }));
    announce(["review"]);
    await userEvent.click(await screen.findByRole("button", { name: "Rest" }));
    expect(asked("add_pursuit")).toEqual([{ fields: { name: "Rest", minutes_week: 60 } }]);
  });

  it("looks finished with nothing in it", async () => {
    const none = { promises: [], kept: [], deliveries: [], unasked: [], unfinished: [] };
    const motives = { for_them: 0, to_prove: 0, unanswered: 0, behind: [] };
    await open({ ...review, loose_ends: none, gone_quiet: [], gifts_unused: [], not_mine: [], motives });
    for (const words of ["Nothing hangs loose.", "You have heard of everybody lately."]) screen.getByText(words);
  });

  it("has nothing that axe finds", async () => {
    await open();
    expect(await violations()).toEqual([]);
  });
});
