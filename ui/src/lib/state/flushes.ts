// Words in hand that must reach the disk before the journal closes.

const flushes = new Set<() => Promise<unknown>>();

/** Has `flush` called before a lock. Returns how to withdraw it. */
export function beforeLock(flush: () => Promise<unknown>): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Waits until all are saved, or have failed. */
export const flushAll = (): Promise<unknown> => Promise.allSettled([...flushes].map((flush) => flush()));
