// Which suggestion is open: the one picked while it is there, else the one now in its place, so that an answer opens the next.
import type { Suggestion } from "$lib/api/bindings";

export class Picking {
  readonly #suggestions: () => readonly Suggestion[];
  #picked = $state<string | null>(null);
  /** the last known place of the picked one */
  #place = 0;

  constructor(suggestions: () => readonly Suggestion[], first: () => string | null) {
    this.#suggestions = suggestions;
    this.#picked = first();
  }

  readonly #current = $derived.by(() => {
    const all = this.#suggestions();
    const at = all.findIndex((each) => each.need.id === this.#picked);
    if (at >= 0) this.#place = at;
    return all[Math.min(this.#place, all.length - 1)]?.need.id ?? null;
  });

  /** The need whose suggestion is open; `null` while there is none. */
  get needId(): string | null {
    return this.#current;
  }

  pick = (needId: string): void => {
    if (this.#suggestions().some((each) => each.need.id === needId)) this.#picked = needId;
  };
}
