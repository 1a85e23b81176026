// Every key there is, by where it works. A test holds this list against what is really bound.
import { LOOKING_BACK, BENEATH, SURFACE } from "$lib/frame/screens";
import { MOTIVE_KEYS } from "$lib/giving/forms";
import type { MessageKey } from "$lib/messages";
import { ANSWERS } from "$lib/overlap/answers";
import type { Combo } from "$lib/state/keys";
import type { Topic } from "./guides";

/** Several combos do the same; of more than two, the first and the last are shown. */
export type KeyRow = { combos: readonly Combo[]; what: MessageKey };
export type KeyGroup = {
  title: MessageKey;
  /** where they work, the screen one thinks of first in front */
  topics: readonly [Topic, ...Topic[]];
  /** letters alone, which Settings can turn off */
  single?: true;
  rows: readonly KeyRow[];
};

const screens = [...SURFACE, ...BENEATH, ...LOOKING_BACK].map(({ combo }) => combo);

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: "frame.keys.everywhere",
    topics: ["everywhere"],
    rows: [
      { combos: ["mod+n"], what: "frame.key.write" },
      { combos: ["mod+k"], what: "frame.key.search" },
      { combos: screens, what: "frame.key.screens" },
      { combos: ["mod+p"], what: "print.key" },
      { combos: ["mod+l"], what: "frame.key.lock" },
      { combos: ["mod+z"], what: "frame.key.undo" },
      { combos: ["mod+shift+z"], what: "frame.key.redo" },
      { combos: ["mod+,"], what: "frame.key.settings" },
      { combos: ["f6"], what: "frame.key.region" },
      { combos: ["shift+f6"], what: "frame.key.region_back" },
      { combos: ["f8"], what: "frame.key.toast" },
      { combos: ["escape"], what: "frame.key.back" },
      { combos: ["?", "f1"], what: "frame.key.keys" },
    ],
  },
  {
    title: "frame.keys.editor",
    topics: ["reflect"],
    rows: [
      { combos: ["alt+w"], what: "frame.key.want" },
      { combos: ["alt+n"], what: "frame.key.need" },
      { combos: ["alt+g"], what: "frame.key.gift" },
      { combos: ["alt+p"], what: "frame.key.promise" },
      { combos: ["alt+v"], what: "frame.key.versions" },
      { combos: ["alt+i"], what: "frame.key.panel" },
      { combos: ["alt+/"], what: "frame.key.prompt" },
    ],
  },
  {
    title: "frame.keys.suggestion",
    topics: ["overlap", "today"],
    single: true,
    rows: [
      ...ANSWERS.map(({ answer, key }) => ({ combos: [key], what: `frame.key.${answer}` as const })),
      { combos: ["y"], what: "frame.key.why" },
      { combos: [MOTIVE_KEYS.for_them], what: "frame.key.for_them" },
      { combos: [MOTIVE_KEYS.to_prove], what: "frame.key.to_prove" },
    ],
  },
  {
    title: "frame.keys.client",
    topics: ["client"],
    single: true,
    rows: [
      { combos: ["n"], what: "frame.key.client_write" },
      { combos: ["h"], what: "frame.key.hunch" },
      { combos: ["a"], what: "frame.key.ask_why" },
    ],
  },
  {
    title: "frame.keys.clients",
    topics: ["clients"],
    single: true,
    rows: [{ combos: ["n"], what: "frame.key.client_write" }],
  },
  {
    title: "frame.keys.review",
    topics: ["review"],
    rows: [{ combos: ["mod+enter"], what: "frame.key.close_week" }],
  },
  {
    title: "frame.keys.lists",
    topics: ["reflections", "today", "clients", "overlap", "gifts", "trash"],
    rows: [
      { combos: ["arrowup", "arrowdown"], what: "frame.key.move" },
      { combos: ["enter"], what: "frame.key.open" },
    ],
  },
];

/** The groups of a topic first, what works everywhere next, then all else. */
export function groupsFor(topic: Topic): readonly KeyGroup[] {
  const rank = ({ topics }: KeyGroup): number => (topics.includes(topic) ? 0 : topics.includes("everywhere") ? 1 : 2);
  return [...KEY_GROUPS].sort((one, other) => rank(one) - rank(other));
}

/** What is drawn of combos that do the same: all of them, or "first … last". */
export const shownCombos = (combos: readonly Combo[]): readonly Combo[] =>
  combos.length > 2 ? [combos[0] ?? "", "…", combos.at(-1) ?? ""] : combos;
