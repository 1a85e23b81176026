// Keys, backups and the keychain of the small practice.
import type { Backups, BackupView, Checked, CodeCheck, RecoveryCode, VaultStatus } from "$lib/api/bindings";

export const code: RecoveryCode = {
  groups: ["UCQ7K", "M9X2V", "R8HTD", "0C4ZW", "E8NP3", "JYS6U", "F6AM5", "LG20K"],
};
export const otherCode: RecoveryCode = {
  groups: ["UCL3V", "D8WQA", "HY5T2", "MCPZN", "7EK4R", "X9SJU", "G6FQT", "D3VA2"],
};
export const SIX_WORDS = "otter lantern basalt chorus velvet quarry";

/** A whole code reads well; one sign that is in no code names its group. */
export function checkCode(typed: string): CodeCheck {
  const groups = typed
    .trim()
    .toUpperCase()
    .split(/[\s-]+/);
  const off = groups.findIndex((group) => /[^A-Z0-9]/.test(group) || group.length > 5);
  if (off >= 0) return { ok: false, group: off + 1, message: `Group ${off + 1} holds a sign that no code has.` };
  const ok = groups.join("") === code.groups.join("");
  return { ok, group: null, message: ok ? null : "The code is not whole yet, or a sign in it is off." };
}

const backup = (id: string, at: string, changed: Partial<BackupView> = {}): BackupView => ({
  id,
  second: false,
  at,
  bytes: 4_100_000,
  clients: 12,
  reflections: 231,
  last_reflection_at: "2026-11-17T11:52:00+01:00",
  opens_with: "current",
  set_aside: false,
  ...changed,
});

export const newest = backup("20261117T124000Z", "2026-11-17T13:40:00+01:00");
export const list: BackupView[] = [
  newest,
  backup("second/20261117T124000Z", newest.at, { second: true }),
  backup("20261116T170500Z", "2026-11-16T18:05:00+01:00", {
    reflections: 229,
    last_reflection_at: "2026-11-16T17:50:00+01:00",
  }),
  backup("20261110T081500Z-set-aside", "2026-11-10T09:15:00+01:00", {
    reflections: 224,
    set_aside: true,
    last_reflection_at: "2026-11-09T19:30:00+01:00",
  }),
  backup("20261031T200000Z", "2026-10-31T21:00:00+01:00", {
    reflections: 210,
    opens_with: "old_passphrase",
    last_reflection_at: "2026-10-30T18:10:00+01:00",
  }),
  backup("20260930T190000Z", "2026-09-30T21:00:00+02:00", {
    bytes: 3_600_000,
    opens_with: "old_code",
    clients: 0,
    reflections: 0,
    last_reflection_at: null,
  }),
  backup("20260831T190000Z", "2026-08-31T21:00:00+02:00", { bytes: 812_000, opens_with: "nothing" }),
];

export const backups: Backups = {
  list,
  second_place: { path: "/media/mira/STICK/Undercurrent", reachable: true, newest_at: newest.at },
  daily: 12,
  weekly: 10,
  monthly: 9,
  synced_by: null,
};

export const checked: Checked = { pages: 1204, findings: [], newest_backup: newest, missing_since: 2 };
export const found: Checked = {
  ...checked,
  findings: ["Page 311 of the file is not as it was written.", "Row 12 of the reflections cannot be read."],
};

/** A journal's answers to whatever has to do with its keys and backups. */
export function vaultCommands(become: (next: Partial<VaultStatus>) => VaultStatus) {
  let keychain = { available: true, on: false };
  let place = backups.second_place;
  const now = (): Backups => ({ ...backups, second_place: place });
  return {
    suggest_passphrase: () => SIX_WORDS,
    recovery_code: () => code,
    check_code: ({ code: typed }: Record<string, unknown>) => checkCode(String(typed)),
    unlock_with_code: () => become({ state: "open" }),
    change_passphrase: () => ({ backups_changed: 14, backups_not_reached: [] }),
    replace_code: () => ({ code: otherCode, old_backups: 14 }),
    keychain_state: () => keychain,
    set_keychain: ({ on }: Record<string, unknown>) => (keychain = { available: true, on: on === true }),
    unlock_with_keychain: () => become({ state: "open" }),
    backups: now,
    back_up_now: now,
    choose_second_place: () => {
      place = { path: "/media/mira/OTHER/Undercurrent", reachable: true, newest_at: null };
      return now();
    },
    clear_second_place: () => {
      place = null;
      return now();
    },
    look_into_backup: ({ id }: Record<string, unknown>) =>
      become({ state: "open", looking: list.find((one) => one.id === id) ?? newest }),
    leave_backup: () => become({ state: "open", looking: null }),
    restore_backup: () => become({ state: "open", looking: null }),
    restore_newest: () => become({ state: "open", looking: null }),
    replace_backups_holding: () => ({ replaced: 12, left: [] }),
    restore_from: () => become({ state: "open", looking: null }),
    check_journal: () => checked,
  };
}
