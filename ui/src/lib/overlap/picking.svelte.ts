// Which line of the ranked list is open: the one picked while it is there, else the one now in its place, so that an
// answer opens the next.

export class Picking {
  readonly #keys: () => readonly string[];
  #picked = $state<string | null>(null);
  /** the last known place of the picked one */
  #place = 0;

  constructor(keys: () => readonly string[], first: () => string | null) {
    this.#keys = keys;
    this.#picked = first();
  }

  readonly #current = $derived.by(() => {
    const all = this.#keys();
    const at = all.findIndex((key) => key === this.#picked);
    if (at >= 0) this.#place = at;
    return all[Math.min(this.#place, all.length - 1)] ?? null;
  });

  /** The key of the open line; `null` while there is none. A suggestion's is its need. */
  get key(): string | null {
    return this.#current;
  }

  pick = (key: string): void => {
    if (this.#keys().includes(key)) this.#picked = key;
  };
}
