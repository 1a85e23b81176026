// The user's words in quotation marks, unless they bring their own.
import { t } from "./index";

const OPENING = /^[“„«"‘‚']/u;

export const quoted = (text: string): string => (OPENING.test(text.trimStart()) ? text : t("words.quoted", { text }));
