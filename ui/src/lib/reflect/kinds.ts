// Why: a kind of contact has the same sign wherever a page is listed.
import type { MarkKind, ReflectionKind } from "$lib/api/bindings";
import type { IconName } from "$lib/shared/icons";

const SIGNS: Readonly<Record<ReflectionKind, IconName>> = {
  meeting: "users-round",
  call: "phone",
  message: "message-square",
  thought: "lightbulb",
  review: "calendar-check-2",
};

export const signOf = (kind: ReflectionKind | null): IconName => (kind ? SIGNS[kind] : "pen-line");

const KINDS: readonly MarkKind[] = ["want", "need", "gift", "promise"];

/** Each kind once, in the order of depth. */
export const kindsOf = (marks: readonly MarkKind[]): MarkKind[] => KINDS.filter((kind) => marks.includes(kind));
