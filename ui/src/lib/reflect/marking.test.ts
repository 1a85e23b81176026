import { beforeEach, describe, expect, test } from "vitest";
import { clientPage, gifts } from "../../../tests/fake-data";
import { fake, type Fake } from "../../../tests/fake";
import { api } from "$lib/api/client";
import type { ClientName } from "$lib/api/bindings";
import type { Range } from "./editor/marks";
import { Marking, nearestWant } from "./marking.svelte";
import type { NewMarkHere } from "./page.svelte";
import type { PlacedMark } from "./places";

const TEXT = "He said: “Double my net worth”, and then stop checking.";
const WANT = { start: 9, end: 30 };
const ILSE: ClientName = { id: "ilse", name: "Ilse Varnholt", pages: 31 };
const ANA: ClientName = { id: "ana", name: "Ana Quill", pages: 9 };

let made: NewMarkHere[];
let clients: ClientName[];
let held: Range | null;
let marking: Marking;
let core: Fake;

beforeEach(() => {
  core = fake();
  made = [];
  held = null;
  clients = [ILSE];
  const page = {
    get clients() {
      return clients;
    },
    marks: [],
    addMark: async (mark: NewMarkHere) => made.push(mark) > 0,
  };
  const editor = {
    selection: () => WANT,
    words: ({ start, end }: Range) => TEXT.slice(start, end),
    hold: (range: Range | null) => void (held = range),
    held: () => held,
    stepBehind: () => undefined,
    focus: () => undefined,
    places: () => [],
  };
  marking = new Marking(page, editor, api);
});

test("a want is made of its quote at once", async () => {
  await marking.begin("want");
  expect(made).toMatchObject([{ kind: "want", text: "Double my net worth", client_id: "ilse", target_id: null }]);
  expect(held).toBeNull();
});

test("a want of nobody waits for the client, with its words held", async () => {
  clients = [];
  await marking.begin("want");
  expect(marking.question).toEqual({ ask: "client" });
  expect(held).toEqual(WANT);
  await marking.belongsTo("ana");
  expect(made).toMatchObject([{ client_id: "ana" }]);
  expect(marking.question).toBeNull();
});

test("with several clients it asks whose, the first one first", async () => {
  clients = [ILSE, ANA];
  await marking.begin("want");
  expect(marking.question).toEqual({ ask: "whose", clients: [ILSE, ANA] });
});

describe("a need", () => {
  test("is asked beneath which open want, or what it is more evidence for", async () => {
    await marking.begin("need");
    expect(marking.question).toMatchObject({ ask: "beneath" });
    await marking.beneath("w-name");
    expect(made).toMatchObject([{ kind: "need", text: "Double my net worth", beneath_wants: ["w-name"] }]);
  });

  test("can be left free", async () => {
    await marking.begin("need");
    await marking.beneath(null);
    expect(made).toMatchObject([{ beneath_wants: [], target_id: null }]);
  });

  test("can be more evidence for one that is there", async () => {
    await marking.begin("need");
    await marking.evidenceFor("n-price");
    expect(made).toMatchObject([{ kind: "need", target_id: "n-price", text: null }]);
  });

  test("is made at once where the ladder is still empty", async () => {
    core.answer("client_page", () => ({ ...clientPage, ladder: [] }));
    await marking.begin("need");
    expect(made).toMatchObject([{ kind: "need", beneath_wants: [] }]);
  });
});

describe("a gift", () => {
  test("is picked among those there are", async () => {
    await marking.begin("gift");
    expect(marking.question).toEqual({ ask: "gift", gifts });
    await marking.evidenceFor("g-prices");
    expect(made).toMatchObject([{ kind: "gift", target_id: "g-prices", client_id: null }]);
  });

  test("is named in place, and needs no client", async () => {
    clients = [];
    await marking.begin("gift");
    await marking.newGift("Listening");
    expect(made).toMatchObject([{ kind: "gift", target_id: null, text: "Listening" }]);
  });
});

describe("a promise", () => {
  test("is made of its quote at once where nothing is promised yet", async () => {
    clients = [ANA];
    await marking.begin("promise");
    expect(made).toMatchObject([{ kind: "promise", text: "Double my net worth", client_id: "ana", target_id: null }]);
  });

  test("waits for a word where the journal says wait, and is made all the same", async () => {
    clients = [ANA];
    const line = { kind: "line", now: 130, limit: 120, until_on: null, overruled: null };
    core.answer("cautions", () => [line]);
    await marking.begin("promise");
    expect(made).toEqual([]);
    expect(marking.question).toMatchObject({ ask: "promise", promises: [], client: { id: "ana", name: "Ana Quill" } });
    await marking.newPromise();
    expect(made).toMatchObject([{ kind: "promise", client_id: "ana" }]);
  });

  test("is made at once where one went on today, and where the caution is of deliveries alone", async () => {
    clients = [ANA];
    core.answer("cautions", () => [
      { kind: "line", now: 130, limit: 120, until_on: null, overruled: "the fair" },
      { kind: "open_deliveries", now: 1, limit: 1, until_on: null, overruled: null },
    ]);
    await marking.begin("promise");
    expect(made).toHaveLength(1);
  });

  test("may be more evidence for one that is still to be kept", async () => {
    await marking.begin("promise");
    expect(marking.question).toMatchObject({ ask: "promise", promises: [{ id: "p-words" }] });
    await marking.evidenceFor("p-words");
    expect(made).toMatchObject([{ kind: "promise", target_id: "p-words" }]);
  });

  test("may be a new one beside those", async () => {
    await marking.begin("promise");
    await marking.newPromise();
    expect(made).toMatchObject([{ kind: "promise", target_id: null, text: "Double my net worth" }]);
  });
});

test("thinking better of it lets go of the words", async () => {
  await marking.begin("gift");
  marking.cancel();
  expect([marking.question, held, made]).toEqual([null, null, []]);
});

describe("the nearest want", () => {
  const at = (id: string, start: number, end: number): PlacedMark => ({ id, kind: "want", label: "", start, end });
  const marks = [
    { id: "a", target_id: "w1" },
    { id: "b", target_id: "w2" },
  ];
  const wants = [{ id: "w1" }, { id: "w2" }];

  test("is the one marked last before the need", () => {
    expect(nearestWant(marks, [at("a", 0, 5), at("b", 10, 15)], wants, 20)).toBe("w2");
    expect(nearestWant(marks, [at("a", 0, 5), at("b", 10, 15)], wants, 8)).toBe("w1");
  });

  test("passes over wants whose words were cut or that are settled", () => {
    expect(nearestWant(marks, [at("a", 0, 5), at("b", 10, 10)], wants, 20)).toBe("w1");
    expect(nearestWant(marks, [at("b", 10, 15)], [{ id: "w1" }, { id: "w3" }], 20)).toBeNull();
  });

  test("is the only want there is, even from another page", () => {
    expect(nearestWant([], [], [{ id: "w9" }], 20)).toBe("w9");
  });
});
