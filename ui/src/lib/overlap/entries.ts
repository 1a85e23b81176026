// The lines of the ranked list: suggestions, best fit first, and after them the gatherings.
import type { GatheringView, Overlap, Suggestion } from "$lib/api/bindings";

export type Entry =
  | { kind: "suggestion"; key: string; suggestion: Suggestion }
  | { kind: "gathering"; key: string; gathering: GatheringView };

/** A suggestion goes by its need, a gathering by the need whose words stand for all. */
export const entriesOf = ({ suggestions, gatherings }: Overlap): Entry[] => [
  ...suggestions.map((suggestion) => ({ kind: "suggestion" as const, key: suggestion.need.id, suggestion })),
  ...gatherings.map((gathering) => ({
    kind: "gathering" as const,
    key: `gathering ${gathering.needs[0]?.id ?? ""}`,
    gathering,
  })),
];
