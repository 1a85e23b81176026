// A backup in words.
import type { BackupView } from "$lib/api/bindings";
import { isKey, t } from "$lib/messages";
import { moment } from "$lib/messages/moments";
import { size } from "$lib/messages/numbers";

/** Newest first. */
export const byTime = (list: readonly BackupView[]): BackupView[] =>
  [...list].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

/** The newest that was made as one, beside the journal. */
export const newestOf = (list: readonly BackupView[]): BackupView | undefined =>
  byTime(list).find((one) => !one.second && !one.set_aside);

/** What was there before the last restore. */
export const lastSetAside = (list: readonly BackupView[]): BackupView | undefined =>
  byTime(list).find((one) => one.set_aside);

/** "12 clients", "231 reflections", "last page 24 Nov 18:02", "4.1 MB"; only its size where nothing can be read. */
export function holds(backup: BackupView, now = new Date()): string[] {
  const read = backup.opens_with === "current" || backup.opens_with === "old_passphrase";
  if (!read) return [size(backup.bytes)];
  return [
    t("backups.clients", { count: backup.clients }),
    t("backups.reflections", { count: backup.reflections }),
    backup.last_reflection_at
      ? t("backups.last_page", { when: moment(backup.last_reflection_at, now) })
      : t("backups.no_page"),
    size(backup.bytes),
  ];
}

/** What is particular about it: where it lies, why it is there, what opens it. */
export function remarks(backup: BackupView): string[] {
  const opens = `backups.opens.${backup.opens_with}`;
  return [
    ...(backup.second ? [t("backups.in_second")] : []),
    ...(backup.set_aside ? [t("backups.set_aside")] : []),
    ...(isKey(opens) ? [t(opens)] : []),
  ];
}

/** Why it can't be opened from the list, or nothing. */
export function shut(backup: BackupView): string | null {
  if (backup.opens_with === "old_code") return t("backups.needs_old_code");
  return backup.opens_with === "nothing" ? t("backups.needs_nothing") : null;
}
