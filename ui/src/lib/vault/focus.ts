// A dialog goes on to its next step: the focus goes along.
import type { Attachment } from "svelte/attachments";

/** Focuses what has `data-autofocus`, or else the first button, as soon as it is shown. */
export const focusFirst: Attachment<HTMLElement> = (element) => {
  (element.querySelector<HTMLElement>("[data-autofocus]") ?? element.querySelector<HTMLElement>("button"))?.focus();
};
