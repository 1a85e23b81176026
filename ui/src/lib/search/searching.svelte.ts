// Search as one types: asked a moment after the last key, and only the newest answer counts.
import type { SearchResult } from "$lib/api/bindings";
import { ApiError, api } from "$lib/api/client";

const REST_MS = 80;
const MOST = 12;
const NONE: SearchResult = { hits: [], total: 0 };

export class Searching {
  words = $state("");
  result = $state.raw<SearchResult>(NONE);
  /** the words that `result` answers */
  answered = $state("");
  error = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  type = (words: string): void => {
    this.words = words.toWellFormed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), REST_MS);
  };

  stop = (): void => {
    clearTimeout(this.#timer);
    this.#asked += 1;
  };

  /** Everything there is has been looked through, and nothing fits. */
  get none(): boolean {
    return this.words.trim() !== "" && this.answered === this.words && this.result.total === 0 && this.error === null;
  }

  async #ask(): Promise<void> {
    const { words } = this;
    const mine = ++this.#asked;
    try {
      const found = words.trim() === "" ? NONE : await api.search(words, MOST);
      if (mine !== this.#asked) return;
      this.result = found;
      this.error = null;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      if (!(thrown instanceof ApiError)) throw thrown;
      this.result = NONE;
      this.error = thrown.message;
    }
    this.answered = words;
  }
}
