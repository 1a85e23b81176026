// Where everything stands in the picture of needs and gifts: pure numbers, so that it can be tested without a page.
// Needs run down the left, best fit first; gifts down the right, each near the needs it meets. A current's width is its fit.
import type { Confidence, FitLabel, GiftKind, Overlap, Thread } from "$lib/api/bindings";
import { SERIF, shorten, wrapEvenly } from "$lib/shared/charts/text";
import { choose, stands, type GiftName } from "./choose";

export const NODE_WIDTH = 5;
export const LINE = 18;
const META_LINE = 16;
const LABEL_SIZE = 16;
const META_SIZE = 13;
/** The dots of confidence stand right of a client's name. */
const DOTS_ROOM = 30;
const LABEL_GAP = 9;
const ROW_GAP = 16;
const SHORTEST_NODE = 10;
/** A current of the full fit is this wide; a dotted thread has no width but takes some room at its ends. */
const FULL_WIDTH = 24;
const THREAD_ROOM = 5;

export type Block = {
  id: string;
  x: number;
  top: number;
  height: number;
  lines: string[];
  labelX: number;
  labelY: number;
  metaY: number;
};
export type NeedBlock = Block & { clientLine: string; confidence: Confidence };
export type GiftBlock = Block & { kind: GiftKind };
export type Current = { needId: string; giftId: string; label: FitLabel; width: number; path: string };
export type Currents = {
  width: number;
  height: number;
  left: number;
  right: number;
  needs: NeedBlock[];
  gifts: GiftBlock[];
  currents: Current[];
  foldedNeeds: number;
  foldedGifts: number;
};

type Side<T> = { of: T; id: string; lines: string[]; nodeHeight: number; blockHeight: number };

/** The whole picture for a page `width` wide. `fullFit` is the score that gets the full width, unless the best goes beyond it. */
export function layCurrents(overlap: Overlap, known: GiftName[], width: number, fullFit = 0.6): Currents {
  const { needs, gifts, threads, foldedNeeds, foldedGifts } = choose(overlap, known);
  const best = Math.max(fullFit, ...threads.map((thread) => thread.score));
  const widthOf = (thread: Thread) => (stands(thread) ? (FULL_WIDTH * thread.score) / best : 0);
  const roomOf = (thread: Thread) => widthOf(thread) || THREAD_ROOM;
  const left = Math.round(width * 0.42);
  const right = Math.round(width * 0.7);

  const side = <T extends { id: string }>(of: T, text: string, room: number): Side<T> => {
    const own = threads.filter((thread) => thread.need_id === of.id || thread.gift_id === of.id);
    const nodeHeight = Math.max(SHORTEST_NODE, sum(own, roomOf));
    const lines = wrapEvenly(text, room, LABEL_SIZE * SERIF, 2);
    return { of, id: of.id, lines, nodeHeight, blockHeight: Math.max(lines.length * LINE + META_LINE, nodeHeight) };
  };
  const needSides = needs.map((need) => side(need, need.text, left - LABEL_GAP));
  const giftSides = gifts.map((gift) => side(gift, gift.name, width - right - NODE_WIDTH - LABEL_GAP));
  const tall = (sides: Side<unknown>[]) => sum(sides, (each) => each.blockHeight + ROW_GAP);
  const height = Math.max(tall(needSides), tall(giftSides));

  const needBlocks = stack(needSides, height, left, left - LABEL_GAP + 1).map(({ of, ...block }) => ({
    ...block,
    clientLine: shorten(of.client, left - LABEL_GAP - DOTS_ROOM, META_SIZE),
    confidence: of.confidence,
  }));
  const giftBlocks = stack(giftSides, height, right, right + NODE_WIDTH + LABEL_GAP).map(({ of, ...block }) => ({
    ...block,
    kind: of.kind,
  }));
  const currents = join(threads, needBlocks, giftBlocks, widthOf, roomOf);
  return { width, height, left, right, needs: needBlocks, gifts: giftBlocks, currents, foldedNeeds, foldedGifts };
}

const sum = <T>(all: T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0);

/** Blocks one under the other; what is left of `height` is shared out between them. Node and label share a block's middle. */
function stack<T>(sides: Side<T>[], height: number, x: number, labelX: number): (Block & { of: T })[] {
  const gap = (height - sum(sides, (side) => side.blockHeight)) / Math.max(sides.length, 1);
  let top = gap / 2;
  return sides.map(({ of, id, lines, nodeHeight, blockHeight }) => {
    const labelY = top + (blockHeight - lines.length * LINE - META_LINE) / 2 + 14;
    const metaY = labelY + (lines.length - 1) * LINE + META_LINE;
    const block = {
      of,
      id,
      x,
      top: top + (blockHeight - nodeHeight) / 2,
      height: nodeHeight,
      lines,
      labelX,
      labelY,
      metaY,
    };
    top += blockHeight + gap;
    return block;
  });
}

/** Currents from port to port. */
function join(
  threads: Thread[],
  needs: Block[],
  gifts: Block[],
  widthOf: (thread: Thread) => number,
  roomOf: (thread: Thread) => number,
): Current[] {
  const needAt = new Map(needs.map((need) => [need.id, need]));
  const giftAt = new Map(gifts.map((gift) => [gift.id, gift]));
  const starts = ports(
    needs,
    (thread) => thread.need_id,
    (thread) => giftAt.get(thread.gift_id)?.top ?? 0,
  );
  const ends = ports(
    gifts,
    (thread) => thread.gift_id,
    (thread) => needAt.get(thread.need_id)?.top ?? 0,
  );
  return threads.flatMap((thread) => {
    const from = needAt.get(thread.need_id);
    const to = giftAt.get(thread.gift_id);
    const y0 = starts.get(thread);
    const y1 = ends.get(thread);
    if (!from || !to || y0 === undefined || y1 === undefined) return [];
    const width = widthOf(thread);
    const path = ribbon(from.x + NODE_WIDTH, y0, to.x, y1, width);
    return [{ needId: thread.need_id, giftId: thread.gift_id, label: thread.label, width, path }];
  });

  /** Where each thread leaves its node: in the order of the other ends, so that no two cross at their root. */
  function ports(
    blocks: Block[],
    nodeOf: (thread: Thread) => string,
    otherEnd: (thread: Thread) => number,
  ): Map<Thread, number> {
    const at = new Map<Thread, number>();
    for (const block of blocks) {
      const own = threads.filter((thread) => nodeOf(thread) === block.id).toSorted((a, b) => otherEnd(a) - otherEnd(b));
      let y = block.top + (block.height - sum(own, roomOf)) / 2;
      for (const thread of own) {
        at.set(thread, widthOf(thread) > 0 ? y : y + roomOf(thread) / 2);
        y += roomOf(thread);
      }
    }
    return at;
  }
}

/** A filled ribbon between two upright edges; a bare line where it has no width. */
function ribbon(x0: number, y0: number, x1: number, y1: number, width: number): string {
  const mid = (x0 + x1) / 2;
  const point = (...values: number[]) => values.map((value) => value.toFixed(1)).join(" ");
  const there = `M${point(x0, y0)}C${point(mid, y0, mid, y1, x1, y1)}`;
  if (width === 0) return there;
  return `${there}V${point(y1 + width)}C${point(mid, y1 + width, mid, y0 + width, x0, y0 + width)}Z`;
}
