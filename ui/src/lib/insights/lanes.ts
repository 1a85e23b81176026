// Gifts over time, laid out: a lane each, its months from left to right.
import type { GiftFigures } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { monthOf, shortDate } from "$lib/messages/dates";
import type { Cell, Table } from "$lib/shared/charts/table";
import { otherIn, welcomeIn } from "./sums";

export type Dot = { x: number; r: number; kind: "welcome" | "other" | "given" };
export type Lane = { id: string; name: string; y: number; dots: Dot[]; changes: number[]; told: string };
type Room = { left: number; right: number; row: number };

/** A gift's first name is its beginning, no change of it. */
const isChange = ({ event }: GiftFigures["revisions"][number]): boolean => event !== "named";

/** Larger for more, and never so large that lanes touch. */
const radius = (count: number): number => Math.min(9, 3.5 + 1.5 * Math.sqrt(count));

export function lanes(gifts: readonly GiftFigures[], months: readonly string[], room: Room): Lane[] {
  const slot = (room.right - room.left) / Math.max(1, months.length);
  const place = (month: string): number | null => {
    const at = months.indexOf(month);
    return at < 0 ? null : room.left + slot * (at + 0.5);
  };
  return gifts.map((gift, nth) => {
    const dots = gift.months.flatMap(({ month, landings }): Dot[] => {
      const x = place(month);
      if (x === null) return [];
      const [well, less] = [welcomeIn(landings), otherIn(landings)];
      const seen: Dot[] = [];
      if (well > 0) seen.push({ x, r: radius(well), kind: "welcome" });
      if (less > 0) seen.push({ x: x + (well > 0 ? slot * 0.3 : 0), r: radius(less), kind: "other" });
      if (seen.length === 0) seen.push({ x, r: radius(landings.given), kind: "given" });
      return seen;
    });
    const changes = gift.revisions
      .filter(isChange)
      .map(({ on }) => place(on.slice(0, 7)))
      .filter((x) => x !== null);
    const given = gift.months.reduce((sum, { landings }) => sum + landings.given, 0);
    const { hits, of } = gift.welcome;
    const told = t("insights.gifts.told", { gift: gift.gift, count: given, hits, of });
    return { id: gift.gift_id, name: gift.gift, y: nth * room.row + room.row / 2, dots, changes, told };
  });
}

/** A row for each month in which something was given or landed, and for each change. */
export function tableOf(gifts: readonly GiftFigures[]): Table {
  const rows = gifts.flatMap(({ gift, months, revisions }): Cell[][] => [
    ...months.flatMap(({ month, landings }): Cell[][] => {
      const when = monthOf(`${month}-01`);
      const counted: [string, number][] = [
        [t("insights.gifts.given"), landings.given],
        [t("insights.gifts.welcome"), welcomeIn(landings)],
        [t("insights.gifts.less"), otherIn(landings)],
      ];
      return counted.filter(([, count]) => count > 0).map(([what, count]) => [gift, when, what, count]);
    }),
    ...revisions
      .filter(isChange)
      .map(({ on, pleasure, mastery }): Cell[] => [
        gift,
        shortDate(on),
        t("insights.gifts.changed", { pleasure, mastery }),
        1,
      ]),
  ]);
  const head = [t("insights.gifts.gift"), t("insights.time.from"), t("insights.gifts.what"), t("insights.gifts.count")];
  return { caption: t("insights.gifts"), head, rows };
}
