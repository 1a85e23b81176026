// Which forms of giving are offered, and why one gives.
import type { FormView, Motive, Serves } from "$lib/api/bindings";
import { t } from "$lib/messages";

export const MOTIVES: readonly Motive[] = ["for_them", "to_prove"];

/** The key that gives each answer, where it is asked for whom it is. */
export const MOTIVE_KEYS: Readonly<Record<Motive, string>> = { for_them: "f", to_prove: "p" };

/** The forms that are offered, and the one chosen already, though it was laid aside since. */
export const formsToChoose = (forms: readonly FormView[], chosen: string | null): { id: string; name: string }[] =>
  forms
    .filter(({ id, fields }) => fields.offered || id === chosen)
    .map(({ id, fields }) => ({ id, name: fields.name }));

/** One client at a time, or many. */
export const servesOptions = (): { value: Serves; label: string }[] => [
  { value: "one", label: t("giving.forms.serve_one") },
  { value: "many", label: t("giving.forms.serve_many") },
];
