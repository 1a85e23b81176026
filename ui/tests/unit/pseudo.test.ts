// Nothing on any screen is said outside the catalogue: shown in a language that nobody speaks, no plain word is left but
// the user's own.
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tick } from "svelte";
import App from "../../src/App.svelte";
import { t, useCatalogue } from "$lib/messages";
import { ENGLISH, english } from "$lib/messages/catalogue";
import { NAMED_KEYS } from "$lib/help/guides";
import { keyWords } from "$lib/state/keys";
import { leftAt } from "$lib/state/left";
import { type Place, router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { type Fake, STATUS, fake } from "../fake";
import * as data from "../fake-data";
import { PSEUDO, dataOf, plainIn, pseudo, saidPlainly } from "../pseudo";

beforeAll(() => {
  // What the editor measures, and jsdom does not.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  document.execCommand = () => false;
  useCatalogue(PSEUDO);
});
afterAll(() => useCatalogue(ENGLISH));
beforeEach(() => {
  router.reset();
  toasts.dismiss();
  session.status = null;
  session.freshCode = null;
});

/** Until nothing more is asked of the core. */
async function settled(core: Fake): Promise<void> {
  let asked = -1;
  while (asked !== core.asked.length) {
    asked = core.asked.length;
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resume) => setImmediate(resume));
    await tick();
  }
}

async function shown(place: Place | null, prepare: (core: Fake) => void = () => undefined): Promise<Fake> {
  const core = fake("open");
  if (place) core.answer("vault_status", () => ({ ...STATUS, left_at: leftAt(place, 0) }));
  prepare(core);
  render(App);
  await waitFor(() => expect(document.querySelector("h1, h2")).toBeTruthy());
  await settled(core);
  return core;
}
const plain = (core: Fake): string[] => saidPlainly(document, dataOf(core.told));

const PLACES: Readonly<Record<Place["screen"], Place>> = {
  today: { screen: "today" },
  reflections: { screen: "reflections" },
  reflect: { screen: "reflect", id: "r-tomas" },
  clients: { screen: "clients" },
  client: { screen: "client", id: "ilse" },
  brief: { screen: "brief", id: "ilse" },
  overlap: { screen: "overlap" },
  gifts: { screen: "gifts" },
  review: { screen: "review" },
  insights: { screen: "insights" },
  settings: { screen: "settings" },
  trash: { screen: "trash" },
};

const inWords = (combo: string): string => keyWords(combo).replaceAll(" ", "+");
const press = async (keys: string): Promise<void> => void (await userEvent.setup().keyboard(keys));
const click = async (name: string): Promise<void> => {
  await userEvent.setup().click((await screen.findAllByRole("button", { name }))[0] as HTMLElement);
};
const said = (key: Parameters<typeof t>[0]): string => t(key);

describe("in a language that nobody speaks", () => {
  it.each(Object.values(PLACES))("$screen has no plain word", async (place) => {
    const core = await shown(place);
    expect(router.place.screen).toBe(place.screen);
    expect(plain(core)).toEqual([]);
  });

  it.each([PLACES.today, PLACES.clients, PLACES.reflections, PLACES.overlap, PLACES.gifts, PLACES.trash])(
    "$screen has none while it is empty",
    async (place) => {
      const core = await shown(place, (empty) => {
        for (const list of ["list_clients", "client_names", "list_reflections", "list_gifts", "trash"])
          empty.answer(list, () => []);
        const nothing = { unfinished: [], recent: [], suggestion: null, gone_quiet: [], unasked: [], empty: true };
        empty.answer("today", () => ({ ...data.today, ...nothing }));
        const bare = { open_needs: 0, living_gifts: 0, suggestions: [], threads: [], not_yours: [] };
        empty.answer("overlap", () => ({ ...data.overlap, ...bare }));
      });
      expect(plain(core)).toEqual([]);
    },
  );

  it("a new page has none", async () => {
    const core = await shown({ screen: "reflect", id: null });
    expect(plain(core)).toEqual([]);
  });

  it.each(["locked", "none"] as const)("the door has none while the journal is %s", async (state) => {
    const locked = { reason: "idle", at: "2026-11-17T14:32:00+01:00", idle_minutes: 15 } as const;
    const core = await shown(null, (shut) => {
      shut.answer("vault_status", () => ({ ...STATUS, state, locked: state === "locked" ? locked : null }));
    });
    expect(plain(core)).toEqual([]);
    await click(said(state === "locked" ? "unlock.forgotten" : "unlock.restore"));
    await settled(core);
    expect(plain(core)).toEqual([]);
  });

  it.each([
    ["the help", "{F1}"],
    ["the help’s answers", "{F1}ṧ"],
    ["the palette", "{Control>}k{/Control}"],
    ["what the palette found", "{Control>}k{/Control}price"],
    ["a message", "{Control>}z{/Control}"],
  ])("%s has none", async (_, keys) => {
    const core = await shown(PLACES.today);
    await press(keys);
    await settled(core);
    // What was typed, and what the keys are called, which is alike everywhere.
    core.told.push("price", ...Object.values(NAMED_KEYS).flatMap((combo) => [inWords(combo), keyWords(combo)]));
    expect(plain(core)).toEqual([]);
  });

  it.each(["brief.title", "client.facts.edit", "client.part", "client.merge", "forget.menu"] as const)(
    "%s, in the menu of a client, has none",
    async (item) => {
      const core = await shown(PLACES.client);
      const user = userEvent.setup();
      await user.click(document.querySelector(".page-head [aria-haspopup=menu]") as HTMLElement);
      await user.click(await screen.findByRole("menuitem", { name: said(item) }));
      await settled(core);
      expect(plain(core)).toEqual([]);
    },
  );

  it.each(["knowledge.sign.add", "knowledge.reading.add", "knowledge.ask"] as const)(
    "%s, on a client’s page, has none",
    async (button) => {
      const core = await shown(PLACES.client);
      await click(said(button));
      await settled(core);
      expect(plain(core)).toEqual([]);
    },
  );

  it.each(["passphrase.change_of", "code.show_of", "replace.title", "backups.restore"] as const)(
    "%s, in Settings, has none",
    async (button) => {
      const core = await shown(PLACES.settings);
      await click(said(button));
      await settled(core);
      expect(plain(core)).toEqual([]);
    },
  );
});

describe("looking for plain words", () => {
  const known = dataOf([{ name: "Ilse Varnholt", title: "The shop text, read aloud to her", kind: "meeting" }]);

  it("finds what a component says by itself", () => {
    document.title = "Undercurrent";
    document.body.innerHTML = `<p>${pseudo("Good")} day</p><i title="Name"></i><input placeholder="Find" aria-label="A">`;
    expect(saidPlainly(document, known)).toEqual(["day", "Name", "A", "Find"]);
    document.body.innerHTML = "";
  });

  it("lets the user’s words be, also in part, and no names of states", () => {
    expect(plainIn(`${pseudo("Write about")} Ilse Varnholt`, known)).toEqual([]);
    expect(plainIn(`${pseudo("Of")} Ilse, “the shop text”`, known)).toEqual([]);
    expect(plainIn("meeting", known)).toEqual(["meeting"]);
    expect(plainIn("Ilse Varnholt and more", known)).toEqual(["Ilse Varnholt and more"]);
  });

  it("makes a language that keeps its places, and is longer", () => {
    const text = pseudo("Lock {count} times");
    expect(text).toMatch(/^⟦.*\{count\}.*⟧$/u);
    expect(text.replace("{count}", "")).not.toMatch(/[A-Za-z]/u);
    expect(pseudo(english["settings.lock_note"]).length).toBeGreaterThan(english["settings.lock_note"].length * 1.4);
  });
});
