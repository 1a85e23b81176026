// A gift on its way to a name: nothing is kept without one, and what is refused stays where it was typed.
import type { GiftView } from "$lib/api/bindings";
import { ApiError } from "$lib/api/client";
import { t } from "$lib/messages";
import { Pending } from "$lib/state/pending.svelte";

type Act = {
  /** the name as it stands in its field */
  name: () => string;
  keep: () => Promise<GiftView>;
  onnamed: (gift: GiftView) => void;
  onleave: () => void;
};

export class Naming {
  readonly pending = new Pending();
  readonly #act: Act;
  #nameless = $state(false);
  #problem = $state.raw<ApiError | null>(null);

  constructor(act: Act) {
    this.#act = act;
  }

  /** What is wrong with the name. */
  readonly nameError = $derived.by(() => {
    if (this.#nameless) return t("gifts.form.name.missing");
    return this.#problem?.field === "name" ? this.#problem.message : null;
  });

  /** What else is wrong. */
  readonly otherError = $derived.by(() =>
    this.#problem && this.#problem.field !== "name" ? this.#problem.message : null,
  );

  typed = (): void => void (this.#nameless = false);

  submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#nameless = this.#act.name().trim() === "";
    if (!this.#nameless) void this.pending.run(this.#keep);
  };

  /** Esc leaves the form. */
  press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#act.onleave();
  };

  readonly #keep = async (): Promise<void> => {
    this.#problem = null;
    try {
      this.#act.onnamed(await this.#act.keep());
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      this.#problem = thrown;
    }
  };
}
