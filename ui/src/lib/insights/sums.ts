// What is added up of the figures before it is shown.
import type { AnswerTheme, ClientBalance, ClientTimeView, GiftFigures, Landings, MonthView } from "$lib/api/bindings";

/** Minutes by client over several months, most first. */
export function byClient(months: readonly MonthView[]): ClientTimeView[] {
  const sums = new Map<string, ClientTimeView>();
  for (const { clients } of months) {
    for (const { client_id, client, paid, given } of clients) {
      const sum = sums.get(client_id) ?? { client_id, client, paid: 0, given: 0 };
      sums.set(client_id, { ...sum, paid: sum.paid + paid, given: sum.given + given });
    }
  }
  return [...sums.values()].sort((a, b) => b.paid + b.given - (a.paid + a.given) || a.client.localeCompare(b.client));
}

/** Those furthest from even first, even ones last. */
export const furthestFirst = (all: readonly ClientBalance[], span: "quarter" | "whole"): ClientBalance[] =>
  [...all].sort((a, b) => Math.abs(b[span].figure) - Math.abs(a[span].figure) || a.client.localeCompare(b.client));

export const welcomeIn = ({ loved, liked }: Landings): number => loved + liked;
export const otherIn = ({ shrugged, unwelcome }: Landings): number => shrugged + unwelcome;

/** The months from the first to the last that any of these has, and no more than this many. */
export function monthsOf(gifts: readonly GiftFigures[], most: number): string[] {
  const seen = gifts.flatMap(({ months, revisions }) => [
    ...months.map(({ month }) => month),
    ...revisions.map(({ on }) => on.slice(0, 7)),
  ]);
  const last = seen.reduce((a, b) => (a > b ? a : b), "");
  const first = seen.reduce((a, b) => (a < b ? a : b), last);
  if (last === "") return [];
  const months: string[] = [];
  for (let month = last; month >= first && months.length < most; month = before(month)) months.unshift(month);
  return months;
}

function before(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1
    ? `${String(year - 1).padStart(4, "0")}-12`
    : `${String(year).padStart(4, "0")}-${String(number - 1).padStart(2, "0")}`;
}

/** What stands for each theme: an answer that stands for none above it, where there is one. */
export function quotesOf(themes: readonly AnswerTheme[]): (string | undefined)[] {
  const used = new Set<string>();
  return themes.map(({ answers }) => {
    const quote = answers.find(({ asked_id }) => !used.has(asked_id)) ?? answers[0];
    if (quote) used.add(quote.asked_id);
    return quote?.answer;
  });
}
