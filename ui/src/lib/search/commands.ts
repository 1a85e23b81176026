// What can be done by name from the palette.
import { type MessageKey, t } from "$lib/messages";
import type { IconName } from "$lib/shared/icons";
import { matching } from "$lib/shared/matching";
import { attempt } from "$lib/state/act";
import { type Screen, router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { redo, undo } from "$lib/state/undo";

export type Command = { name: string; icon: IconName; combo?: string; act: () => void };
type Openers = { onwrite: () => void; onkeys: () => void };

/** Shown under what was found, so that both fit. */
const BESIDE_HITS = 4;

const go = (
  screen: Exclude<Screen, "reflect" | "client">,
  label: MessageKey,
  icon: IconName,
  combo: string,
): Command => ({
  name: t("search.go", { screen: t(label) }),
  icon,
  combo,
  act: () => router.go({ screen }),
});

export function allCommands({ onwrite, onkeys }: Openers): Command[] {
  const leave: Command = {
    name: t("search.leave_sample"),
    icon: "arrow-left",
    act: () => void attempt(session.leaveSample),
  };
  return [
    { name: t("frame.new_reflection"), icon: "feather", combo: "mod+n", act: onwrite },
    go("today", "frame.today", "sun", "mod+1"),
    go("reflections", "frame.reflections", "pen-line", "mod+2"),
    go("clients", "frame.clients", "users-round", "mod+3"),
    go("overlap", "frame.overlap", "layers", "mod+4"),
    go("gifts", "frame.gifts", "heart", "mod+5"),
    go("settings", "frame.settings", "settings-2", "mod+,"),
    { name: t("frame.lock"), icon: "lock", combo: "mod+l", act: () => void session.lock() },
    { name: t("search.undo"), icon: "undo-2", combo: "mod+z", act: () => void undo() },
    { name: t("search.redo"), icon: "redo-2", combo: "mod+shift+z", act: () => void redo() },
    { name: t("search.keys"), icon: "keyboard", combo: "?", act: onkeys },
    ...(session.status?.sample ? [leave] : []),
  ];
}

/** The commands meant by `words`; all of them where nothing is typed. */
export const meant = (commands: readonly Command[], words: string): Command[] =>
  words.trim() === "" ? [...commands] : matching(commands, words).slice(0, BESIDE_HITS);
