// Why: drafts, settling, facts and marks of one page must reach the journal one after another, in the order they were made.

/** Runs each task when the one before has ended, however it ended. */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}
