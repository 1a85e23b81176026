// Something read from the core and kept fresh: asked again whenever its areas change or what it depends on does.
import type { Area } from "$lib/api/bindings";
import { ApiError } from "$lib/api/client";
import { untrack } from "svelte";
import { whenChanged } from "./changes";

/** Nothing is shown as loading before this. */
export const PATIENCE_MS = 300;

export type Resource<T> = {
  /** the newest value; kept while it is asked for again */
  readonly value: T | undefined;
  /** the newest failure, until a later read succeeds */
  readonly error: ApiError | null;
  /** nothing to show yet, and long enough that it should be said */
  readonly waiting: boolean;
  reload: () => void;
};

/** Call while a component is made. What `load` reads before its first `await` is what it depends on. */
export function resource<T>(areas: readonly Area[], load: () => Promise<T>): Resource<T> {
  let value = $state.raw<T>();
  let error = $state.raw<ApiError | null>(null);
  let waiting = $state(false);
  let asked = 0;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function read(): void {
    const mine = ++asked;
    const reading = load();
    untrack(() => {
      clearTimeout(patience);
      patience = setTimeout(() => (waiting = value === undefined), PATIENCE_MS);
    });
    reading
      .then(
        (found) => {
          if (mine !== asked) return;
          value = found;
          error = null;
        },
        (thrown: unknown) => {
          if (mine === asked) error = asApiError(thrown);
        },
      )
      .finally(() => {
        if (mine !== asked) return;
        clearTimeout(patience);
        waiting = false;
      });
  }

  $effect(() => {
    read();
    return () => {
      asked += 1;
      clearTimeout(patience);
    };
  });
  $effect(() => whenChanged(areas, () => untrack(read)));

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get waiting() {
      return waiting;
    },
    reload: () => untrack(read),
  };
}

const asApiError = (thrown: unknown): ApiError =>
  thrown instanceof ApiError ? thrown : new ApiError("store", String(thrown), null);
