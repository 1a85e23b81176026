import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRawSnippet } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import Frame from "$lib/frame/Frame.svelte";
import { ANSWERS } from "$lib/overlap/answers";
import { type Screen, router } from "$lib/state/router.svelte";
import { keys } from "$lib/state/keys";
import { session } from "$lib/state/session.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, fake } from "../../../tests/fake";
import { find } from "./finding";
import { GUIDES, NAMED_KEYS, TOPICS, wordsOf } from "./guides";
import { KEY_GROUPS, groupsFor, shownCombos } from "./keys";

const read = (path: string): string => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
const page = createRawSnippet(() => ({ render: () => "<h1>Page</h1>" }));
const titles = (typed: string): string[] => find(typed).map(({ title, screen }) => `${title} / ${screen}`);

let core: Fake;
beforeEach(() => {
  core = fake();
  router.reset();
});

const frame = async () => {
  await session.start();
  render(Frame, { children: page });
  return userEvent.setup();
};
const opened = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.keyboard("{F1}");
  return within(screen.getByRole("dialog", { name: "Help" }));
};

describe("the guides", () => {
  it("are there for every screen that can be gone to", () => {
    const places = [...read("lib/state/router.svelte.ts").matchAll(/\{ screen: "(\w+)"/g)].map((found) => found[1]);
    expect(places.length).toBeGreaterThan(10);
    for (const place of places) expect(GUIDES[place as Screen], place).toBeDefined();
  });

  it("are short, and fill every place with a key", () => {
    for (const topic of TOPICS) {
      const { bits } = GUIDES[topic];
      expect(bits.length, topic).toBeGreaterThanOrEqual(3);
      for (const bit of bits) {
        expect(bit).toMatch(new RegExp(`^help\\.${topic}\\.`));
        expect(wordsOf(bit), bit).not.toMatch(/[{}]/);
        expect(wordsOf(bit).length, bit).toBeLessThan(320);
      }
    }
  });

  it("name only keys that the list of keys has", () => {
    const listed = KEY_GROUPS.flatMap(({ rows }) => rows.flatMap(({ combos }) => combos));
    for (const [name, combo] of Object.entries(NAMED_KEYS)) expect(listed, name).toContain(combo);
  });
});

describe("the list of keys", () => {
  const combosOf = (title: string): string[] =>
    KEY_GROUPS.filter((group) => group.title === title).flatMap(({ rows }) => rows.flatMap(({ combos }) => combos));
  const lettersIn = (path: string): string[] =>
    [...(/letters\(\{(.*)\}\)/.exec(read(path))?.[1] ?? "").matchAll(/(\w): /g)].map((found) => found[1] ?? "");

  it("holds the keys that work everywhere, and no others", async () => {
    await frame();
    expect(keys.bound.toSorted()).toEqual(combosOf("frame.keys.everywhere").toSorted());
  });

  it("holds the single letters of every screen", () => {
    expect(combosOf("frame.keys.client")).toEqual(lettersIn("routes/Client.svelte"));
    expect(combosOf("frame.keys.clients")).toEqual(lettersIn("lib/clients/ClientTable.svelte"));
    expect(combosOf("frame.keys.suggestion").slice(0, ANSWERS.length)).toEqual(ANSWERS.map(({ key }) => key));
  });

  it("holds the keys of a page being written", () => {
    const desk = [...read("lib/reflect/Desk.svelte").matchAll(/event\.code [!=]== "(?:Key)?(\w+)"/g)];
    const marks = [...read("lib/reflect/editor/editor.ts").matchAll(/Key([A-Z]): "/g)];
    const bound = [...desk, ...marks].map((found) => `alt+${(found[1] ?? "").replace("Slash", "/").toLowerCase()}`);
    expect(combosOf("frame.keys.editor").toSorted()).toEqual(bound.toSorted());
  });

  it("begins with the screen one is on, and leaves nothing out", () => {
    expect(groupsFor("client")[0]?.title).toBe("frame.keys.client");
    expect(groupsFor("brief")[0]?.title).toBe("frame.keys.everywhere");
    expect(groupsFor("today")).toHaveLength(KEY_GROUPS.length);
    expect(shownCombos(["mod+1", "mod+2", "mod+3"])).toEqual(["mod+1", "…", "mod+3"]);
  });
});

describe("searching the help", () => {
  it("finds by the beginning of words, in any case and without accents", () => {
    expect(titles("backu")).toContain("Backups / Settings");
    expect(titles("BACKÚPS")).toEqual(titles("backups"));
    expect(titles("ackups")).toEqual([]);
  });

  it("wants every word, and puts titles first", () => {
    expect(titles("recovery code")[0]).toBe("Passphrase, code and lock / Settings");
    expect(titles("versions")[0]).toBe("Earlier versions / Writing");
    expect(titles("backups zzyzx")).toEqual([]);
    expect(find("  ")).toEqual([]);
  });

  it("finds keys by what they do and by their name", () => {
    expect(titles("ctrl l")).toContain("Lock / All screens");
    expect(titles("mark promise")).toContain("Mark them as a promise / Writing");
  });

  it("names every hit once", () => {
    const ids = find("a").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the help", () => {
  it("opens with the guide of the screen one is on, its search in hand", async () => {
    const user = await frame();
    router.go({ screen: "clients" });
    const help = await opened(user);
    expect(help.getByRole("region", { name: "Clients" })).toBeTruthy();
    expect(help.getByText("Everyone you work with")).toBeTruthy();
    expect(document.activeElement).toBe(help.getByRole("textbox", { name: "Search the help" }));
    expect(await violations()).toEqual([]);
  });

  it("searches all guides, says how many were found, and opens one by keys", async () => {
    const user = await frame();
    const help = await opened(user);
    await user.keyboard("check journal");
    expect(help.getByRole("status").textContent).toMatch(/^\d+ found$/);
    const hits = within(help.getByRole("list", { name: "Found in the help" })).getAllByRole("button");
    expect(hits[0]?.textContent).toContain("Settings");
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(hits[0]);
    await user.keyboard("{Enter}");
    expect(help.getByRole("region", { name: "Settings" })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Restore and check");
  });

  it("says when nothing was found", async () => {
    const user = await frame();
    const help = await opened(user);
    await user.keyboard("zzyzx{Enter}");
    expect(help.getByRole("status").textContent).toBe("None found");
    expect(help.getByRole("region", { name: "Found in the help" })).toBeTruthy();
  });

  it("leads to the other screens' guides, and hands the focus on and back", async () => {
    const user = await frame();
    const search = screen.getByRole("button", { name: "Search" });
    search.focus();
    const help = await opened(user);
    await user.click(help.getByRole("button", { name: "Gifts" }));
    const shown = help.getByRole("region", { name: "Gifts" });
    expect(help.getByRole("button", { name: "Gifts" }).getAttribute("aria-current")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(shown));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(search);
  });

  it("opens from the palette, at what was searched for", async () => {
    core.answer("search", () => ({ hits: [], total: 0 }));
    const user = await frame();
    const search = screen.getByRole("button", { name: "Search" });
    search.focus();
    await user.keyboard("{Control>}k{/Control}help backup");
    await user.click(await screen.findByRole("option", { name: "Help: Backups (Settings)" }));
    const help = within(screen.getByRole("dialog", { name: "Help" }));
    expect(help.getByRole("region", { name: "Settings" })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Backups"));
    await user.keyboard("{Escape}");
    expect(document.activeElement).toBe(search);
  });

  it("is offered for every screen by name, the one at hand first", async () => {
    const user = await frame();
    router.go({ screen: "trash" });
    await user.keyboard("{Control>}k{/Control}");
    expect(screen.queryByRole("option", { name: /Help with/ })).toBeNull();
    await user.keyboard("help with");
    expect((await screen.findAllByRole("option", { name: /Help with/ }))[0]?.textContent).toContain("Trash");
    await user.keyboard(" gif");
    await user.click(await screen.findByRole("option", { name: "Help with Gifts" }));
    expect(within(screen.getByRole("dialog")).getByRole("region", { name: "Gifts" })).toBeTruthy();
  });

  it("laid over the palette, gives the focus back to where it was before", async () => {
    const user = await frame();
    const search = screen.getByRole("button", { name: "Search" });
    search.focus();
    await user.keyboard("{Control>}k{/Control}{F1}");
    expect(screen.queryByRole("combobox")).toBeNull();
    await user.keyboard("{Escape}");
    expect(document.activeElement).toBe(search);
  });
});
