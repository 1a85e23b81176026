// Why: a mark knows only the id of what it is evidence for; to rename that or go to it, its record is looked up.
import type { api } from "$lib/api/client";
import type { ClientPage, MarkView, NeedNode, NeedView, PromiseView, WantView } from "$lib/api/bindings";

export type Ladder = Pick<typeof api, "clientPage" | "updateWant" | "updateNeed">;
export type Promises = Pick<typeof api, "giving" | "updatePromise">;
export type Gifts = Pick<typeof api, "listGifts" | "updateGift">;

export const wantsOf = (page: ClientPage): WantView[] => page.ladder.flatMap(({ want }) => (want ? [want] : []));

/** Every need of the ladder once, each before those beneath it. */
export function needsOf(page: ClientPage): NeedView[] {
  const found = new Map<string, NeedView>();
  const visit = (nodes: readonly NeedNode[]): void => {
    for (const { need, beneath } of nodes) {
      if (!found.has(need.id)) found.set(need.id, need);
      visit(beneath);
    }
  };
  for (const { needs } of page.ladder) visit(needs);
  return [...found.values()];
}

/** The client whose want or need it is, among those given. */
export async function ownerOf(
  journal: Ladder,
  clientIds: readonly string[],
  targetId: string,
): Promise<ClientPage | null> {
  for (const id of clientIds) {
    const page = await journal.clientPage(id);
    if ([...wantsOf(page), ...needsOf(page)].some((one) => one.id === targetId)) return page;
  }
  return null;
}

/** The promise of that id, to or by one of these clients. */
export async function promiseOf(
  journal: Promises,
  clientIds: readonly string[],
  id: string,
): Promise<PromiseView | null> {
  for (const client of clientIds) {
    const found = (await journal.giving(client)).promises.find((promise) => promise.id === id);
    if (found) return found;
  }
  return null;
}

/** Gives the want, need, gift or promise behind a mark other words. False if it isn't there (any more). */
export async function rename(
  journal: Ladder & Gifts & Promises,
  mark: Pick<MarkView, "kind" | "target_id">,
  clientIds: readonly string[],
  text: string,
): Promise<boolean> {
  if (mark.kind === "gift") return renameGift(journal, mark.target_id, text);
  if (mark.kind === "promise") {
    const promise = await promiseOf(journal, clientIds, mark.target_id);
    if (promise) await journal.updatePromise(promise.id, { ...promise.fields, text });
    return promise !== null;
  }
  const page = await ownerOf(journal, clientIds, mark.target_id);
  const want = page && wantsOf(page).find(({ id }) => id === mark.target_id);
  const need = page && needsOf(page).find(({ id }) => id === mark.target_id);
  if (want) await journal.updateWant(want.id, { text, enough_line: want.enough_line, state: want.state });
  else if (need) await journal.updateNeed(need.id, { text, state: need.state });
  return Boolean(want ?? need);
}

async function renameGift(journal: Gifts, id: string, name: string): Promise<boolean> {
  const gift = (await journal.listGifts()).find((one) => one.id === id);
  if (gift) await journal.updateGift(id, { ...gift.fields, name }, "");
  return gift !== undefined;
}
