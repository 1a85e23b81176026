// Going on in spite of a caution.
import { ApiError, api } from "$lib/api/client";
import type { CautionKind } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { sayWithUndo } from "$lib/state/undo";

/** Keeps why one goes on, and says so. Answers with what is wrong, if it could not be kept. */
export async function goOn(clientId: string, kind: CautionKind, reason: string): Promise<string | null> {
  if (reason.trim() === "") return t("giving.overrule.needed");
  try {
    await api.overrule(clientId, kind, reason.trim());
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return thrown.message;
  }
  sayWithUndo(t("giving.overrule.said"));
  return null;
}
