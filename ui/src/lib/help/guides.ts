// What the help says of each screen: a few titled bits, whose words are in the catalogue.
import { type MessageKey, t } from "$lib/messages";
import { type Combo, keyWords } from "$lib/state/keys";
import type { Screen } from "$lib/state/router.svelte";

/** What a guide is about: a screen, or what is alike on all of them. */
export type Topic = Screen | "everywhere";
type TitleOf<Key> = Key extends `help.${infer Bit}.text` ? `help.${Bit}` : never;
/** The key of a bit's title; its words stand under `<bit>.text`. */
export type Bit = TitleOf<MessageKey>;
export type Guide = { title: MessageKey; bits: readonly Bit[] };

export const GUIDES: Readonly<Record<Topic, Guide>> = {
  today: {
    title: "frame.today",
    bits: ["help.today.waiting", "help.today.promises", "help.today.suggestion", "help.today.week"],
  },
  reflections: {
    title: "frame.reflections",
    bits: ["help.reflections.list", "help.reflections.find", "help.reflections.delete"],
  },
  reflect: {
    title: "help.reflect",
    bits: [
      "help.reflect.write",
      "help.reflect.facts",
      "help.reflect.marks",
      "help.reflect.versions",
      "help.reflect.prompt",
    ],
  },
  clients: {
    title: "frame.clients",
    bits: ["help.clients.list", "help.clients.find", "help.clients.keys"],
  },
  client: {
    title: "help.client",
    bits: [
      "help.client.ladder",
      "help.client.confidence",
      "help.client.warmth",
      "help.client.balance",
      "help.client.open",
      "help.client.menu",
    ],
  },
  brief: {
    title: "brief.title",
    bits: ["help.brief.page", "help.brief.ask", "help.brief.reach"],
  },
  overlap: {
    title: "frame.overlap",
    bits: [
      "help.overlap.picture",
      "help.overlap.answer",
      "help.overlap.wait",
      "help.overlap.gathering",
      "help.overlap.not_yours",
      "help.overlap.taught",
    ],
  },
  gifts: {
    title: "frame.gifts",
    bits: ["help.gifts.chart", "help.gifts.change", "help.gifts.name", "help.gifts.split", "help.gifts.emerging"],
  },
  review: {
    title: "frame.review",
    bits: ["help.review.walk", "help.review.which", "help.review.close", "help.review.own"],
  },
  insights: {
    title: "frame.insights",
    bits: ["help.insights.three", "help.insights.read", "help.insights.time", "help.insights.themes"],
  },
  settings: {
    title: "frame.settings",
    bits: [
      "help.settings.privacy",
      "help.settings.backups",
      "help.settings.restore",
      "help.settings.limits",
      "help.settings.practice",
      "help.settings.forms",
      "help.settings.look",
      "help.settings.export",
    ],
  },
  trash: {
    title: "trash.title",
    bits: ["help.trash.rests", "help.trash.order", "help.trash.forget"],
  },
  everywhere: {
    title: "help.everywhere",
    bits: [
      "help.everywhere.find",
      "help.everywhere.write",
      "help.everywhere.undo",
      "help.everywhere.lock",
      "help.everywhere.move",
      "help.everywhere.words",
    ],
  },
};
export const TOPICS = Object.keys(GUIDES) as readonly Topic[];

/** The keys that the words name, by the places they fill. */
export const NAMED_KEYS: Readonly<Record<string, Combo>> = {
  search: "mod+k",
  write: "mod+n",
  undo: "mod+z",
  redo: "mod+shift+z",
  lock: "mod+l",
  region: "f6",
  toast: "f8",
  back: "escape",
  want: "alt+w",
  need: "alt+n",
  gift: "alt+g",
  promise: "alt+p",
  versions: "alt+v",
  panel: "alt+i",
  prompt: "alt+/",
  take: "t",
  not_now: "l",
  not_this_gift: "g",
  not_a_need: "d",
  why: "y",
  client_write: "n",
  hunch: "h",
  ask_why: "a",
  close_week: "mod+enter",
};

export const titleOf = (topic: Topic): string => t(GUIDES[topic].title);

/** The words of a bit, with the keys as this machine calls them. */
export function wordsOf(bit: Bit): string {
  const named = Object.entries(NAMED_KEYS).map(([name, combo]) => [name, keyWords(combo).replaceAll(" ", "+")]);
  return t(`${bit}.text`, Object.fromEntries(named) as Record<string, string>);
}
