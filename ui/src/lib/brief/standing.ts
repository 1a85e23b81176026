// Why: where one stands with a client, in a few words, on the screen as on paper.
import type { Brief } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { shortDate } from "$lib/messages/dates";
import { warmthWord } from "$lib/state/profile.svelte";

export const standingFacts = (brief: Brief): string[] => {
  const { standing, fields, parting } = brief;
  return [
    fields.about,
    t(`words.stage.${fields.stage}`),
    parting.on ? t("brief.parted", { date: shortDate(parting.on) }) : null,
    together(brief),
    standing.last_contact_on
      ? t("brief.last_contact", { date: shortDate(standing.last_contact_on) })
      : t("brief.no_pages"),
    standing.warmth && standing.warmth_on
      ? t("brief.warmth", { warmth: warmthWord(standing.warmth), date: shortDate(standing.warmth_on) })
      : null,
  ].filter((fact): fact is string => fact !== null && fact !== "");
};

function together({ standing: { years, months }, fields }: Brief): string | null {
  if (years === null || fields.stage === "parted") return null;
  if (years === 0 && !months) return t("brief.together.new");
  const time = years > 0 ? t("brief.years", { count: years }) : t("brief.months", { count: months ?? 0 });
  return t("brief.together", { time });
}
