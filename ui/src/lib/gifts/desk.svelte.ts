// What is being changed about the gifts: shown at once, kept a moment later.
import { SvelteMap } from "svelte/reactivity";
import type { GiftFields, GiftView } from "$lib/api/bindings";
import { ApiError, api } from "$lib/api/client";
import { beforeLock } from "$lib/state/flushes";
import { keys } from "$lib/state/keys";
import { undo } from "$lib/state/undo";
import { Keeping, type InHand, type KeepState } from "./keeping";

export type Standing = { state: KeepState; problem: string | null };

export class Desk {
  readonly #inHand = new SvelteMap<string, InHand>();
  readonly #standing = new SvelteMap<string, Standing>();
  readonly #keeping = new Keeping(api.updateGift, (id, state, inHand, problem) => {
    if (inHand) this.#inHand.set(id, inHand);
    else this.#inHand.delete(id);
    this.#standing.set(id, { state, problem: problem instanceof ApiError ? problem.message : null });
  });

  change = (gift: GiftView, change: Partial<GiftFields>): void => this.#keeping.change(gift, change);
  note = (gift: GiftView, note: string): void => this.#keeping.note(gift, note);
  hold = (): void => this.#keeping.hold();
  flush = (): Promise<void> => this.#keeping.flush();

  /** The gift with what is in hand laid over what is kept. */
  shown = (gift: GiftView): GiftView => ({ ...gift, fields: this.#inHand.get(gift.id)?.fields ?? gift.fields });
  noteOf = (id: string): string | null => this.#inHand.get(id)?.note ?? null;
  standing = (id: string): Standing => this.#standing.get(id) ?? { state: "rest", problem: null };

  /** While the screen is shown: nothing in hand is lost by leaving, locking or undoing. */
  attend = (): (() => void) => {
    const withdraw = beforeLock(this.flush);
    const unbind = keys.on("mod+z", () => void this.flush().then(undo), { inFields: false });
    return () => {
      withdraw();
      unbind();
      void this.flush();
    };
  };
}
