// Why: a search hit, a note in a margin and a link in the ladder all lead to a record on this page.

/** Brings a want or need into view and gives it the focus. False if it isn't on the page. */
export function reveal(id: string): boolean {
  const records = [...document.querySelectorAll<HTMLElement>("[data-record]")];
  const record = records.find((one) => one.dataset["record"] === id);
  record?.scrollIntoView({ block: "center" });
  record?.focus({ preventScroll: true });
  return record !== undefined;
}
