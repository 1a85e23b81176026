// Who carries whom, in a believable practice.
import type { Balance, BalancePart, BalanceWith, ClientBalance, Slips } from "$lib/api/bindings";

const SMOOTHING = { time: 60, gestures: 2, promises: 2, first_moves: 2 };
const NONE: Slips = { mine_late: 0, mine_bent: 0, theirs_late: 0, theirs_bent: 0 };

/** A part as the core weighs it. */
export function part(kind: BalancePart["kind"], mine: number, theirs: number, beside = 0): BalancePart {
  const adds = (25 * (mine - theirs)) / (mine + theirs + beside + SMOOTHING[kind]);
  return { kind, mine, theirs, beside, adds: Math.sign(adds) * Math.round(Math.abs(adds)) };
}

/** Minutes given and paid, gestures of mine and theirs, promises that slipped, first moves of mine and theirs. */
export function balanceOf(
  [given, paid]: [number, number],
  [mine, theirs]: [number, number],
  slips: Partial<Slips>,
  [offered, asked]: [number, number],
): Balance {
  const promises = { ...NONE, ...slips };
  const parts = [
    part("time", given, 0, paid),
    part("gestures", mine, theirs),
    part("promises", promises.theirs_late + promises.theirs_bent, promises.mine_late + promises.mine_bent),
    part("first_moves", offered, asked),
  ];
  return { figure: parts.reduce((sum, { adds }) => sum + adds, 0), parts, promises };
}

export const nothingYet: BalanceWith = {
  quarter: balanceOf([0, 0], [0, 0], {}, [0, 0]),
  whole: balanceOf([0, 0], [0, 0], {}, [0, 0]),
  given_quarter: 0,
  line_minutes: null,
  line_reached: false,
  overruled: [],
};

export const clientBalance: BalanceWith = {
  quarter: balanceOf([95, 600], [4, 1], { theirs_late: 1, mine_bent: 1 }, [3, 2]),
  whole: balanceOf([240, 2100], [9, 6], { theirs_late: 2, mine_late: 3, mine_bent: 1 }, [8, 11]),
  given_quarter: 95,
  line_minutes: 120,
  line_reached: false,
  overruled: [
    { id: "ov-exam", kind: "open_deliveries", reason: "her fair is on Saturday", on: "2026-11-03" },
    { id: "ov-kiln", kind: "line", reason: "the kiln broke", on: "2025-12-12" },
  ],
};

export const reached: BalanceWith = { ...clientBalance, given_quarter: 135, line_reached: true };

export const balances: ClientBalance[] = [
  { client_id: "ilse", client: "Ilse Varnholt", quarter: clientBalance.quarter, whole: clientBalance.whole },
];
