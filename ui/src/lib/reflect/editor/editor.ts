// Why: the one place that knows CodeMirror's view. The rest of Reflect speaks of words, marks and places.
import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { ChangeSet, EditorSelection, type ChangeDesc, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, placeholder, type ViewUpdate } from "@codemirror/view";
import type { MarkKind, MarkPlace } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { mapPlace, smallestEdit, standAlike, trimRange, type PlacedMark } from "../places";
import { calmMarkdown } from "./calm";
import { drawnWhereScrolled } from "./scrolled";
import { marks, pick, pickedRange, placedMarks, setMarks, type Range } from "./marks";

export type EditorEvents = {
  /** the user changed the words */
  typed: () => void;
  /** marks came or went, lost their words or got them back; not that they moved with what is typed before them */
  placed: (places: readonly PlacedMark[]) => void;
  /** lines may have moved on the screen: at most once a frame, once they are drawn */
  shifted: () => void;
  /** words were selected, or none are */
  selected: (range: Range | null) => void;
  /** Alt+W, N or G was pressed on selected words */
  marking: (kind: MarkKind) => void;
  left: () => void;
  escaped: () => void;
};

const MARK_KEYS: Readonly<Record<string, MarkKind>> = { KeyW: "want", KeyN: "need", KeyG: "gift", KeyP: "promise" };
const quietly = { userEvent: "journal" };

export class PageEditor {
  private readonly view: EditorView;
  private since: ChangeDesc;
  /** Where lines lie is asked for after the editor has measured them, so that no key waits for a layout. */
  private readonly afterLayout = {
    key: this,
    read: () => undefined,
    // Reading a place may measure again: who hears of it must not be in the middle of measuring.
    write: () => queueMicrotask(() => this.view.dom.isConnected && this.events.shifted()),
  };

  /** Mounts into a shadow root, where the editor's styles are adopted sheets: the content policy allows no style elements. */
  constructor(
    host: HTMLElement,
    text: string,
    private readonly events: EditorEvents,
  ) {
    const root = host.attachShadow({ mode: "open" });
    this.view = new EditorView({ doc: text, root, parent: root, extensions: this.extensions() });
    this.since = ChangeSet.empty(this.view.state.doc.length);
  }

  /** The words and places as they stand; positions the journal answers with count from here on. */
  take(): { text: string; places: MarkPlace[] } {
    const { doc } = this.view.state;
    this.since = ChangeSet.empty(doc.length);
    return {
      text: doc.toString(),
      places: placedMarks(this.view.state).map(({ id, start, end }) => ({ id, start, end })),
    };
  }

  /** Where a range of the words last taken stands now. */
  now<T extends MarkPlace>(place: T): T {
    return mapPlace(place, this.since);
  }

  /** True while nothing was typed since the last `take`. */
  get untouched(): boolean {
    return this.since.empty;
  }

  get isEmpty(): boolean {
    return this.view.state.doc.length === 0;
  }

  places(): readonly PlacedMark[] {
    return placedMarks(this.view.state);
  }

  showMarks(placed: readonly PlacedMark[]): void {
    this.view.dispatch({ effects: setMarks.of(placed) });
  }

  /** The journal has other words now: the caret and the editor's own history stay where they can. */
  showText(text: string): void {
    const changes = smallestEdit(this.view.state.doc.toString(), text);
    if (changes) this.view.dispatch({ changes, ...quietly });
    this.since = ChangeSet.empty(text.length);
  }

  /** A page on which nothing stands begins with these words, as if they were typed. */
  begin(text: string): void {
    if (!this.isEmpty) return;
    const caret = EditorSelection.cursor(text.length);
    this.view.dispatch({ changes: { from: 0, insert: text }, selection: caret, userEvent: "input.template" });
    this.view.focus();
  }

  /** The selected words without blanks at their ends. */
  selection(): Range | null {
    const { from, to } = this.view.state.selection.main;
    if (from === to) return null;
    const trimmed = trimRange(this.view.state.sliceDoc(from, to), 0, to - from);
    return trimmed && { start: from + trimmed.start, end: from + trimmed.end };
  }

  words({ start, end }: Range): string {
    return this.view.state.sliceDoc(start, end);
  }

  hold(range: Range | null): void {
    this.view.dispatch({ effects: pick.of(range) });
  }

  held(): Range | null {
    return pickedRange(this.view.state);
  }

  /** The caret goes behind a mark just made, and the selection ends. */
  stepBehind(position: number): void {
    this.view.dispatch({ selection: EditorSelection.cursor(Math.min(position, this.view.state.doc.length)) });
  }

  /** How far below the top of the text the line of a position begins, in pixels. */
  topOf(position: number): number {
    const at = Math.min(position, this.view.state.doc.length);
    const { from, to } = this.view.viewport;
    const exact = at >= from && at <= to ? this.view.coordsAtPos(at, 1) : null;
    return exact ? exact.top - this.view.documentTop : this.view.lineBlockAt(at).top;
  }

  /** The box around a range in the window, or null while it is out of view. */
  boxOf({ start, end }: Range): { left: number; top: number; bottom: number } | null {
    const from = this.view.coordsAtPos(start, 1);
    const to = this.view.coordsAtPos(end, -1);
    if (!from || !to) return null;
    const textLeft = this.view.contentDOM.getBoundingClientRect().left;
    return { left: from.top < to.top ? textLeft : from.left, top: from.top, bottom: to.bottom };
  }

  focus(): void {
    this.view.focus();
  }

  /** Where the next word goes, without scrolling there. */
  focusAtEnd(): void {
    this.view.dispatch({ selection: EditorSelection.cursor(this.view.state.doc.length) });
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }

  private extensions(): Extension {
    return [
      history(),
      marks,
      calmMarkdown,
      keymap.of([...historyKeymap, ...standardKeymap]),
      highlightSpecialChars(),
      placeholder(t("reflect.placeholder")),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      drawnWhereScrolled,
      EditorView.contentAttributes.of({
        "aria-label": t("reflect.editor"),
        spellcheck: "true",
        autocorrect: "on",
        autocapitalize: "sentences",
      }),
      EditorView.domEventHandlers({ keydown: (event) => this.keyPressed(event), blur: () => this.events.left() }),
      EditorView.updateListener.of((update) => this.updated(update)),
    ];
  }

  private updated(update: ViewUpdate): void {
    const { events } = this;
    if (update.docChanged) {
      const own = update.transactions.some((transaction) => transaction.isUserEvent("journal"));
      this.since = this.since.composeDesc(update.changes);
      if (!own) events.typed();
    }
    const places = placedMarks(update.state);
    if (!standAlike(placedMarks(update.startState), places)) events.placed(places);
    if (update.geometryChanged || update.viewportChanged) update.view.requestMeasure(this.afterLayout);
    if (update.selectionSet || update.docChanged || update.focusChanged) events.selected(this.selection());
  }

  private keyPressed(event: KeyboardEvent): boolean {
    if (event.key === "Escape" && !event.isComposing) {
      this.events.escaped();
      return true;
    }
    const kind = MARK_KEYS[event.code];
    if (!kind || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !this.selection()) return false;
    this.events.marking(kind);
    return true;
  }
}
