// Where the gifts stand on the sea chart: pleasure across, mastery up. Readings are whole numbers, so several gifts share a
// place; a dot may move by up to 0.4 of a reading to keep dots and labels apart. The same gifts always give the same chart.
import type { GiftState, GiftView } from "$lib/api/bindings";
import { shorten, textWidth } from "$lib/shared/charts/text";
import { around, clearOf, inside, type Box, type Point } from "./boxes";

export const FARTHEST_SHIFT = 0.4;
/** Beyond this many gifts only living and picked ones are labelled. */
export const MOST_LABELLED = 12;
/** So many living ones are labelled at most, besides the picked one: in a crowd names hide each other, and cost time. */
export const MOST_NAMES = 24;
const LOWEST = 0.6;
const HIGHEST = 5.4;
const LABEL_SIZE = 14;
const LABEL_HEIGHT = 17;
const LONGEST_LABEL = 236;
const DOT = 9;
const WAKE_STEPS = 6;
/** What a place costs: a whole reading off, the next worse side for the name, each piece of a wake under the name. */
const FAR = 10;
const WORSE_SIDE = 0.2;
const CROSSED = 1.2;

export type Label = { text: string; x: number; y: number; anchor: "start" | "middle" | "end"; box: Box };
/** `wake` holds the points of earlier readings, oldest first. */
export type Dot = { gift: GiftView; at: Point; shift: Point; wake: Point[]; label: Label | null };

/** The plot inside a chart of this size, with room for the axes. */
export const plotOf = (width: number, height: number): Box => ({
  left: 62,
  top: 4,
  right: width - 12,
  bottom: height - 46,
});

/** The point of two readings on the plot. */
export function pointOf(plot: Box, pleasure: number, mastery: number): Point {
  const share = (reading: number) => (reading - LOWEST) / (HIGHEST - LOWEST);
  return {
    x: plot.left + share(pleasure) * (plot.right - plot.left),
    y: plot.bottom - share(mastery) * (plot.bottom - plot.top),
  };
}

/** Every gift's dot, wake and label. `taken` are boxes that no label may cover, such as the words in the corners. */
export function layGifts(gifts: GiftView[], picked: string | null, plot: Box, taken: Box[]): Dot[] {
  const dots: Dot[] = [];
  for (const [place, gift] of inOrder(gifts, picked).entries()) {
    const named = gifts.length <= MOST_LABELLED || (gift.fields.state === "living" && place < MOST_NAMES);
    const labelled = named || gift.id === picked;
    dots.push(settle(gift, labelled, plot, taken, dots));
  }
  return dots;
}

const states: GiftState[] = ["living", "emerging", "dormant", "retired"];

/** Who chooses a place first. Picking must not rearrange the chart, so the picked one only comes first where room is short. */
function inOrder(gifts: GiftView[], picked: string | null): GiftView[] {
  const rank = (gift: GiftView) =>
    gifts.length > MOST_LABELLED && gift.id === picked ? -1 : states.indexOf(gift.fields.state);
  return gifts.toSorted(
    (a, b) => rank(a) - rank(b) || a.fields.name.localeCompare(b.fields.name) || a.id.localeCompare(b.id),
  );
}

/** The nearest free place with a free side for the name, crossing few wakes; without a name where none is free. */
function settle(gift: GiftView, labelled: boolean, plot: Box, taken: Box[], placed: Dot[]): Dot {
  if (!labelled) return unlabelled(gift, plot, placed);
  const blocked = [...taken, ...placed.flatMap((dot) => [around(dot.at, DOT), ...(dot.label ? [dot.label.box] : [])])];
  const wakes = placed.flatMap((dot) => along([...dot.wake, dot.at]));
  let best: { dot: Dot; cost: number } | null = null;
  for (const shift of shifts) {
    const farther = FAR * Math.hypot(shift.x, shift.y);
    if (best && farther >= best.cost) break;
    const at = move(gift, shift, plot);
    if (!free(at, blocked, plot)) continue;
    const wake = wakeOf(gift, shift, plot);
    const crossable = [...wakes, ...along([...wake, at]).slice(0, -2)];
    for (const [rank, label] of labelsAround(gift.fields.name, at, plot).entries()) {
      if (!inside(label.box, plot) || !clearOf(label.box, blocked)) continue;
      const crossed = crossable.filter((box) => !clearOf(label.box, [box])).length;
      const cost = farther + WORSE_SIDE * rank + CROSSED * crossed;
      if (!best || cost < best.cost) best = { dot: { gift, at, shift, wake, label }, cost };
    }
  }
  return best?.dot ?? unlabelled(gift, plot, placed);
}

const free = (at: Point, blocked: Box[], plot: Box) =>
  inside(around(at, DOT), plot) && clearOf(around(at, DOT), blocked);

function unlabelled(gift: GiftView, plot: Box, placed: Dot[]): Dot {
  const dots = placed.map((dot) => around(dot.at, DOT));
  const names = placed.flatMap((dot) => (dot.label ? [dot.label.box] : []));
  const nearest = (blocked: Box[]) => shifts.find((each) => free(move(gift, each, plot), blocked, plot));
  const shift = nearest([...dots, ...names]) ?? nearest(dots) ?? { x: 0, y: 0 };
  return { gift, at: move(gift, shift, plot), shift, wake: wakeOf(gift, shift, plot), label: null };
}

const move = ({ fields }: GiftView, shift: Point, plot: Box) =>
  pointOf(plot, fields.pleasure + shift.x, fields.mastery + shift.y);

/** The earlier readings, moved as the dot itself is, so that two wakes through the same readings stay apart. */
function wakeOf(gift: GiftView, shift: Point, plot: Box): Point[] {
  const readings = [...gift.revisions.map((revision) => revision.fields), gift.fields];
  const turns = readings.filter((reading, at) => {
    const before = readings[at - 1];
    return !before || before.pleasure !== reading.pleasure || before.mastery !== reading.mastery;
  });
  return turns.slice(0, -1).map((reading) => pointOf(plot, reading.pleasure + shift.x, reading.mastery + shift.y));
}

/** Small boxes along a line, for what a label had better not cover. */
function along(points: Point[]): Box[] {
  return points.slice(1).flatMap((to, at) => {
    const from = points[at] ?? to;
    return Array.from({ length: WAKE_STEPS + 1 }, (_, step) => {
      const share = step / WAKE_STEPS;
      return around({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, 2);
    });
  });
}

/** Where a name may stand, the best place first. */
function labelsAround(name: string, at: Point, plot: Box): Label[] {
  const text = shorten(name, Math.min(LONGEST_LABEL, (plot.right - plot.left) / 2), LABEL_SIZE);
  const width = textWidth(text, LABEL_SIZE);
  const label = (anchor: Label["anchor"], x: number, y: number): Label => {
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return { text, x, y, anchor, box: { left, top: y - LABEL_HEIGHT + 4, right: left + width, bottom: y + 4 } };
  };
  const high = at.y - 19;
  const low = at.y + 28;
  return [
    label("end", at.x - 8, high),
    label("start", at.x + 8, high),
    label("end", at.x + 14, low),
    label("start", at.x - 14, low),
    label("middle", at.x, high),
    label("middle", at.x, low),
    label("end", at.x - 20, at.y + 5),
    label("start", at.x + 20, at.y + 5),
  ];
}

/** The reading itself first, then places around it, the nearest first. */
const shifts: Point[] = (() => {
  const steps = Array.from({ length: 9 }, (_, at) => (at - 4) / 10);
  return steps
    .flatMap((x) => steps.map((y) => ({ x, y })))
    .toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || b.y - a.y || a.x - b.x);
})();
