import { history, undo, redo } from "@codemirror/commands";
import { EditorState, type Transaction, type TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";
import { marks, pick, pickedRange, placedMarks, setMarks } from "./marks";
import type { PlacedMark } from "../places";

const TEXT = "Then: stop checking, I suppose.";
const MARK: PlacedMark = { id: "m", kind: "need", label: "Rest", start: 6, end: 19 };

/** An editor's state without its view. */
class Desk {
  state = EditorState.create({ doc: TEXT, extensions: [history(), marks] });
  dispatch = (transaction: Transaction): void => void (this.state = transaction.state);
  do(spec: TransactionSpec): this {
    this.dispatch(this.state.update(spec));
    return this;
  }
  get place() {
    return placedMarks(this.state)[0];
  }
}

const marked = (): Desk => new Desk().do({ effects: setMarks.of([MARK]) });

test("a mark moves with its words", () => {
  expect(marked().do({ changes: { from: 0, insert: "And " } }).place).toMatchObject({ start: 10, end: 23 });
});

test("undo brings back a mark whose words were cut, and redo cuts it again", () => {
  const desk = marked().do({ changes: { from: 4, to: 25 } });
  expect(desk.place).toMatchObject({ start: 4, end: 4 });
  undo(desk);
  expect(desk.state.doc.toString()).toBe(TEXT);
  expect(desk.place).toMatchObject({ start: 6, end: 19 });
  redo(desk);
  expect(desk.place).toMatchObject({ start: 4, end: 4 });
});

test("undo brings back the end of a mark that was cut short", () => {
  const desk = marked().do({ changes: { from: 10, to: 19 } });
  undo(desk);
  expect(desk.place).toMatchObject({ start: 6, end: 19 });
});

/** What is drawn, from where to where. */
const drawn = ({ state }: Desk): [number, number][] => {
  const ranges: [number, number][] = [];
  for (const set of state.facet(EditorView.decorations)) {
    if (typeof set !== "function") set.between(0, state.doc.length, (from, to) => void ranges.push([from, to]));
  }
  return ranges;
};

test("what is drawn stands where its mark does, whatever is typed before, behind, into or over it", () => {
  const edits: TransactionSpec["changes"][] = [
    { from: 0, insert: "And " },
    { from: 6, insert: "at its edge" },
    { from: 19, insert: "at its edge" },
    { from: 10, insert: "within" },
    { from: 18, insert: "before its letter" },
    { from: 18, to: 19 },
    { from: 4, to: 8 },
  ];
  for (const changes of edits) {
    const moved = marked().do({ changes });
    const { place } = moved;
    const anew = new Desk().do({ changes }).do({ effects: setMarks.of(place ? [place] : []) });
    expect(drawn(moved)).toEqual(drawn(anew));
  }
});

test("held words follow edits, and are let go when they are cut", () => {
  const desk = new Desk().do({ effects: pick.of({ start: 6, end: 10 }) });
  desk.do({ changes: { from: 0, insert: "So. " } });
  expect(pickedRange(desk.state)).toEqual({ start: 10, end: 14 });
  desk.do({ changes: { from: 8, to: 20 } });
  expect(pickedRange(desk.state)).toBeNull();
});
