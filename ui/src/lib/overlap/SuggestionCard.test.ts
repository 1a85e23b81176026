import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer, Suggestion } from "$lib/api/bindings";
import { settings } from "$lib/state/settings.svelte";
import { fake } from "../../../tests/fake";
import { layout } from "../../../tests/jsdom";
import SuggestionCard from "./SuggestionCard.svelte";
import { reason, suggestion as sample } from "./samples";

const suggestion: Suggestion = {
  ...sample(1, 1, 0.4324),
  gift: { id: "g", name: "Asking what nobody dares", kind: "talent", pleasure: 5, mastery: 4 },
  need: {
    id: "n",
    text: "Disarm half my insecurities",
    confidence: "confirmed",
    want: "Double my net worth",
    quotes: 4,
  },
  client: { id: "tomas", name: "Tomas Breck" },
  reasons: [
    reason("meaning", 0.4124),
    reason("want", 0.1212),
    reason("commonness", -0.2036),
    reason("gift", 0.0612),
    reason("confidence", 0.0412),
  ],
};

const figures = (card: HTMLElement): number[] =>
  [...card.querySelectorAll(".fig")].map((each) => Number(each.textContent?.replace("−", "-")));

function show(onVerdict: (answer: Answer) => void | Promise<void> = () => undefined): HTMLElement {
  render(SuggestionCard, { suggestion, onVerdict });
  return screen.getByRole("group", { name: /Your asking/ });
}

beforeEach(() => {
  layout();
  fake();
});

describe("a suggestion", () => {
  it("says whose need which gift meets, in the words of both", () => {
    const card = show();
    expect(within(card).getByText("asking what nobody dares")).toBeTruthy();
    expect(card.textContent?.replace(/\s+/g, " ")).toContain(
      "Your asking what nobody dares meets Tomas Breck’s disarm half my insecurities",
    );
  });

  it("shows shares that add up to the fit, folded and whole", async () => {
    const card = show();
    for (const lines of [5, 6]) {
      const all = figures(card);
      expect(all).toHaveLength(lines);
      const fit = all.pop() ?? 0;
      expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(fit, 9);
      expect(fit).toBe(0.43);
      await fireEvent.click(within(card).getByRole("button", { name: /of why/ }));
    }
  });

  it.each([
    ["t", "take"],
    ["l", "not_now"],
    ["g", "not_this_gift"],
    ["d", "not_a_need"],
  ])("takes %s for an answer while focus is within", async (key, answer) => {
    const answers: Answer[] = [];
    const card = show((given) => void answers.push(given));
    await fireEvent.keyDown(document.body, { key });
    expect(answers).toEqual([]);
    await fireEvent.keyDown(within(card).getByRole("button", { name: /Take it/ }), { key });
    expect(answers).toEqual([answer]);
  });

  it("opens all of why with Y", async () => {
    const card = show();
    await fireEvent.keyDown(card, { key: "y" });
    expect(
      within(card)
        .getByRole("button", { name: /Less of why/ })
        .getAttribute("aria-expanded"),
    ).toBe("true");
    expect(card.textContent).toContain("“Double my net worth”");
  });

  it("leaves single letters alone when Settings turned them off", async () => {
    await settings.set({ single_keys: false });
    const onVerdict = vi.fn();
    const card = show(onVerdict);
    await fireEvent.keyDown(card, { key: "t" });
    expect(onVerdict).not.toHaveBeenCalled();
    expect(card.querySelector("kbd")).toBeNull();
    await settings.set({ single_keys: true });
  });

  it("takes one answer only while it is on its way", async () => {
    const onVerdict = vi.fn(() => new Promise<void>(() => undefined));
    const card = show(onVerdict);
    await fireEvent.keyDown(card, { key: "t" });
    await fireEvent.keyDown(card, { key: "d" });
    expect(onVerdict).toHaveBeenCalledTimes(1);
  });
});
