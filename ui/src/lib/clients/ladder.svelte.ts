// Why: what can be done on a ladder, each act with its sentence and its undo; and which line is being written just now.
import type { api } from "$lib/api/client";
import type { ClientPage, Confidence, NeedState, NeedView, WantFields, WantView } from "$lib/api/bindings";
import { t } from "$lib/messages";
import type { MessageKey } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

type Journal = Pick<typeof api, "addWant" | "updateWant" | "addNeed" | "updateNeed" | "setConfidence" | "placeNeed">;

/** What a new need is being written beneath, and words to begin with. */
export type Above = { kind: "want" | "need"; id: string; text: string; start?: string | undefined };

export class Ladder {
  /** the want or need that a hunch is being written beneath; "want" while a new want is */
  writing = $state.raw<Above | "want" | null>(null);

  constructor(
    private readonly journal: Journal,
    private readonly clientId: string,
    private readonly done: () => void,
    /** asks about a need */
    readonly ask: (need: NeedView) => void = () => undefined,
  ) {}

  write = (above: Above | "want"): void => void (this.writing = above);
  cancel = (): void => void (this.writing = null);

  keepWant = (text: string): Promise<void> =>
    this.act("client.said.want", () => this.journal.addWant({ client_id: this.clientId, text, enough_line: null }));

  keepNeed = (text: string, { kind, id }: Above): Promise<void> =>
    this.act("client.said.need", () =>
      this.journal.addNeed({
        client_id: this.clientId,
        text,
        beneath_wants: kind === "want" ? [id] : [],
        beneath_needs: kind === "need" ? [id] : [],
      }),
    );

  changeWant({ id, text, enough_line, state }: WantView, changed: Partial<WantFields>): Promise<void> {
    return this.act("client.said.changed", () => this.journal.updateWant(id, { text, enough_line, state, ...changed }));
  }

  changeNeed({ id, text, state }: NeedView, changed: Partial<{ text: string; state: NeedState }>): Promise<void> {
    return this.act("client.said.changed", () => this.journal.updateNeed(id, { text, state, ...changed }));
  }

  setConfidence = (id: string, confidence: Confidence | null): Promise<void> =>
    this.act("client.said.changed", () => this.journal.setConfidence(id, confidence));

  /** Moves a need beneath one other thing, or, `also`, hangs it beneath that as well. */
  place(need: NeedView, above: Omit<Above, "text"> | null, also: boolean): Promise<void> {
    const under = (kind: Above["kind"], before: readonly string[]): string[] => {
      const kept = also ? before : [];
      return above?.kind === kind ? [...kept.filter((id) => id !== above.id), above.id] : [...kept];
    };
    const [wants, needs] = [under("want", need.beneath_wants), under("need", need.beneath_needs)];
    return this.act("client.said.moved", () => this.journal.placeNeed(need.id, wants, needs));
  }

  private async act(said: MessageKey, what: () => Promise<unknown>): Promise<void> {
    const result = await attempt(what);
    if (result === undefined) return;
    this.writing = null;
    sayWithUndo(t(said));
    this.done();
  }
}

/** Where H begins: the want in hand, else the first that nothing lies beneath, else the first. */
export function wantForHunch(page: ClientPage, inHand: string | null): Above | null {
  const wants = page.ladder.flatMap(({ want, needs }) => (want ? [{ want, bare: needs.length === 0 }] : []));
  const open = wants.filter(({ want }) => want.state === "open");
  const chosen = wants.find(({ want }) => want.id === inHand) ?? open.find(({ bare }) => bare) ?? open[0];
  return chosen ? { kind: "want", id: chosen.want.id, text: chosen.want.text } : null;
}
