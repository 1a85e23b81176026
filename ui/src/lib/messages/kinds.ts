// The kinds of records, as a person would tell them; the client itself comes first.
import type { Kind } from "$lib/api/bindings";

export const KINDS: readonly Kind[] = [
  "client",
  "reflection",
  "mark",
  "want",
  "need",
  "gift",
  "delivery",
  "form",
  "promise",
  "occasion",
  "warmth",
  "sign",
  "asked_why",
  "idea",
  "verdict",
  "overrule",
  "pursuit",
  "prompt",
  "template",
];
