// Why: what is known of a client, in the order and the words in which it is shown and asked.
import type { ClientFields, Stage } from "$lib/api/bindings";

export const STAGES: readonly Stage[] = ["prospect", "active", "paused", "parted"];

/** The facts that are text of several lines, and stand beside the page. */
export const TEXTS = ["contract", "contact", "leave_alone"] as const satisfies readonly (keyof ClientFields)[];

/** Several names or tags as one line, and back. */
export const fromList = (words: readonly string[]): string => words.join(", ");
export const toList = (line: string): string[] =>
  line
    .toWellFormed()
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
