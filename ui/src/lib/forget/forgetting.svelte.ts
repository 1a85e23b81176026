// Forgetting a client, beyond the screen it began on: the errand of reading what holds the name, and the report of what
// was removed, which names nobody.
import type { Forgotten } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { router, type Place } from "$lib/state/router.svelte";
import { tick } from "svelte";
import { toasts } from "$lib/state/toasts.svelte";

class Forgetting {
  /** whom the user is reading about before they decide */
  errand = $state.raw<{ clientId: string; name: string } | null>(null);
  report = $state.raw<Forgotten | null>(null);

  /** Goes to read something that holds the name; going back leads to the list again. */
  read = (clientId: string, name: string, place: Place): void => {
    this.errand = { clientId, name };
    router.replace({ screen: "client", id: clientId, forget: true });
    router.go(place);
  };

  /** Back to the list that the errand began at. */
  toList = (): void => {
    if (this.errand) router.go({ screen: "client", id: this.errand.clientId, forget: true });
  };

  /** Forgets for good. Afterwards no place, message or errand leads to the client any more. */
  forget = async (clientId: string, erase: string[]): Promise<void> => {
    const report = await api.forgetClient(clientId, erase);
    this.errand = null;
    toasts.dismiss();
    router.reset({ screen: "clients" });
    // The new screen takes the focus first, and then the report has it.
    await tick();
    this.report = report;
  };
}

export const forgetting = new Forgetting();

/** Whether what was typed is the name, however it is spaced or capitalised. */
export const isName = (typed: string, name: string): boolean => plain(typed) !== "" && plain(typed) === plain(name);

const plain = (text: string): string => text.normalize("NFC").trim().replace(/\s+/gu, " ").toLocaleLowerCase();
