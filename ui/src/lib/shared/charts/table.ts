// What a chart shows, as a table: to be read, and to be saved as figures.

export type Cell = string | number;
export type Table = { caption: string; head: readonly string[]; rows: readonly (readonly Cell[])[] };

/** A spreadsheet would take a text that begins so for something to be worked out. */
const FORMULA = /^[=+\-@\t\r]/u;

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comma-separated values after RFC 4180: a line for the heads, a line a row, each ended by CRLF. */
export const csv = ({ head, rows }: Table): string =>
  [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
