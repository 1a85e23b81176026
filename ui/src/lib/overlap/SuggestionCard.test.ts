import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer, Caution, Suggestion } from "$lib/api/bindings";
import { settings } from "$lib/state/settings.svelte";
import { type Fake, fake } from "../../../tests/fake";
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

let core: Fake;
const asked = (command: string) => core.asked.filter((each) => each.command === command);

function show(
  onVerdict: (answer: Answer) => void | Promise<void> = () => undefined,
  more: { suggestion?: Suggestion; cautions?: Caution[] } = {},
): HTMLElement {
  render(SuggestionCard, { suggestion, onVerdict, ...more });
  return screen.getByRole("group", { name: /Your asking/ });
}

beforeEach(() => {
  layout();
  core = fake();
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

  it("asks once which words carry it, and sets them apart", async () => {
    const card = show();
    expect(asked("why")).toEqual([]);
    await fireEvent.keyDown(card, { key: "y" });
    expect(await within(card).findByText("The words that carry it")).toBeTruthy();
    expect([...card.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["insecurities", "nobody"]);
    expect(card.textContent).toContain("and in its description: noticed");
    expect(card.textContent).toContain("insecurities and dares 0.41");
    expect(card.textContent).not.toContain("Half and half");
    await fireEvent.keyDown(card, { key: "y" });
    expect(within(card).getByText("The words that carry it").closest("[hidden]")).toBeTruthy();
    await fireEvent.keyDown(card, { key: "y" });
    expect(asked("why").map(({ args }) => args)).toEqual([{ needId: "n", giftId: "g" }]);
  });

  it("says that it reads only once that takes a while", async () => {
    vi.useFakeTimers();
    core.answer("why", () => new Promise(() => undefined));
    const card = show();
    await fireEvent.keyDown(card, { key: "y" });
    await vi.advanceTimersByTimeAsync(250);
    expect(within(card).queryByRole("status")).toBeNull();
    await vi.advanceTimersByTimeAsync(100);
    expect(within(card).getByRole("status").textContent).toBe("Reading which words carry it…");
    vi.useRealTimers();
  });

  it("says calmly that no word carries it alone", async () => {
    core.answer("why", () => ({ need: [], gift: [], pairs: [] }));
    const card = show();
    await fireEvent.keyDown(card, { key: "y" });
    expect(await within(card).findByText("No word carries it alone; the whole does.")).toBeTruthy();
  });

  it("asks nothing where only words are compared, and says so", async () => {
    const card = show(undefined, { suggestion: { ...suggestion, reasons: [reason("words", 0.4324)] } });
    await fireEvent.keyDown(card, { key: "y" });
    expect(within(card).getByText("Which words carry it, only the sentence model can tell.")).toBeTruthy();
    expect(asked("why")).toEqual([]);
  });

  it("says how the gift worked before, with the day", () => {
    const before = { delivery_id: "d", what: "One question", landing: "loved" as const, on: "2025-03-04" };
    const record = reason("record", 0.05, { before: { ...before, well: 3, times: 4 } });
    const card = show(undefined, { suggestion: { ...suggestion, reasons: [reason("meaning", 0.38), record] } });
    expect(card.textContent?.replace(/\s+/g, " ")).toContain(
      "worked before: loved on 4 March 2025: One question 3 of 4",
    );
    expect(within(card).getByText("One question").tagName).toBe("EM");
  });

  it("says with whom to wait and can be taken all the same", async () => {
    const onVerdict = vi.fn();
    const card = show(onVerdict, {
      cautions: [{ kind: "open_deliveries", now: 1, limit: 1, until_on: null, overruled: null }],
    });
    const guard = card.querySelector(".guard");
    expect(guard?.textContent).toContain("Wait with Tomas Breck. One delivery is open already");
    expect(card.getAttribute("aria-describedby")).toBe(guard?.id);
    await fireEvent.keyDown(card, { key: "t" });
    expect(onVerdict).toHaveBeenCalledWith("take");
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
