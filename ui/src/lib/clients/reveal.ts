// Why: a search hit, a note in a margin and a link in the ladder all lead to a record on this page.

/** Brings a record into view and gives it the focus. False if it isn't on the page. */
export function reveal(id: string): boolean {
  const records = [...document.querySelectorAll<HTMLElement>("[data-record]")];
  const record = records.find((one) => one.dataset["record"] === id);
  record?.scrollIntoView({ block: "center" });
  record?.focus({ preventScroll: true });
  return record !== undefined;
}

/** The same for what may still be on its way: it is looked for again as the page fills, until it is there or stopped. */
export function revealOnce(page: HTMLElement, id: string): () => void {
  if (reveal(id)) return () => {};
  const watch = new MutationObserver(() => {
    if (reveal(id)) watch.disconnect();
  });
  watch.observe(page, { childList: true, subtree: true });
  return () => watch.disconnect();
}
