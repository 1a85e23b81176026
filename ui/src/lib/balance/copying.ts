// Copying words at a press. Where the web view doesn't allow it they are selected, for the keys to copy.
import { api } from "$lib/api/client";
import { t } from "$lib/messages";
import { keyWords } from "$lib/state/keys";
import { toasts } from "$lib/state/toasts.svelte";

/** Copies what `element` says; the journal is told, so that it leaves the clipboard again. */
export async function copyWords(element: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(element.textContent.trim());
  } catch {
    getSelection()?.selectAllChildren(element);
    toasts.say(t("balance.select", { keys: keyWords("mod+c") }));
    return;
  }
  // Untold, it stays until the next copy; nothing else is lost.
  await api.copied().catch(() => undefined);
  toasts.say(t("balance.copied"));
}
