// Why: marks live inside the editor's state, so that every edit moves them in the same step as the words,
// and the editor's own undo brings back a mark whose words were cut.
import { invertedEffects } from "@codemirror/commands";
import { StateEffect, StateField, type EditorState, type Extension, type Transaction } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { MarkPlace } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { bitten, isCut, mapPlace, type PlacedMark } from "../places";

/** A stretch of words held in view while the user says what it is. */
export type Range = { start: number; end: number };

type Marks = { placed: readonly PlacedMark[]; picked: Range | null; shown: DecorationSet };

/** All marks of the page, as they stand now. */
export const setMarks = StateEffect.define<readonly PlacedMark[]>();
/** Keeps a stretch of words highlighted, or lets go of it. */
export const pick = StateEffect.define<Range | null>();
const restore = StateEffect.define<readonly MarkPlace[]>({
  map: (places, changes) => places.map((place) => mapPlace(place, changes)),
});

const field = StateField.define<Marks>({
  create: () => ({ placed: [], picked: null, shown: Decoration.none }),
  update: (before, transaction) => {
    const placed = nextPlaced(before.placed, transaction);
    const picked = nextPicked(before.picked, transaction);
    if (placed === before.placed && picked === before.picked) return before;
    const shown = onlyMoved(before, transaction)
      ? before.shown.map(transaction.changes)
      : decorate(placed, picked, transaction.state);
    return { placed, picked, shown };
  },
  provide: (self) => EditorView.decorations.from(self, (marks) => marks.shown),
});

function nextPlaced(before: readonly PlacedMark[], transaction: Transaction): readonly PlacedMark[] {
  let placed = before;
  if (transaction.docChanged && placed.length > 0) placed = placed.map((mark) => mapPlace(mark, transaction.changes));
  for (const effect of transaction.effects) {
    if (effect.is(setMarks)) placed = effect.value;
    if (effect.is(restore))
      placed = placed.map((mark) => ({ ...mark, ...effect.value.find(({ id }) => id === mark.id) }));
  }
  return placed;
}

function nextPicked(before: Range | null, transaction: Transaction): Range | null {
  let picked = before;
  if (picked && transaction.docChanged) {
    const { start, end } = mapPlace({ id: "", ...picked }, transaction.changes);
    picked = start < end ? { start, end } : null;
  }
  for (const effect of transaction.effects) if (effect.is(pick)) picked = effect.value;
  return picked;
}

/** A key beside the marks' own words moves what is drawn; only an edit that takes from them has them drawn anew. */
const onlyMoved = (before: Marks, { effects, changes }: Transaction): boolean =>
  effects.length === 0 && before.picked === null && bitten(before.placed, changes).length === 0;

function decorate(placed: readonly PlacedMark[], picked: Range | null, state: EditorState): DecorationSet {
  const length = state.doc.length;
  const standing = placed.filter((mark) => !isCut(mark) && mark.end <= length);
  const spans = standing.flatMap((mark) => [
    span(mark).range(mark.start, mark.end),
    letter(mark).range(lastCharacter(state, mark), mark.end),
  ]);
  if (picked) spans.push(pickedSpan.range(picked.start, picked.end));
  return Decoration.set(spans, true);
}

const pickedSpan = Decoration.mark({ class: "span picked" });

const span = (mark: PlacedMark) =>
  Decoration.mark({
    tagName: "mark",
    class: `span ${mark.kind}`,
    attributes: {
      role: "mark",
      "aria-roledescription": t(`words.${mark.kind}`),
      "aria-description": mark.label,
      "data-mark": mark.id,
    },
  });

const letter = (mark: PlacedMark) =>
  Decoration.mark({ class: `letter ${mark.kind}`, attributes: { "data-letter": t(`reflect.letter.${mark.kind}`) } });

function lastCharacter(state: EditorState, { start, end }: MarkPlace): number {
  const line = state.doc.lineAt(end);
  const before = line.text.slice(Math.max(0, start - line.from), end - line.from);
  return end - ([...before].at(-1)?.length ?? 1);
}

const undoBringsMarksBack = invertedEffects.of((transaction) => {
  const places = transaction.startState.field(field).placed;
  const lost = transaction.docChanged ? bitten(places, transaction.changes) : [];
  return lost.length > 0 ? [restore.of(lost.map(({ id, start, end }) => ({ id, start, end })))] : [];
});

export const marks: Extension = [field, undoBringsMarksBack];
export const placedMarks = (state: EditorState): readonly PlacedMark[] => state.field(field).placed;
export const pickedRange = (state: EditorState): Range | null => state.field(field).picked;
