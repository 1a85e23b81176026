// Where each line of a long list lies: by its height where it was seen, by what the others are like where it was not.

export class Heights {
  #keys: readonly string[] = [];
  #guess: number;
  readonly #seen = new Map<string, number>();
  /** where each line begins, and behind the last one where the list ends; none while it has to be worked out */
  #tops: Float64Array | null = null;

  constructor(guess: number) {
    this.#guess = guess;
  }

  get count(): number {
    return this.#keys.length;
  }

  get guess(): number {
    return this.#guess;
  }

  /** These lines, in this order. What was seen of a line stays known. */
  list(keys: readonly string[]): void {
    if (keys === this.#keys) return;
    this.#keys = keys;
    this.#tops = null;
  }

  /** What was just seen. Returns whether that was news. The first that are seen say what the others are like. */
  learn(seen: Iterable<readonly [key: string, height: number]>): boolean {
    const first = this.#seen.size === 0;
    let news = false;
    for (const [key, height] of seen) {
      if (height <= 0 || this.#seen.get(key) === height) continue;
      this.#seen.set(key, height);
      news = true;
    }
    if (!news) return false;
    if (first) this.#guess = this.#mean();
    this.#tops = null;
    return true;
  }

  /** The list became wider or narrower: lines break elsewhere now. */
  forget(): void {
    if (this.#seen.size === 0) return;
    this.#guess = this.#mean();
    this.#seen.clear();
    this.#tops = null;
  }

  /** Where the line begins; that of one past the last is where the list ends. */
  top(index: number): number {
    return this.#all()[Math.max(0, Math.min(index, this.count))] ?? 0;
  }

  /** The line that lies at this depth: the first above the list, the last beneath it. */
  at(depth: number): number {
    const tops = this.#all();
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((tops[middle] ?? 0) <= depth) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #all(): Float64Array {
    if (this.#tops) return this.#tops;
    const tops = new Float64Array(this.count + 1);
    this.#keys.forEach((key, index) => {
      tops[index + 1] = (tops[index] ?? 0) + (this.#seen.get(key) ?? this.#guess);
    });
    return (this.#tops = tops);
  }

  #mean(): number {
    let sum = 0;
    for (const height of this.#seen.values()) sum += height;
    return sum / this.#seen.size;
  }
}
