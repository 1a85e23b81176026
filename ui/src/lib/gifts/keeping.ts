// Changes to a gift gather for a moment and are kept together, so that clicking from 3 to 5 is one revision with one note.
import type { GiftFields, GiftView } from "$lib/api/bindings";

export const KEEP_AFTER_MS = 2000;

export type Keep = (id: string, fields: GiftFields, note: string) => Promise<GiftView>;
/** `held`: the name is empty, so nothing is kept until the gift has one again. */
export type KeepState = "rest" | "gathering" | "held" | "kept" | "failed";
export type InHand = { fields: GiftFields; note: string };
type Told = (id: string, state: KeepState, inHand: InHand | null, problem: unknown) => void;
type Gathered = InHand & { before: GiftFields };

const same = (a: GiftFields, b: GiftFields): boolean =>
  (Object.keys(a) as (keyof GiftFields)[]).every((key) => a[key] === b[key]);

/**
 * Gathers what is changed about each gift, and keeps it when nothing more came for two seconds, or on `flush`.
 * What could not be kept stays in hand and goes out again with the next change or `flush`.
 */
export class Keeping {
  #inHand = new Map<string, Gathered>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<unknown> = Promise.resolve();
  readonly #keep: Keep;
  readonly #tell: Told;

  constructor(keep: Keep, tell: Told) {
    this.#keep = keep;
    this.#tell = tell;
  }

  change = (gift: GiftView, change: Partial<GiftFields>): void => {
    const now = this.#of(gift);
    this.#gather(gift.id, { ...now, fields: { ...now.fields, ...change } });
  };

  /** The words about why a change came. */
  note = (gift: GiftView, note: string): void => this.#gather(gift.id, { ...this.#of(gift), note });

  /** While the words about why are being written, the change waits for them. */
  hold = (): void => clearTimeout(this.#timer);

  /** Keeps what is in hand now: on leaving the gift, the screen or the journal. */
  flush = (): Promise<void> => {
    clearTimeout(this.#timer);
    const sent = this.#sending.then(() => Promise.all([...this.#inHand.keys()].map((id) => this.#send(id))));
    this.#sending = sent;
    return sent.then(() => undefined);
  };

  #of = (gift: GiftView): Gathered =>
    this.#inHand.get(gift.id) ?? { before: gift.fields, fields: gift.fields, note: "" };

  #gather(id: string, gathered: Gathered): void {
    this.#inHand.set(id, gathered);
    this.#tell(id, "gathering", gathered, null);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), KEEP_AFTER_MS);
  }

  async #send(id: string): Promise<void> {
    const sent = this.#inHand.get(id);
    if (!sent) return;
    const note = sent.note.trim();
    const fields = { ...sent.fields, name: sent.fields.name.trim(), description: sent.fields.description.trim() };
    if (fields.name === "") return this.#tell(id, "held", sent, null);
    if (same(sent.before, fields) && note === "") return this.#settle(id, sent, sent.before, "rest");
    try {
      const gift = await this.#keep(id, fields, note);
      this.#settle(id, sent, gift.fields, "kept");
    } catch (problem) {
      this.#tell(id, "failed", this.#inHand.get(id) ?? sent, problem);
    }
  }

  /** What came in while it was being kept stays in hand, against what is kept now. */
  #settle(id: string, sent: Gathered, before: GiftFields, state: "rest" | "kept"): void {
    const now = this.#inHand.get(id);
    if (now && now !== sent) {
      this.#inHand.set(id, { ...now, before, note: now.note === sent.note ? "" : now.note });
    } else {
      this.#inHand.delete(id);
      this.#tell(id, state, null, null);
    }
  }
}
