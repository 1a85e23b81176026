// Search as one types: asked a moment after the last key, and only the newest answer counts.
import type { SearchResult } from "$lib/api/bindings";
import { ApiError, api } from "$lib/api/client";
import { PATIENCE_MS } from "$lib/state/resource.svelte";

const REST_MS = 80;
const MOST = 12;
const NONE: SearchResult = { hits: [], total: 0 };

export class Searching {
  words = $state("");
  result = $state.raw<SearchResult>(NONE);
  /** the words that `result` answers */
  answered = $state("");
  error = $state<string | null>(null);
  /** it takes long enough that it should be said */
  waiting = $state(false);
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

  /** Once these words are answered: whether they are still what is looked for. */
  settle = async (): Promise<boolean> => {
    const { words } = this;
    if (this.answered === words) return true;
    clearTimeout(this.#timer);
    await this.#ask();
    return this.answered === words && this.words === words;
  };

  /** Everything there is has been looked through, and nothing fits. */
  get none(): boolean {
    return this.words.trim() !== "" && this.answered === this.words && this.result.total === 0 && this.error === null;
  }

  async #ask(): Promise<void> {
    const { words } = this;
    const mine = ++this.#asked;
    const patience = setTimeout(() => (this.waiting = mine === this.#asked), PATIENCE_MS);
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
    } finally {
      clearTimeout(patience);
    }
    this.answered = words;
    this.waiting = false;
  }
}
