import { describe, expect, it } from "vitest";
import { review } from "../../../tests/fake-review";
import { notesOf } from "./notes";
import { hereOf, stateOf } from "./steps";
import {
  budgetWords,
  crowdedWords,
  keptWords,
  motivesWords,
  pausedWords,
  quietWords,
  unusedWords,
  weekWords,
} from "./words";

const [dele, oskar] = review.gone_quiet;

describe("a review in words", () => {
  it("is at the first step that was neither taken nor left out", () => {
    expect(hereOf(review.steps)).toBe("gone_quiet");
    expect(hereOf(review.steps.map(({ step }) => ({ step, state: "done" })))).toBeNull();
    expect(stateOf(review, "ahead")).toBe("skipped");
  });

  it("tells the week, and who is quiet against what is usual", () => {
    expect(weekWords(review)).toBe("Nine pages, 11 h 20 paid, 1 h 10 given.");
    expect([dele, oskar].map((one) => one && quietWords(one))).toEqual(["41 days; usually 14", "30 days"]);
    expect([dele, oskar].map((one) => one && pausedWords(one))).toEqual([
      "Paused in October, and that is allowed.",
      null,
    ]);
    expect(review.gifts_unused.map(unusedWords)).toEqual(["7 weeks", "never given yet"]);
  });

  it("warns before the budget is passed, and says what was crowded out", () => {
    expect(budgetWords(review.budget)).toContain("With what is planned (1 h 10) it will be passed by 20 min.");
    expect(review.budget.pursuits.map(crowdedWords)).toEqual([
      "Crowded out: Letters to people who might need me, 20 of 90 min, for the third week.",
      null,
    ]);
  });

  it("counts why one gave, calmly", () => {
    expect(motivesWords(review.motives)).toBe(
      "Of nine things in 90 days, six were for them, one to prove something, two not said.",
    );
    expect(motivesWords({ for_them: 0, to_prove: 1, unanswered: 0, behind: [] })).toContain("Of one thing");
  });

  it("says when a promise was kept", () => {
    const promise = review.loose_ends.promises[0];
    if (!promise) throw new Error("a promise");
    const kept = (state: "kept" | "late", due_on: string | null, state_on: string) =>
      keptWords({ ...promise, state, state_on, fields: { ...promise.fields, due_on } });
    expect(kept("kept", "2026-11-18", "2026-11-17")).toBe("kept, a day early");
    expect(kept("kept", null, "2026-11-17")).toBe("kept");
    expect(kept("late", "2026-11-15", "2026-11-17")).toBe("kept, 2 days late");
  });
});

describe("the notes of a review", () => {
  it("carry nothing that is for the eye alone", () => {
    const [quiet] = review.gone_quiet;
    const named = { ...review, gone_quiet: quiet ? [{ ...quiet, name: "מאיה לוין" }] : [] };
    expect(notesOf(named)).toContain("מאיה לוין");
    expect(notesOf(named)).not.toMatch(/[\u200E\u2068\u2069]/u);
  });

  it("hold what the steps held, but for those left out, and stay a list whatever was typed", () => {
    const typed = {
      ...review,
      not_mine: review.not_mine.map((need) => ({ ...need, text: "A back\n## that carries" })),
    };
    const notes = notesOf(typed);
    expect(notes.startsWith("## Loose ends\n\n- ")).toBe(true);
    expect(notes).not.toContain("## Ahead");
    expect(notes).toContain("- Ana Quill: A back ## that carries: June knows somebody by the river.");
    expect(notes).toContain("## Gone quiet\n\n- Dele Marchbank: 41 days; usually 14\n- Oskar Fenn: 30 days\n");
    expect(notes.split("\n").filter((line) => line.startsWith("## "))).toHaveLength(5);
    expect(notes).not.toContain("## One thing learned");
  });
});
