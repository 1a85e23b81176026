// A chart on its way to a file of the user's choice.
import type { ChartFile } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { t } from "$lib/messages";
import { attempt } from "$lib/state/act";
import { toasts } from "$lib/state/toasts.svelte";

export async function saveChart(file: ChartFile): Promise<void> {
  await attempt(async () => {
    const { path } = await api.saveChart(file);
    toasts.say(t("charts.saved", { path }));
  });
}
