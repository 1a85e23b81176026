// Why: a long list of pages is found by when it was.
import type { ReflectionRow } from "$lib/api/bindings";

/** Pages that stand together, `null` for those that are unfinished; months are named by their first day. */
export type Part = { month: string | null; pages: readonly ReflectionRow[] };
/** A line of the list: the name of a part, or a page with its place in its part, from 1. */
export type PartLine = { key: string; part: Part; page: ReflectionRow | null; place: number };

/** What is unfinished, then the others under the month they happened in, in the order given. */
export function partsOf(pages: readonly ReflectionRow[]): Part[] {
  const unfinished = pages.filter((page) => page.unfinished);
  const months = byMonth(pages.filter((page) => !page.unfinished));
  return unfinished.length > 0 ? [{ month: null, pages: unfinished }, ...months] : months;
}

function byMonth(pages: readonly ReflectionRow[]): Part[] {
  const months: { month: string; pages: ReflectionRow[] }[] = [];
  for (const page of pages) {
    const month = `${page.happened_at.slice(0, 7)}-01`;
    const last = months.at(-1);
    if (last?.month === month) last.pages.push(page);
    else months.push({ month, pages: [page] });
  }
  return months;
}

/** Each part's name and pages as one list of lines. */
export const linesOf = (parts: readonly Part[]): PartLine[] =>
  parts.flatMap((part) => [
    { key: part.month ?? "unfinished", part, page: null, place: 0 },
    ...part.pages.map((page, at) => ({ key: page.id, part, page, place: at + 1 })),
  ]);

type Drawn<Line> = { part: Part; name: Line | null; pages: Line[] };

/** Lines that follow each other, by the part they are of; its name is not there where only some of its pages are drawn. */
export function drawnParts<Line extends { item: PartLine }>(lines: readonly Line[]): Drawn<Line>[] {
  const parts: Drawn<Line>[] = [];
  for (const line of lines) {
    const { part, page } = line.item;
    if (parts.at(-1)?.part !== part) parts.push({ part, name: page ? null : line, pages: [] });
    if (page) parts.at(-1)?.pages.push(line);
  }
  return parts;
}
