// Doing something that may fail, where the screen has no better place for the failure than a message.
import { ApiError } from "$lib/api/client";
import { toasts } from "./toasts.svelte";

/** The result, or `undefined` after saying why not. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    if (thrown.code !== "cancelled") toasts.say(thrown.message);
    return undefined;
  }
}
