// A passphrase being chosen: typed twice, with what is still wrong with it.
import type { Strength } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { LEAST, lengthOf } from "./strength";

export class Chosen {
  words = $state("");
  again = $state("");
  shown = $state(false);
  /** it was handed in once: from then on what is missing is an error */
  tried = $state(false);
  /** the words that were offered, as long as they are what is chosen */
  offered = $state(false);
  strength = $state.raw<Strength | null>(null);

  readonly #missing = $derived(Math.max(0, LEAST - lengthOf(this.words)));
  readonly #differs = $derived(this.again !== this.words);
  readonly short = $derived(this.#missing > 0 ? t("create.short", { least: LEAST, count: this.#missing }) : null);
  readonly ready = $derived(this.#missing === 0 && !this.#differs);
  /** Said as soon as as much was typed again. */
  readonly differ = $derived(
    this.#differs && (this.tried || (this.again !== "" && this.again.length >= this.words.length))
      ? t("create.differ")
      : null,
  );

  /** Takes words that were offered: to be read, written down and typed again. */
  take = (words: string): void => {
    this.words = words;
    this.again = "";
    this.shown = true;
    this.offered = true;
    this.tried = false;
  };
}
