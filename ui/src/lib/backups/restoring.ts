// Another journal in place of the present one, and the way back.
import type { BackupView } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { t } from "$lib/messages";
import { moment } from "$lib/messages/moments";
import { attempt } from "$lib/state/act";
import { session } from "$lib/state/session.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { lastSetAside } from "./words";

/** Restores it, says so, and offers to take it back. */
export async function restore({ id, at }: BackupView): Promise<void> {
  await session.restore(id);
  toasts.say(t("backups.restored", { when: moment(at) }), () => void attempt(takeBack));
}

/** What the last restore set aside comes back; that is a restore as well, and loses nothing. */
async function takeBack(): Promise<void> {
  const before = lastSetAside((await api.backups()).list);
  if (!before) return;
  await session.restore(before.id);
  toasts.say(t("backups.taken_back"));
}
