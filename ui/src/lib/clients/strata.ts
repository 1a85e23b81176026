// Why: needs at one depth share a stratum on the screen, while the list behind it stays nested, each need within the one above.
import type { ClientPage, NeedNode, NeedView } from "$lib/api/bindings";

export type Stratum = {
  need: NeedView;
  /** 1 is the first beneath the want */
  depth: number;
  /** the tone: deeper than four keeps the fourth */
  tone: 1 | 2 | 3 | 4;
  /** opens its stratum; the others in it follow after a hairline */
  first: boolean;
  /** at the very bottom of the rung */
  last: boolean;
  /** what it lies beneath, where the stratum above leaves that open */
  under: string | null;
  /** stands whole elsewhere: the want it is shown under, "" for under none */
  linkedFrom: string | null;
  beneath: Stratum[];
};

/** At so many strata the quotes fold away. */
export const FOLD_AT = 5;

export function strataOf(nodes: readonly NeedNode[]): Stratum[] {
  const counts: number[] = [];
  const build = (node: NeedNode, depth: number): Stratum => {
    const seen = counts[depth] ?? 0;
    counts[depth] = seen + 1;
    const beneath = node.beneath.map((child) => build(child, depth + 1));
    const tone = Math.min(depth, 4) as Stratum["tone"];
    const { need, linked_from: linkedFrom } = node;
    return { need, depth, tone, first: seen === 0, last: false, under: null, linkedFrom, beneath };
  };
  const strata = nodes.map((node) => build(node, 1));
  const bottom = counts.length - 1;
  every(strata, (stratum, above) => {
    if (above && (counts[above.depth] ?? 0) > 1) stratum.under = above.need.text;
  });
  const lowest = flat(strata)
    .filter(({ depth }) => depth === bottom)
    .at(-1);
  if (lowest) lowest.last = true;
  return strata;
}

function every(
  strata: readonly Stratum[],
  visit: (one: Stratum, above: Stratum | null) => void,
  above: Stratum | null = null,
): void {
  for (const stratum of strata) {
    visit(stratum, above);
    every(stratum.beneath, visit, stratum);
  }
}

/** All of them, each before those beneath it. */
export function flat(strata: readonly Stratum[]): Stratum[] {
  const found: Stratum[] = [];
  every(strata, (stratum) => found.push(stratum));
  return found;
}

export const depthOf = (strata: readonly Stratum[]): number => Math.max(0, ...flat(strata).map(({ depth }) => depth));

/** The needs a need may not be moved beneath: itself and all that hangs on it. */
export function hangingOn(page: ClientPage, needId: string): Set<string> {
  const found = new Set<string>([needId]);
  const needs = page.ladder.flatMap((rung) => flat(strataOf(rung.needs)).map(({ need }) => need));
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const need of needs) if (need.beneath_needs.some((id) => found.has(id))) found.add(need.id);
  }
  return found;
}
