// What can be done by name from the palette.
import type { Done } from "$lib/api/bindings";
import { type Spot, find } from "$lib/help/finding";
import { TOPICS, type Topic, titleOf } from "$lib/help/guides";
import { type MessageKey, t } from "$lib/messages";
import { printing } from "$lib/print/printing.svelte";
import type { IconName } from "$lib/shared/icons";
import { folded, matching } from "$lib/shared/matching";
import { attempt } from "$lib/state/act";
import { type Screen, router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { changeWords, redo, undo } from "$lib/state/undo";

export type Command = {
  name: string;
  icon: IconName;
  combo?: string;
  /** not listed before anything is typed */
  byName?: true;
  act: () => void;
};
type Openers = { onwrite: () => void; onhelp: (spot?: Spot) => void };
/** What undo and redo would do, where it is known. */
type Next = { undo: Done | null; redo: Done | null };

/** Shown under what was found, so that both fit. */
const BESIDE_HITS = 4;

const go = (
  screen: Exclude<Screen, "reflect" | "client" | "brief">,
  label: MessageKey,
  icon: IconName,
  combo?: string,
): Command => ({
  name: t("search.go", { screen: t(label) }),
  icon,
  ...(combo ? { combo } : {}),
  act: () => router.go({ screen }),
});

export function allCommands({ onwrite, onhelp }: Openers, next: Next = { undo: null, redo: null }): Command[] {
  const leave: Command = {
    name: t("search.leave_sample"),
    icon: "arrow-left",
    act: () => void attempt(session.leaveSample),
  };
  const leaveBackup: Command = {
    name: t("search.leave_backup"),
    icon: "arrow-left",
    act: () => void attempt(session.leaveBackup),
  };
  return [
    { name: t("frame.new_reflection"), icon: "feather", combo: "mod+n", act: onwrite },
    go("today", "frame.today", "sun", "mod+1"),
    go("reflections", "frame.reflections", "pen-line", "mod+2"),
    go("clients", "frame.clients", "users-round", "mod+3"),
    go("overlap", "frame.overlap", "layers", "mod+4"),
    go("gifts", "frame.gifts", "heart", "mod+5"),
    go("review", "frame.review", "calendar-check-2", "mod+6"),
    go("insights", "frame.insights", "chart-no-axes-column", "mod+7"),
    go("settings", "frame.settings", "settings-2", "mod+,"),
    go("trash", "trash.title", "trash"),
    { name: t("print.title"), icon: "printer", combo: "mod+p", act: printing.ask },
    { name: t("frame.lock"), icon: "lock", combo: "mod+l", act: () => void session.lock() },
    { name: undoName(next.undo), icon: "undo-2", combo: "mod+z", act: () => void undo() },
    { name: redoName(next.redo), icon: "redo-2", combo: "mod+shift+z", act: () => void redo() },
    { name: t("search.keys"), icon: "keyboard", combo: "?", act: () => onhelp() },
    ...helpTopics(router.place.screen).map((topic) => helpWith(titleOf(topic), () => onhelp({ topic }))),
    ...(session.status?.sample ? [leave] : []),
    ...(session.status?.looking ? [leaveBackup] : []),
  ];
}

const undoName = (done: Done | null): string =>
  done ? t("search.undo_what", { what: changeWords(done) }) : t("search.undo");
const redoName = (done: Done | null): string =>
  done ? t("search.redo_what", { what: changeWords(done) }) : t("search.redo");

/** The screen one is on first. */
const helpTopics = (here: Screen): Topic[] => [here, ...TOPICS.filter((topic) => topic !== here)];

const helpWith = (screen: string, act: () => void): Command => ({
  name: t("help.with", { screen }),
  icon: "circle-question-mark",
  byName: true,
  act,
});

/** The commands meant by `words`; where nothing is typed, all but those that are many. */
export const meant = (commands: readonly Command[], words: string): Command[] =>
  words.trim() === "" ? commands.filter(({ byName }) => !byName) : matching(commands, words).slice(0, BESIDE_HITS);

/** What the help has on the words after "help". */
export function helpOn(words: string, onhelp: (spot: Spot) => void): Command[] {
  const [first = "", ...rest] = folded(words).split(/\s+/);
  if (first !== folded(t("help.title"))) return [];
  return find(rest.join(" "))
    .slice(0, BESIDE_HITS)
    .map(({ title, screen, keys, spot }) => ({
      name: t(keys.length > 0 ? "help.hit.keys" : "help.hit", { title, screen, keys: keys.join(", ") }),
      icon: "circle-question-mark",
      act: () => onhelp(spot),
    }));
}
