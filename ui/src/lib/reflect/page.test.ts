import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "$lib/api/client";
import type { MarkPlace, MarkView, NewMark, ReflectionFacts, ReflectionView } from "$lib/api/bindings";
import { toasts } from "$lib/state/toasts.svelte";
import { ReflectionPage, type PageApi, type Words } from "./page.svelte";
import type { PlacedMark } from "./places";

/** The journal's side of one page. */
class Journal {
  asked: string[] = [];
  text = "";
  facts: ReflectionFacts | null = null;
  marks: MarkView[] = [];
  gone = false;
  refuses: string | null = null;
  /** holds `startReflection` back until it is called */
  begin: (() => void) | null = null;

  api: PageApi = {
    startReflection: async (text, facts) => {
      this.note("start", text);
      if (this.slow) await new Promise<void>((resume) => (this.begin = resume));
      this.text = text;
      this.facts = facts;
      return this.view();
    },
    saveDraft: async (_, text, places) => {
      this.note("draft", text);
      this.text = text;
      this.places = places;
      return { saved_at: "2026-11-17T14:02:00+01:00" };
    },
    settleDraft: async () => this.told("settle"),
    setFacts: async (_, facts) => {
      this.facts = facts;
      return this.told("facts");
    },
    addMark: async (mark) => {
      this.marks = [...this.marks, markView(mark, this.text)];
      return this.told("mark");
    },
    removeMark: async (id) => {
      this.marks = this.marks.filter((mark) => mark.id !== id);
      this.note("unmark", id);
      return null;
    },
    openReflection: async () => {
      if (this.gone) throw new ApiError("not_found", "It is not there.", null);
      return this.told("open");
    },
  };
  slow = false;
  places: MarkPlace[] = [];

  private note(what: string, words = ""): void {
    if (this.refuses === what) throw new ApiError("disk_full", "The disk is full.", null);
    this.asked.push(words === "" ? what : `${what} ${words}`);
  }

  private told(what: string): ReflectionView {
    this.note(what);
    return this.view();
  }

  view(): ReflectionView {
    const facts = { ...NO_FACTS, ...this.facts, happened_at: "2026-11-17T14:00:00+01:00" };
    const { text, marks } = this;
    return { id: "r", text, facts, clients: [], marks, saved_at: facts.happened_at, words: 0, page_number: 1 };
  }
}

const NO_FACTS: ReflectionFacts = {
  client_ids: [],
  happened_at: null,
  kind: null,
  paid_minutes: null,
  given_minutes: null,
  felt: null,
  warmth: null,
};

const markView = (mark: NewMark, text: string): MarkView => ({
  id: "m",
  kind: mark.kind,
  start: mark.start,
  end: mark.end,
  quote: text.slice(mark.start, mark.end),
  orphaned: false,
  target_id: "w",
  label: mark.text ?? "",
  confidence: null,
  promise: null,
});

/** An editor without a window: words are set whole. */
class Paper implements Words {
  shown: readonly PlacedMark[] = [];
  range: { start: number; end: number } | null = null;
  untouched = true;
  constructor(public text: string) {}
  get isEmpty(): boolean {
    return this.text === "";
  }
  take = () => {
    this.untouched = true;
    return { text: this.text, places: this.shown.map(({ id, start, end }) => ({ id, start, end })) };
  };
  now = <T extends MarkPlace>(place: T): T => place;
  places = () => this.shown;
  showMarks = (marks: readonly PlacedMark[]) => void (this.shown = marks);
  showText = (text: string) => void (this.text = text);
  held = () => this.range;
}

let journal: Journal;
let paper: Paper;
let page: ReflectionPage;
const born = vi.fn();

function write(text: string): void {
  paper.text = text;
  paper.untouched = false;
  page.typed();
}

function onThe(opened: ReflectionView | null): void {
  page = new ReflectionPage(journal.api, opened, null, born);
  paper = new Paper(page.text);
  page.attach(paper);
}

beforeEach(() => {
  vi.useFakeTimers();
  born.mockClear();
  journal = new Journal();
  onThe(null);
});
afterEach(() => {
  vi.useRealTimers();
  toasts.dismiss();
});

describe("a new page", () => {
  test("is born at the first keystroke and not before", async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(journal.asked).toEqual([]);
    write("T");
    await vi.advanceTimersByTimeAsync(0);
    expect(journal.asked).toEqual(["start T"]);
    expect(born).toHaveBeenCalledWith("r");
  });

  test("takes along the facts chosen before, without a change of their own", async () => {
    page.setFacts({ kind: "call" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(journal.asked).toEqual([]);
    page.setFacts({ felt: 2 });
    write("T");
    await vi.advanceTimersByTimeAsync(1000);
    expect(journal.facts).toMatchObject({ kind: "call", felt: 2 });
    expect(journal.asked).toEqual(["start T"]);
  });

  test("keeps every key typed while a slow start is under way, in one record", async () => {
    journal.slow = true;
    write("T");
    await vi.advanceTimersByTimeAsync(0);
    write("To");
    write("Tom");
    await vi.advanceTimersByTimeAsync(5000);
    expect(journal.asked).toEqual(["start T"]);
    journal.begin?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(journal.asked).toEqual(["start T", "draft Tom"]);
  });

  test("whose start fails is begun once more, with the words then", async () => {
    journal.refuses = "start";
    write("T");
    await vi.advanceTimersByTimeAsync(0);
    expect(page.problem).toBe("The disk is full.");
    write("To");
    journal.refuses = null;
    await vi.advanceTimersByTimeAsync(3000);
    expect(journal.asked).toEqual(["start To"]);
    expect(page.problem).toBeNull();
  });
});

describe("an open page", () => {
  beforeEach(() => {
    journal.text = "Tomas came in fast.";
    onThe(journal.view());
  });

  test("is settled ten seconds after the last key", async () => {
    write("Tomas came in.");
    await vi.advanceTimersByTimeAsync(9999);
    expect(journal.asked).toEqual(["draft Tomas came in."]);
    await vi.advanceTimersByTimeAsync(1);
    expect(journal.asked).toEqual(["draft Tomas came in.", "settle"]);
  });

  test("is written and settled at once when it is left", async () => {
    write("Tomas left.");
    await page.close();
    expect(journal.asked).toEqual(["draft Tomas left.", "settle"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(journal.asked).toHaveLength(2);
  });

  test("is not settled twice for the same words", async () => {
    write("Tomas left.");
    await page.settle();
    await page.settle();
    expect(journal.asked.filter((what) => what === "settle")).toHaveLength(1);
  });

  test("makes one change of quick steps of a fact", async () => {
    page.setFacts({ paid_minutes: 5 });
    page.setFacts({ paid_minutes: 10 });
    await vi.advanceTimersByTimeAsync(400);
    expect(journal.asked).toEqual(["facts"]);
    expect(journal.facts?.paid_minutes).toBe(10);
  });

  test("writes the words before it marks them", async () => {
    write("Tomas wants more.");
    paper.range = { start: 6, end: 11 };
    const mark = {
      kind: "want" as const,
      target_id: null,
      text: "wants",
      client_id: null,
      beneath_wants: [],
      beneath_needs: [],
    };
    expect(await page.addMark(mark)).toBe(true);
    expect(journal.asked).toEqual(["draft Tomas wants more.", "mark"]);
    expect(page.marks[0]?.quote).toBe("wants");
    expect(paper.shown).toMatchObject([{ id: "m", start: 6, end: 11 }]);
  });

  test("replaces half characters while saving, and says so", async () => {
    write("a\ud83d b");
    await page.save();
    expect(journal.text).toBe("a\ufffd b");
    expect(page.replaced).toBe(true);
  });

  test("follows words that undo changed elsewhere", async () => {
    journal.text = "Tomas came.";
    await page.refresh();
    expect(paper.text).toBe("Tomas came.");
    expect(page.title).toBe("Tomas came.");
  });

  test("leaves words in hand alone when the journal changes", async () => {
    write("Tomas came in slowly.");
    await page.refresh();
    expect(paper.text).toBe("Tomas came in slowly.");
    await page.save();
    expect(journal.text).toBe("Tomas came in slowly.");
  });

  test("is blank while undo has taken it away, and comes back with redo", async () => {
    journal.gone = true;
    await page.refresh();
    expect([paper.text, page.id]).toEqual(["", null]);
    journal.gone = false;
    await page.refresh();
    expect([paper.text, page.id]).toEqual(["Tomas came in fast.", "r"]);
  });

  test("says why a fact could not be kept", async () => {
    journal.refuses = "facts";
    page.setFacts({ felt: 1 });
    await vi.advanceTimersByTimeAsync(400);
    expect(toasts.current?.text).toBe("The disk is full.");
  });
});

describe("facts while the journal is asked", () => {
  test("a fact chosen is not lost to an older answer that comes after its time to be sent", async () => {
    write("She came in.");
    await vi.advanceTimersByTimeAsync(1_000);
    let answer = (): void => undefined;
    const open = journal.api.openReflection;
    journal.api.openReflection = async (id) => {
      const old = await open(id);
      await new Promise<void>((resume) => (answer = resume));
      return old;
    };
    const refreshed = page.refresh();
    await vi.advanceTimersByTimeAsync(0);
    page.setFacts({ warmth: "love" });
    await vi.advanceTimersByTimeAsync(1_000);
    journal.api.openReflection = open;
    answer();
    await refreshed;
    await page.settle();
    expect(page.facts.warmth).toBe("love");
    expect(journal.facts?.warmth).toBe("love");
  });
});
