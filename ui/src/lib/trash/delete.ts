// Deleting, from any menu: it happens at once, and can be undone or put back from the trash.
import { api } from "$lib/api/client";
import type { Kind } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { quoted } from "$lib/messages/quoted";
import type { IconName } from "$lib/shared/icons";
import { attempt } from "$lib/state/act";
import { sayWithUndo } from "$lib/state/undo";

/** The record as a sentence names it: a client by name, anything else in quotation marks. */
export const named = (kind: Kind, words: string): string => {
  const [line = ""] = words.trim().split("\n");
  if (line === "") return t("trash.unnamed");
  return kind === "client" ? line : quoted(line);
};

/** Puts a record in the trash and says so with undo. `words` are those it goes by. False if it could not be. */
export async function deleteWithUndo(kind: Kind, id: string, words: string): Promise<boolean> {
  const done = await attempt(() => api.deleteRecord(kind, id).then(() => true));
  if (!done) return false;
  sayWithUndo(t("trash.said", { what: named(kind, words) }));
  return true;
}

/** "Delete" for a record's menu. `after` runs once it is gone, where the screen has to go elsewhere. */
export const deleteItem = (
  kind: Kind,
  id: string,
  words: string,
  after: () => void = () => undefined,
): { label: string; icon: IconName; act: () => void } => ({
  label: t("trash.delete"),
  icon: "trash",
  act: () => void deleteWithUndo(kind, id, words).then((done) => done && after()),
});
