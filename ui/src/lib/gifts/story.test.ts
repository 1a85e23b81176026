import { expect, test } from "vitest";
import type { AskedView, GiftView } from "$lib/api/bindings";
import { gift } from "./samples";
import { storyOf } from "./story";

const asked: AskedView = {
  id: "a-1",
  client_id: "c",
  client_name: "Ana Quill",
  need_text: null,
  gift_name: "Asking",
  fields: {
    question: "Why do you stay?",
    answer: "You ask.",
    need_id: null,
    confirms: false,
    gift_id: "g",
    themes: [],
    asked_on: "2025-01-01",
    answered_on: "2025-01-20",
  },
};
const whole: GiftView = {
  ...gift({ name: "Asking" }, [{ pleasure: 2 }]),
  quotes: [{ mark_id: "m", reflection_id: "r", quote: "again", on: "2025-02-04", client_names: [], orphaned: false }],
  given: [{ id: "d", what: "A card", state: "given", on: "2025-03-01", receivers: [] }],
  asked: [asked],
};

test("changes, passages, deliveries and answers are told as one, newest first", () => {
  const story = storyOf(whole, "all");
  expect(story.map(({ kind, on }) => [kind, on])).toEqual([
    ["given", "2025-03-01"],
    ["change", "2025-02-04"],
    ["quote", "2025-02-04"],
    ["asked", "2025-01-20"],
    ["change", "2025-01-04"],
  ]);
  expect(new Set(story.map(({ key }) => key)).size).toBe(story.length);
});

test("either half can be told alone", () => {
  expect(storyOf(whole, "changes").every(({ kind }) => kind === "change")).toBe(true);
  expect(storyOf(whole, "evidence").map(({ kind }) => kind)).toEqual(["given", "quote", "asked"]);
});
