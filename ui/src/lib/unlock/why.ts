// Why the journal is locked, for whoever left it open.
import type { VaultStatus } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { clock } from "$lib/messages/dates";

export function whyLocked(locked: VaultStatus["locked"]): string | null {
  switch (locked?.reason) {
    case "idle":
      return t("unlock.idle", { count: locked.idle_minutes, at: clock(locked.at) });
    case "sleep":
      return t("unlock.sleep", { at: clock(locked.at) });
    case "session":
      return t("unlock.session", { at: clock(locked.at) });
    case "minimised":
      return t("unlock.minimised", { at: clock(locked.at) });
    default:
      return null;
  }
}
