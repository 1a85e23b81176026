// The user's words in quotation marks, unless they bring their own.
import { bare, t } from "./index";

const OPENING = /^[“„«"‘‚']/u;

export const quoted = (text: string): string =>
  OPENING.test(text.trimStart()) ? text : bare(t("words.quoted", { text }));
