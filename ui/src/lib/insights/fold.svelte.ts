// A long list shown in part, until all of it is asked for.

export type Fold<T> = {
  readonly shown: readonly T[];
  /** how many are not among the first */
  readonly rest: number;
  readonly open: boolean;
  toggle: () => void;
};

/** The first `most` of `all`; the rest on demand. */
export function fold<T>(all: () => readonly T[], most: number): Fold<T> {
  let open = $state(false);
  return {
    get shown() {
      return open ? all() : all().slice(0, most);
    },
    get rest() {
      return Math.max(0, all().length - most);
    },
    get open() {
      return open;
    },
    toggle: () => (open = !open),
  };
}
