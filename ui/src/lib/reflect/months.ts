// Why: a long list of pages is found by when it was.
import type { ReflectionRow } from "$lib/api/bindings";

export type Month = { month: string; pages: ReflectionRow[] };

/** Finished pages under the month they happened in, in the order given; months are named by their first day. */
export function byMonth(pages: readonly ReflectionRow[]): Month[] {
  const months: Month[] = [];
  for (const page of pages) {
    const month = `${page.happened_at.slice(0, 7)}-01`;
    const last = months.at(-1);
    if (last?.month === month) last.pages.push(page);
    else months.push({ month, pages: [page] });
  }
  return months;
}
