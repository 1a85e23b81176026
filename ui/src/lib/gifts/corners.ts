// The words in the chart's four corners: what it means to stand there. Labels keep clear of them.
import { SERIF, textWidth } from "$lib/shared/charts/text";
import { t } from "$lib/messages";
import type { Box } from "./boxes";

const SIZE = 15;
const INSET = 13;

export type Corner = { text: string; x: number; y: number; anchor: "start" | "end"; deep: boolean };

export function cornersOf(plot: Box): Corner[] {
  const left = { x: plot.left + INSET, anchor: "start" } as const;
  const right = { x: plot.right - INSET, anchor: "end" } as const;
  const top = plot.top + 24;
  const bottom = plot.bottom - INSET - 10;
  return [
    { ...left, y: top, text: t("gifts.chart.costly"), deep: false },
    { ...right, y: top, text: t("gifts.chart.much"), deep: true },
    { ...left, y: bottom, text: t("gifts.chart.others"), deep: false },
    { ...right, y: bottom, text: t("gifts.chart.unpractised"), deep: false },
  ];
}

export const cornerBoxes = (corners: Corner[]): Box[] =>
  corners.map(({ text, x, y, anchor }) => {
    const width = textWidth(text, SIZE * SERIF);
    const left = anchor === "start" ? x : x - width;
    return { left, right: left + width, top: y - SIZE, bottom: y + 5 };
  });
