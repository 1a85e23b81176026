// Why: which facts two clients differ in, and which of the two is chosen.
import type { ClientFields, MergePreview } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { fullDate, listed } from "$lib/messages/dates";

/** The facts one can choose between, as they are asked for. */
export const CHOSEN = [
  "name",
  "about",
  "stage",
  "since_on",
  "how_met",
  "recommended_by",
  "contract",
  "contact",
  "leave_alone",
  "keep_until",
  "line_minutes",
] as const satisfies readonly (keyof ClientFields)[];
export type Chosen = (typeof CHOSEN)[number];
export type Whose = "keep" | "other" | "both";

/** What a fact says, in words; `named` knows clients by id. */
export function saying(fields: ClientFields, fact: Chosen, named: ReadonlyMap<string, string>): string {
  const value = fields[fact];
  if (value === null || value === "") return "";
  if (typeof value === "number") return t("words.minutes", { minutes: value });
  if (fact === "stage") return t(`words.stage.${fields.stage}`);
  if (fact === "recommended_by") return named.get(value) ?? "";
  return fact === "since_on" || fact === "keep_until" ? fullDate(value) : value;
}

/** A line of no minutes says something, too. */
const says = (value: ClientFields[Chosen]): boolean => value !== null && value !== "";

/** The facts of which both say something, and not the same. */
export const differing = ({ keep, other }: MergePreview): Chosen[] =>
  CHOSEN.filter((fact) => {
    const [one, two] = [keep.fields[fact], other.fields[fact]];
    return says(one) && says(two) && one !== two;
  });

/** Whether the texts of both can stand one after the other. */
export const joins = (fact: Chosen): boolean => ["contract", "contact", "leave_alone"].includes(fact);

/** Whose fact is proposed. */
export const proposed = ({ keep, other, proposed: both }: MergePreview, fact: Chosen): Whose =>
  both[fact] === keep.fields[fact] ? "keep" : both[fact] === other.fields[fact] ? "other" : "both";

/** What is known of the one who stays, with the user's choices. Every name stays: the one not chosen is known as well. */
export function chosen(preview: MergePreview, choices: ReadonlyMap<Chosen, Whose>): ClientFields {
  const fields: ClientFields = { ...preview.proposed };
  for (const [fact, whose] of choices) {
    if (whose !== "both") Object.assign(fields, { [fact]: preview[whose].fields[fact] });
  }
  const names = [preview.keep.fields.name, preview.other.fields.name, ...fields.also_known];
  fields.also_known = [...new Set(names)].filter((name) => name !== fields.name);
  return fields;
}

/** "2 pages, 1 want and 1 promise" */
export const holdsWords = ({ holds }: MergePreview["other"]): string =>
  holds.length === 0
    ? t("client.merge.nothing")
    : listed(holds.map(({ kind, count }) => t(`client.merge.holds.${kind as "want"}`, { count })));
