// A practice of a very long life, for looking at lists: the small one's records over and over, under other names.
import type { ClientRow, ReflectionRow, Suggestion, TrashEntry } from "$lib/api/bindings";
import type { Fake } from "./fake";
import * as data from "./fake-data";
import { trash } from "./fake-trash";

const DAY_MS = 86_400_000;
const NEWEST = Date.parse("2026-11-17T09:00:00Z");
const WORDS = "tide harbour lantern basalt chorus velvet quarry otter meadow bell current slope".split(" ");

/** So many words, others for each number. */
const words = (at: number, count: number): string =>
  Array.from({ length: count }, (_, place) => WORDS[(at * 7 + place * 5) % WORDS.length]).join(" ");

const repeated = <Item>(some: readonly Item[], count: number, make: (item: Item, at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(some[at % some.length] as Item, at));

const manyClients = (count: number): ClientRow[] =>
  repeated(data.clients, count, (client, at) => ({
    ...client,
    id: `c-${at}`,
    name: `${client.name} ${at}`,
    about: words(at, 2 + (at % 5)),
    stage: "active",
    first_want: words(at, 4 + (at % 17)),
  }));

const manyPages = (count: number): ReflectionRow[] =>
  repeated(data.reflections, count, (page, at) => ({
    ...page,
    id: `r-${at}`,
    title: `${words(at, 2 + (at % 4))} ${at}`,
    opening: words(at, at % 30),
    happened_at: new Date(NEWEST - at * DAY_MS).toISOString(),
    unfinished: at % 4000 === 3999,
  }));

const manyNeeds = (count: number): Suggestion[] =>
  repeated(data.overlap.suggestions, count, (one, at) => ({
    ...one,
    need: { ...one.need, id: `n-${at}`, text: words(at, 3 + (at % 12)) },
    client: { id: `c-${at}`, name: `Somebody ${at}` },
    score: one.score * (1 - at / (2 * count)),
  }));

const manyDeleted = (count: number): TrashEntry[] =>
  repeated(trash, count, (entry, at) => ({ ...entry, id: `t-${at}`, title: words(at, 1 + (at % 9)) }));

/** The core answers with so many of each. */
export function fill(core: Fake, count: number): void {
  const clients = manyClients(count);
  const older = manyPages(count);
  const needs = manyNeeds(count);
  const deleted = manyDeleted(count);
  core.answer("list_clients", () => clients);
  core.answer("client_names", () => clients.map(({ id, name, pages: written }) => ({ id, name, pages: written })));
  core.answer("list_reflections", ({ before, limit }) => {
    const from = before === null ? 0 : older.findIndex(({ id }) => id === before) + 1;
    return older.slice(from, from + Number(limit));
  });
  core.answer("trash", () => deleted);
  core.answer("overlap", () => ({
    ...data.overlap,
    open_needs: count,
    suggestions: needs,
    threads: needs.map(({ need, gift, score, label }) => ({ need_id: need.id, gift_id: gift.id, score, label })),
  }));
  core.answer("client_page", ({ id }) => ({
    ...data.clientPage,
    id,
    pages: count,
    timeline: repeated(data.clientPage.timeline, count, (entry, at) => ({
      ...entry,
      reflection_id: `r-${at}`,
      happened_at: older[at]?.happened_at ?? entry.happened_at,
      title: words(at, 2 + (at % 9)),
    })),
  }));
}
