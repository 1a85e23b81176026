// A believable week to look back on.
import type { Review } from "$lib/api/bindings";
import { budget } from "./fake-budget";
import * as data from "./fake-data";

const ahead = (step: Review["steps"][number]["step"]): Review["steps"][number] => ({ step, state: "ahead" });

export const review: Review = {
  week_on: "2026-11-16",
  until_on: "2026-11-22",
  steps: [
    { step: "loose_ends", state: "done" },
    { step: "ahead", state: "skipped" },
    ...(["gone_quiet", "gifts_unused", "not_mine", "budget", "learned"] as const).map(ahead),
  ],
  closed_on: null,
  page_id: null,
  learned: "",
  learned_before: "Ask once more before answering.",
  pages: 9,
  paid: 680,
  given: 70,
  loose_ends: {
    promises: data.today.promises_due,
    kept: [],
    deliveries: [
      {
        delivery_id: "d-card",
        what: "A card about the kiln",
        state: "given",
        state_on: "2026-11-03",
        clients: [{ id: "ilse", name: "Ilse Varnholt" }],
      },
    ],
    unasked: data.today.unasked.slice(0, 2),
    unfinished: [],
  },
  ahead: { days: [], credit: [] },
  gone_quiet: [
    { client_id: "dele", name: "Dele Marchbank", days: 41, usual_days: 14, stage: "paused", stage_on: "2026-10-05" },
    { client_id: "oskar", name: "Oskar Fenn", days: 30, usual_days: null, stage: "active", stage_on: null },
  ],
  gifts_unused: [
    { gift_id: "introducing", name: "Introducing people who should meet", days: 49 },
    { gift_id: "lettering", name: "Lettering a card", days: null },
  ],
  not_mine: [
    {
      need_id: "n-posture",
      client_id: "ana",
      client_name: "Ana Quill",
      text: "A back that carries her",
      state_on: "2026-06-01",
      note: "June knows somebody by the river.",
    },
  ],
  budget: { ...budget, given: 70, planned: 70, says: "will_pass", by: 20 },
  motives: {
    for_them: 6,
    to_prove: 1,
    unanswered: 2,
    behind: [
      {
        delivery_id: "d-names",
        what: "Nine names, and no hurry",
        motive: "to_prove",
        on: "2026-10-20",
        clients: [{ id: "noor", name: "Noor Haddow" }],
        pages: [{ reflection_id: "r-1", on: "2026-10-12" }],
      },
    ],
  },
};
