// Why: marking is one key where that is enough, and asks one question where it isn't: whose, beneath which want, which gift, a new promise or one made before.
import type { api } from "$lib/api/client";
import type { ClientName, GiftView, MarkKind, NeedView, PromiseView, WantView } from "$lib/api/bindings";
import { AGAINST_PROMISES } from "$lib/giving/waiting";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";
import type { PageEditor } from "./editor/editor";
import type { NewMarkHere, ReflectionPage } from "./page.svelte";
import { isCut, nameFromQuote, type PlacedMark } from "./places";
import { needsOf, wantsOf } from "./targets";

/** What has to be known before the mark can be made. */
export type Question =
  | { ask: "client" }
  | { ask: "whose"; clients: readonly ClientName[] }
  | { ask: "beneath"; wants: readonly WantView[]; needs: readonly NeedView[]; nearest: string | null }
  | { ask: "gift"; gifts: readonly GiftView[] }
  | { ask: "promise"; promises: readonly PromiseView[]; client: Pick<ClientName, "id" | "name"> };

type Editor = Pick<PageEditor, "selection" | "words" | "hold" | "held" | "stepBehind" | "focus" | "places">;
type Page = Pick<ReflectionPage, "clients" | "marks" | "addMark">;
type Journal = Pick<typeof api, "clientPage" | "listGifts" | "giving" | "cautions">;

const NOTHING_KNOWN = { target_id: null, text: null, client_id: null, beneath_wants: [], beneath_needs: [] };

export class Marking {
  kind = $state<MarkKind>("want");
  question = $state.raw<Question | null>(null);
  private whose: string | null = null;

  constructor(
    private readonly page: Page,
    private readonly editor: Editor,
    private readonly journal: Journal,
  ) {}

  /** Marks the selected words, or asks what is missing. */
  async begin(kind: MarkKind): Promise<void> {
    const range = this.editor.selection();
    if (!range) return;
    this.kind = kind;
    this.whose = null;
    this.editor.hold(range);
    if (kind === "gift") await this.askGift();
    else await this.askWhose();
  }

  /** The page got its client, or the user said whose it is. */
  async belongsTo(clientId: string): Promise<void> {
    this.whose = clientId;
    if (this.kind === "want") await this.make({ text: this.name });
    else if (this.kind === "promise") await this.askPromise(clientId);
    else await this.askBeneath(clientId);
  }

  beneath = (wantId: string | null): Promise<void> =>
    this.make({ text: this.name, beneath_wants: wantId === null ? [] : [wantId] });
  evidenceFor = (targetId: string): Promise<void> => this.make({ target_id: targetId });
  newPromise = (): Promise<void> => this.make({ text: this.name });
  newGift = (name: string): Promise<void> => this.make({ text: name });

  /** Thinks better of it. */
  cancel = (): void => {
    this.question = null;
    this.editor.hold(null);
    this.editor.focus();
  };

  private get name(): string {
    const held = this.editor.held();
    return held ? nameFromQuote(this.editor.words(held)) : "";
  }

  private async askWhose(): Promise<void> {
    const { clients } = this.page;
    const [first, second] = clients;
    if (!first) this.question = { ask: "client" };
    else if (second) this.question = { ask: "whose", clients };
    else await this.belongsTo(first.id);
  }

  private async askBeneath(clientId: string): Promise<void> {
    const page = await attempt(() => this.journal.clientPage(clientId));
    if (!page) return this.cancel();
    const wants = wantsOf(page).filter(({ state }) => state === "open");
    const needs = needsOf(page).filter(({ state }) => state !== "let_go");
    if (wants.length === 0 && needs.length === 0) return this.beneath(null);
    const start = this.editor.held()?.start ?? 0;
    this.question = {
      ask: "beneath",
      wants,
      needs,
      nearest: nearestWant(this.page.marks, this.editor.places(), wants, start),
    };
  }

  private async askPromise(clientId: string): Promise<void> {
    const { journal } = this;
    const found = await attempt(() => Promise.all([journal.giving(clientId), journal.cautions(clientId)]));
    if (!found) return this.cancel();
    const [giving, cautions] = found;
    const promises = giving.promises.filter(({ live }) => live);
    // Where the journal says wait, a new promise is not made in passing.
    const wait = cautions.some(({ kind, overruled }) => overruled === null && AGAINST_PROMISES.includes(kind));
    if (promises.length === 0 && !wait) return this.newPromise();
    const name = this.page.clients.find(({ id }) => id === clientId)?.name ?? "";
    this.question = { ask: "promise", promises, client: { id: clientId, name } };
  }

  private async askGift(): Promise<void> {
    const gifts = await attempt(this.journal.listGifts);
    if (gifts) this.question = { ask: "gift", gifts };
    else this.cancel();
  }

  private async make(known: Partial<NewMarkHere>): Promise<void> {
    const { kind, editor } = this;
    this.question = null;
    const made = await this.page.addMark({ ...NOTHING_KNOWN, client_id: this.whose, ...known, kind });
    const held = editor.held();
    editor.hold(null);
    if (made && held) editor.stepBehind(held.end);
    editor.focus();
    if (made) sayWithUndo(t(`reflect.marked.${kind}`));
  }
}

/** The open want whose mark stands nearest before a place; the only one there is; or none. */
export function nearestWant(
  marks: readonly { id: string; target_id: string }[],
  places: readonly PlacedMark[],
  wants: readonly { id: string }[],
  start: number,
): string | null {
  const before = places
    .filter((place) => place.kind === "want" && !isCut(place) && place.end <= start)
    .sort((a, b) => b.end - a.end)
    .map(({ id }) => marks.find((mark) => mark.id === id)?.target_id)
    .find((id) => wants.some((want) => want.id === id));
  return before ?? (wants.length === 1 ? (wants[0]?.id ?? null) : null);
}
