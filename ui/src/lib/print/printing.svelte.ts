// Why: printing is the same wherever it is asked for: by its key, from the palette, from a page's menu. A screen that has
// something for paper says how it is gathered.
import { mount, tick, unmount } from "svelte";
import { api } from "$lib/api/client";
import { bare, t } from "$lib/messages";
import { localDay } from "$lib/messages/moments";
import { toasts } from "$lib/state/toasts.svelte";
import Sheet from "./Sheet.svelte";
import type { Printed } from "./printed";

/** Null where there is nothing on the page. */
type Gather = () => Promise<Printed | null>;

class Printing {
  /** the question before it is done lies on the screen */
  asking = $state(false);
  #gather: Gather | null = null;

  /** What this screen has for paper, until the returned function is called. */
  offer = (gather: Gather): (() => void) => {
    this.#gather = gather;
    return () => {
      if (this.#gather !== gather) return;
      this.#gather = null;
      this.asking = false;
    };
  };

  ask = (): void => {
    if (this.#gather) this.asking = true;
    else toasts.say(t("print.not_here"));
  };

  /** Puts the sheet beside the app, has it printed, and takes it away again. The file's path; null for an empty page. */
  print = async (): Promise<string | null> => {
    const printed = await this.#gather?.();
    if (!printed) return null;
    const on = localDay(new Date());
    const sheet = mount(Sheet, { target: document.body, props: { printed, on } });
    try {
      await tick();
      await facesReady(document.querySelector(".sheet")?.textContent ?? "");
      return (await api.printPage(bare(t("print.file", { name: printed.title, on })))).path;
    } finally {
      await unmount(sheet);
    }
  };
}

const FACES = [
  '400 1em "Newsreader Variable"',
  'italic 400 1em "Newsreader Variable"',
  '400 1em "Source Sans 3 Variable"',
];

/** The faces come in parts, one a script: those that these words need are there before they are drawn. */
async function facesReady(words: string): Promise<void> {
  const letters = [...new Set(words)].join("");
  await Promise.allSettled(FACES.map((face) => document.fonts.load(face, letters)));
}

export const printing = new Printing();
