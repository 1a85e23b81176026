// A page as long as a book, with many marks, for measuring what a key costs in it.
import type { MarkView } from "$lib/api/bindings";
import type { Fake } from "./fake";
import * as data from "./fake-data";

const WORDS = "tide harbour lantern basalt chorus velvet quarry otter meadow bell current slope".split(" ");
const IN_PARAGRAPH = 90;
const KINDS = ["want", "need", "gift", "promise"] as const;

function textOf(count: number): string {
  const paragraphs: string[] = [];
  for (let begun = 0; begun < count; begun += IN_PARAGRAPH) {
    const words = Array.from(
      { length: Math.min(IN_PARAGRAPH, count - begun) },
      (_, at) => WORDS[(begun + at * 7) % 12],
    );
    paragraphs.push(`${words.join(" ")}.`);
  }
  return paragraphs.join("\n\n");
}

/** Marks on whole words, evenly through the text. */
function marksIn(text: string, count: number): MarkView[] {
  const [some] = data.reflection.marks as [MarkView];
  return Array.from({ length: count }, (_, at) => {
    const start = text.indexOf(" ", Math.floor((text.length * at) / count)) + 1;
    const end = text.indexOf(" ", start + 12);
    return { ...some, id: `m-${at}`, kind: KINDS[at % KINDS.length] ?? "want", start, end, orphaned: false };
  });
}

/** Any page that is opened has so many words and marks. */
export function lengthen(core: Fake, words: number, marks: number): void {
  let text = textOf(words);
  const view = { ...data.reflection, text, marks: marksIn(text, marks) };
  const page = () => ({ ...view, text });
  core.answer("open_reflection", page);
  core.answer("settle_draft", page);
  core.answer("save_draft", (args) => {
    text = String(args["text"]);
    return { saved_at: "2026-11-17T14:02:11+01:00" };
  });
}
