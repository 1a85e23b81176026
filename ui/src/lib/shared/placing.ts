// Where a small box that opens beside its button may stand.
import type { Attachment } from "svelte/attachments";

/** Lets a box that opens leftwards open rightwards instead where it would leave the page for what stands beside it. */
export const onThePage: Attachment<HTMLElement> = (box) => {
  const page = box.closest("main")?.getBoundingClientRect();
  if (!page || box.getBoundingClientRect().left >= page.left) return;
  box.style.right = "auto";
  box.style.left = "0";
};
