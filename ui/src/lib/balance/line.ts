// The line the user draws for a client: minutes given in 90 days, as it is typed.

/** "120", "120 min" and "2 h 30" are minutes; nothing is no line; anything else can't be told. */
export function lineOf(typed: string): number | null | undefined {
  const words = typed.trim().toLowerCase();
  if (words === "") return null;
  const [, minutes] = /^(\d{1,6})\s*(?:min\w*)?$/.exec(words) ?? [];
  if (minutes !== undefined) return Number(minutes);
  const [, hours, rest = "0"] = /^(\d{1,4})\s*h\w*\s*(\d{1,2})?\s*(?:min\w*)?$/.exec(words) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(rest);
}
