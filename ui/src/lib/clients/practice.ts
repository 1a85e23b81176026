// Why: the list shows one part of the practice at a time, and finds somebody by a few letters.
import type { ClientRow, Stage } from "$lib/api/bindings";

export const PARTS = ["practice", "prospects", "parted"] as const;
export type Part = (typeof PARTS)[number];

const PART_OF: Readonly<Record<Stage, Part>> = {
  active: "practice",
  paused: "practice",
  prospect: "prospects",
  parted: "parted",
};

export const partOf = ({ stage }: Pick<ClientRow, "stage">): Part => PART_OF[stage];

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those whose name or line holds all the words typed, whatever their case and accents. */
export function called(clients: readonly ClientRow[], typed: string): ClientRow[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return clients.filter(({ name, about }) => words.every((word) => folded(`${name} ${about}`).includes(word)));
}
