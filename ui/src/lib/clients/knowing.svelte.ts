// Why: what can be written down of a client beside the ladder, each act with its sentence and its undo; and what is
// being written just now.
import type { api } from "$lib/api/client";
import type { AskedView, IdeaView, NeedView, SignView, WarmthReading } from "$lib/api/bindings";
import { type MessageKey, t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

export type KnowingApi = Pick<
  typeof api,
  "addReading" | "updateReading" | "addSign" | "updateSign" | "ask" | "updateAsked" | "addIdea" | "updateIdea"
>;

/** What lies on the page to be written; a record, where it is changed. */
export type Writing =
  | { what: "reading"; of: WarmthReading | null }
  | { what: "sign"; of: SignView | null }
  | { what: "question"; of: AskedView | null; need: Pick<NeedView, "id" | "text"> | null }
  | { what: "idea" };

export class Knowing {
  writing = $state.raw<Writing | null>(null);

  constructor(
    readonly api: KnowingApi,
    readonly clientId: string,
  ) {}

  close = (): void => void (this.writing = null);
  ask = (need: Pick<NeedView, "id" | "text"> | null = null): void =>
    void (this.writing = { what: "question", of: null, need });

  keepIdea = (what: string): Promise<void> =>
    this.act("knowledge.idea.said", () =>
      this.api.addIdea(this.clientId, { what, given_on: null, credit: "owed", credited_on: null }),
    );

  changeIdea = ({ id, fields }: IdeaView, what: string): Promise<void> =>
    this.act("knowledge.changed", () => this.api.updateIdea(id, { ...fields, what }));

  /** Thanked today, or not thanked after all. */
  thank = ({ id, fields }: IdeaView, thanked: boolean): Promise<void> =>
    this.act(thanked ? "knowledge.idea.thanked.said" : "knowledge.changed", () =>
      this.api.updateIdea(id, { ...fields, credit: thanked ? "given" : "owed", credited_on: null }),
    );

  private async act(said: MessageKey, what: () => Promise<unknown>): Promise<void> {
    const done = await attempt(what);
    if (done === undefined) return;
    this.writing = null;
    sayWithUndo(t(said));
  }
}

/** Themes as they are typed: parted by commas. */
export const themesOf = (typed: string): string[] =>
  typed
    .split(",")
    .map((theme) => theme.trim())
    .filter((theme) => theme !== "");
