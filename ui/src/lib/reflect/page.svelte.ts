// Why: one page being written: when its words, facts and marks reach the journal, and what the journal answers.
import { ApiError, type api } from "$lib/api/client";
import type { ClientName, MarkView, NewMark, ReflectionFacts, ReflectionView } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { Autosave, type SaveState } from "./autosave";
import type { PageEditor } from "./editor/editor";
import { isCut, type PlacedMark } from "./places";
import { inTurn } from "./turns";
import { countWords, titleOf, wellFormed } from "./words";

export type PageApi = Pick<
  typeof api,
  "startReflection" | "saveDraft" | "settleDraft" | "setFacts" | "addMark" | "removeMark" | "openReflection"
>;
/** What the page asks of its editor. */
export type Words = Pick<
  PageEditor,
  "take" | "now" | "untouched" | "isEmpty" | "places" | "showMarks" | "showText" | "held"
>;
export type NewMarkHere = Omit<NewMark, "reflection_id" | "start" | "end">;

/** The spell of writing ends after this long without a key. */
const SPELL_MS = 10_000;
/** Steps of one fact that follow each other closely become one change. */
const FACTS_MS = 400;

const NO_FACTS: ReflectionFacts = {
  client_ids: [],
  happened_at: null,
  kind: null,
  paid_minutes: null,
  given_minutes: null,
  felt: null,
  warmth: null,
};

export class ReflectionPage {
  /** null until the first keystroke */
  id = $state<string | null>(null);
  facts = $state.raw<ReflectionFacts>(NO_FACTS);
  clients = $state.raw<readonly ClientName[]>([]);
  marks = $state.raw<readonly MarkView[]>([]);
  places = $state.raw<readonly PlacedMark[]>([]);
  pageNumber = $state<number | null>(null);
  saving = $state<SaveState>("idle");
  savedAt = $state<string | null>(null);
  /** why the words could not be saved */
  problem = $state<string | null>(null);
  /** half characters were replaced while saving */
  replaced = $state(false);
  title = $state("");
  words = $state(0);
  /** nothing stands on it */
  blank = $state(true);

  private editor: Words | null = null;
  private readonly turn = inTurn();
  private readonly autosave = new Autosave(
    () => this.turn(() => this.write()),
    (state, error) => this.report(state, error),
  );
  private unsaved = false;
  private unsettled = false;
  /** facts were chosen here that the journal does not know yet */
  private unsent = false;
  private written = "";
  /** the page's id while undo has taken it away */
  private lost: string | null = null;
  private spellTimer: ReturnType<typeof setTimeout> | undefined;
  private factsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly journal: PageApi,
    opened: ReflectionView | null,
    client: ClientName | null,
    private readonly onborn: (id: string) => void = () => undefined,
  ) {
    if (opened) this.adopt(opened);
    else if (client) this.setClients([client]);
  }

  /** The words to begin with. */
  get text(): string {
    return this.written;
  }

  attach(editor: Words): void {
    this.editor = editor;
    editor.showMarks(this.marks.map(placed));
  }

  /** The words changed under the user's hands. */
  typed(): void {
    const unborn = this.id === null && !this.autosave.pending;
    this.unsaved = true;
    this.unsettled = true;
    this.blank = this.editor?.isEmpty ?? false;
    this.autosave.touched();
    if (unborn) void this.autosave.flush();
    clearTimeout(this.spellTimer);
    this.spellTimer = setTimeout(() => void this.settle(), SPELL_MS);
  }

  /** Tries to save at once; true if everything is on disk. */
  save = (): Promise<boolean> => this.autosave.flush();

  /** Ends the spell of writing: what was typed becomes one change. */
  settle = async (): Promise<void> => {
    clearTimeout(this.spellTimer);
    await this.sendFacts();
    if (!(await this.autosave.flush())) return;
    await attempt(() =>
      this.turn(async () => {
        if (this.id === null || !this.unsettled) return;
        await this.write();
        this.unsettled = false;
        this.show(await this.journal.settleDraft(this.id));
      }),
    );
  };

  /** Leaving: everything is written and settled, and the clocks stop. */
  close = async (): Promise<void> => {
    await this.settle();
    clearTimeout(this.spellTimer);
    this.autosave.stop();
  };

  setClients(clients: readonly ClientName[]): void {
    this.clients = clients;
    this.setFacts({ client_ids: clients.map(({ id }) => id) });
  }

  /** Shown at once; before the page is born they wait for it. */
  setFacts(changed: Partial<ReflectionFacts>): void {
    this.facts = { ...this.facts, ...changed };
    this.unsent = true;
    clearTimeout(this.factsTimer);
    this.factsTimer = setTimeout(() => void this.sendFacts(), FACTS_MS);
  }

  /** Marks the words the editor holds. True if the mark was made. */
  async addMark(mark: NewMarkHere): Promise<boolean> {
    await this.sendFacts();
    return this.acting(async (id) => {
      // Read in the same step in which `write` takes the words, so that both count alike.
      const range = this.editor?.held();
      if (!range) throw new ApiError("invalid", t("reflect.words_gone"), "span");
      await this.write();
      return this.journal.addMark({ ...mark, ...range, reflection_id: id });
    });
  }

  removeMark(markId: string): Promise<boolean> {
    return this.acting(async (id) => {
      await this.write();
      await this.journal.removeMark(markId);
      return this.journal.openReflection(id);
    });
  }

  /** The journal changed elsewhere: marks and facts follow, and the words too unless some are in hand. */
  refresh = async (): Promise<void> => {
    await this.turn(async () => {
      const id = this.id ?? this.lost;
      if (id === null) return;
      try {
        const view = await this.journal.openReflection(id);
        this.id = id;
        this.show(view);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== "not_found") throw error;
        this.vanish(id);
      }
    });
  };

  private async acting(act: (id: string) => Promise<ReflectionView>): Promise<boolean> {
    if (!(await this.autosave.flush())) return false;
    const done = await attempt(() =>
      this.turn(async () => {
        if (this.id === null) return false;
        this.show(await act(this.id));
        this.unsettled = this.unsaved;
        return true;
      }),
    );
    return done ?? false;
  }

  private async write(): Promise<void> {
    const { editor } = this;
    if (!editor || !this.unsaved || (this.id === null && editor.isEmpty)) return;
    const { text: typed, places } = editor.take();
    const { text, replaced } = wellFormed(typed);
    this.unsaved = false;
    try {
      if (this.id === null) await this.begin(text);
      else this.savedAt = (await this.journal.saveDraft(this.id, text, places)).saved_at;
    } catch (error) {
      this.unsaved = true;
      throw error;
    }
    this.written = text;
    this.replaced ||= replaced;
    this.describe(text);
  }

  private async begin(text: string): Promise<void> {
    const { facts } = this;
    const view = await this.journal.startReflection(text, facts);
    this.id = view.id;
    this.lost = null;
    this.savedAt = view.saved_at;
    this.pageNumber = view.page_number;
    if (this.facts === facts) {
      this.facts = view.facts;
      this.unsent = false;
      clearTimeout(this.factsTimer);
    }
    this.onborn(view.id);
  }

  private async sendFacts(): Promise<void> {
    clearTimeout(this.factsTimer);
    if (!this.unsent || (this.id === null && !this.autosave.pending)) return;
    await this.acting(async (id) => {
      await this.write();
      return this.unsent ? this.tell(id) : this.journal.openReflection(id);
    });
  }

  /** What is chosen meanwhile is told next; what the journal refuses is let go. */
  private async tell(id: string): Promise<ReflectionView> {
    const { facts } = this;
    try {
      const view = await this.journal.setFacts(id, facts);
      if (this.facts === facts) this.unsent = false;
      return view;
    } catch (error) {
      if (error instanceof ApiError && error.code === "invalid") this.unsent = false;
      throw error;
    }
  }

  private report(state: SaveState, error: unknown): void {
    this.saving = state;
    if (state === "failed") this.problem = error instanceof Error ? error.message : String(error);
    else if (state === "saved") this.problem = null;
  }

  /** What the journal says the page is. Words typed since it was asked stay as they are. */
  private show(view: ReflectionView): void {
    const { editor } = this;
    const free = editor !== null && editor.untouched && !this.unsaved;
    const elsewhere = free && view.text !== this.written;
    if (elsewhere) editor.showText(view.text);
    const own = elsewhere ? [] : (editor?.places() ?? []);
    editor?.showMarks(
      view.marks.map((mark) => {
        const here = own.find(({ id }) => id === mark.id);
        return here && !isCut(here) ? { ...placed(mark), start: here.start, end: here.end } : editor.now(placed(mark));
      }),
    );
    this.adopt(view, free);
  }

  private adopt(view: ReflectionView, withText = true): void {
    this.id = view.id;
    this.lost = null;
    this.marks = view.marks;
    this.savedAt = view.saved_at;
    this.pageNumber = view.page_number;
    if (!this.unsent) {
      this.facts = view.facts;
      this.clients = view.clients;
    }
    if (!withText) return;
    this.written = view.text;
    this.describe(view.text);
  }

  /** Undo took the page itself away: it is blank until redo, or until something new is written. */
  private vanish(id: string): void {
    if (this.unsaved) return;
    this.lost = id;
    this.id = null;
    this.marks = [];
    this.editor?.showMarks([]);
    this.editor?.showText("");
    this.written = "";
    this.describe("");
  }

  private describe(text: string): void {
    this.title = titleOf(text);
    this.words = countWords(text);
    this.blank = text === "";
  }
}

const placed = ({ id, kind, label, start, end, orphaned }: MarkView): PlacedMark => ({
  id,
  kind,
  label,
  start,
  end: orphaned ? start : end,
});
