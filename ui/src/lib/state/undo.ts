// Undo and redo of the journal's own changes. Inside a text field the keys belong to the field.
import { ApiError, api } from "$lib/api/client";
import type { Done } from "$lib/api/bindings";
import { type MessageKey, isKey, t } from "$lib/messages";
import { quoted } from "$lib/messages/quoted";
import { toasts } from "./toasts.svelte";

/** What was done, in words: marked “stop checking” as a need. */
export function changeWords({ what, subject }: Done): string {
  const key = `change.${what}`;
  const words = subject === "" ? "" : quoted(subject);
  return isKey(key)
    ? t(key, { subject: words })
        .trim()
        .replace(/\s{2,}/gu, " ")
    : what;
}

async function step(act: () => Promise<Done>, said: MessageKey, nothing: MessageKey): Promise<void> {
  try {
    const done = await act();
    toasts.say(t(said, { what: changeWords(done) }));
  } catch (thrown) {
    const error = thrown as ApiError;
    toasts.say(error.code === "nothing_to_undo" ? t(nothing) : error.message);
  }
}

export const undo = (): Promise<void> => step(api.undo, "undo.undone", "error.nothing_to_undo");
export const redo = (): Promise<void> => step(api.redo, "undo.redone", "error.nothing_to_redo");

/** Says what was done and offers to take it back. For changes that went through `change`. */
export const sayWithUndo = (text: string): void => toasts.say(text, () => void undo());
