// One thing learned, kept as it is typed: a moment after the last key, on leaving the field, and before the journal closes.
import { ApiError, api } from "$lib/api/client";
import { beforeLock } from "$lib/state/flushes";
import { timeNow } from "./words";

export const KEEP_AFTER_MS = 600;

export type LearnedState = "rest" | "saving" | "saved" | "failed";

export class Learned {
  text = $state("");
  state = $state<LearnedState>("rest");
  problem = $state("");
  /** "17:20" */
  savedAt = $state("");
  readonly #weekOn: string;
  #kept: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(weekOn: string, kept: string) {
    this.#weekOn = weekOn;
    this.#kept = kept;
    this.text = kept;
  }

  type = (text: string): void => {
    this.text = text;
    if (text !== this.#kept) this.state = "saving";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), KEEP_AFTER_MS);
  };

  /** What is kept changed elsewhere, as by undo: shown, unless something else is in hand. */
  settle = (kept: string): void => {
    if (this.text === this.#kept) this.text = kept;
    this.#kept = kept;
  };

  /** Keeps what is in hand; tells whether all of it is kept. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer);
    this.#sending = this.#sending.then(() => this.#send());
    await this.#sending;
    return this.text === this.#kept;
  };

  /** While the screen is shown. */
  attend = (): (() => void) => {
    const withdraw = beforeLock(this.flush);
    return () => {
      withdraw();
      void this.flush();
    };
  };

  async #send(): Promise<void> {
    const text = this.text;
    if (text === this.#kept) {
      if (this.state === "saving") this.state = "rest";
      return;
    }
    try {
      await api.writeLearned(this.#weekOn, text);
      this.#kept = text;
      this.savedAt = timeNow();
      this.state = this.text === text ? "saved" : "saving";
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.state = "failed";
      this.problem = thrown.message;
    }
  }
}
