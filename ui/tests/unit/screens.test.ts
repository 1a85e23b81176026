import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { VaultStatus } from "$lib/api/bindings";
import Frame from "$lib/frame/Frame.svelte";
import { profile } from "$lib/state/profile.svelte";
import { router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { settings } from "$lib/state/settings.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { createRawSnippet } from "svelte";
import Settings from "../../src/routes/Settings.svelte";
import Today from "../../src/routes/Today.svelte";
import Unlock from "../../src/routes/Unlock.svelte";
import { type Fake, STATUS, fake, refuse } from "../fake";
import * as data from "../fake-data";

const LOCKED: VaultStatus = { ...STATUS, state: "locked" };
const commands = (core: Fake): string[] => core.asked.map(({ command }) => command);
const page = createRawSnippet(() => ({ render: () => "<h1>Page</h1>" }));

beforeEach(() => {
  router.reset();
  toasts.dismiss();
});

describe("Unlock", () => {
  it("says in words that a passphrase is wrong, keeps it to be mended, and opens with the right one", async () => {
    fake("locked");
    const user = userEvent.setup();
    render(Unlock, { status: LOCKED });
    const field = screen.getByLabelText("Passphrase");
    expect(field).toBe(document.activeElement);
    await user.type(field, "wrong{Enter}");
    expect(await screen.findByText("That does not open this journal.")).toBeTruthy();
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field).toHaveProperty("value", "wrong");
    await user.clear(field);
    await user.type(field, "quiet water deep{Enter}");
    await waitFor(() => expect(session.status?.state).toBe("open"));
  });

  it("tells damage from a wrong passphrase", async () => {
    fake("locked").answer("unlock_journal", () =>
      refuse("damaged", "The journal’s file is damaged. Nothing was changed."),
    );
    const user = userEvent.setup();
    render(Unlock, { status: LOCKED });
    await user.type(screen.getByLabelText("Passphrase"), "quiet water deep{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("damaged");
  });

  it("says when and why it locked itself", () => {
    fake("locked");
    const locked = { reason: "idle", at: "2026-11-17T14:32:00+01:00", idle_minutes: 15 } as const;
    render(Unlock, { status: { ...LOCKED, locked } });
    expect(screen.getByText("Locked itself after 15 minutes, at 14:32. Your last words are saved.")).toBeTruthy();
  });

  it("shows what is typed when asked to", async () => {
    fake("locked");
    const user = userEvent.setup();
    render(Unlock, { status: LOCKED });
    expect(screen.getByLabelText("Passphrase").getAttribute("type")).toBe("password");
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect(screen.getByLabelText("Passphrase").getAttribute("type")).toBe("text");
  });
});

describe("First start", () => {
  const none: VaultStatus = { ...LOCKED, state: "none" };

  it("takes a passphrase typed twice, and says honestly how strong it is", async () => {
    const core = fake("none");
    const user = userEvent.setup();
    render(Unlock, { status: none });
    await user.type(screen.getByLabelText("Choose a passphrase"), "quiet water deep");
    expect(await screen.findByText("A thief with the file would need centuries.")).toBeTruthy();
    await user.type(screen.getByLabelText("Once more"), "quiet water deep{Enter}");
    await waitFor(() => expect(commands(core)).toContain("create_journal"));
    expect(core.asked.find(({ command }) => command === "create_journal")?.args).toEqual({
      passphrase: "quiet water deep",
    });
  });

  it("refuses only what is too short or not the same twice", async () => {
    const core = fake("none");
    const user = userEvent.setup();
    render(Unlock, { status: none });
    await user.type(screen.getByLabelText("Choose a passphrase"), "short{Enter}");
    expect(await screen.findByText("At least 8 characters; 3 more to go.")).toBeTruthy();
    await user.type(screen.getByLabelText("Choose a passphrase"), "er and longer");
    await user.type(screen.getByLabelText("Once more"), "something else here{Enter}");
    expect(await screen.findByText("The two are not the same.")).toBeTruthy();
    expect(commands(core)).not.toContain("create_journal");
  });

  it("lets one look round the sample first", async () => {
    const core = fake("none");
    const user = userEvent.setup();
    render(Unlock, { status: none });
    await user.click(screen.getByRole("button", { name: "Look round a sample practice" }));
    await waitFor(() => expect(commands(core)).toContain("open_sample"));
  });
});

describe("Today", () => {
  it("says what is so, and goes on with the unfinished page on Enter", async () => {
    fake();
    const user = userEvent.setup();
    render(Today);
    expect(await screen.findByRole("heading", { level: 1, name: "Tuesday 17 November" })).toBeTruthy();
    expect(
      screen.getByText(
        "One page is unfinished. One promise is coming due. One promise is late. One want has nothing beneath it yet. Two occasions are near. One idea is still to be thanked for.",
      ),
    ).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(router.place).toEqual({ screen: "reflect", id: "r-tomas" });
  });

  it("takes the suggestion with T while focus is in it, and offers to undo", async () => {
    const core = fake();
    const user = userEvent.setup();
    render(Today);
    const band = await screen.findByRole("region", { name: "One suggestion" });
    within(band)
      .getByRole("button", { name: /Take it/ })
      .focus();
    await user.keyboard("t");
    await waitFor(() => expect(toasts.current?.undo).toBeTruthy());
    const given = core.asked.find(({ command }) => command === "give_verdict");
    expect(given?.args["verdict"]).toMatchObject({ need_id: "n-disarm", gift_id: "g-asking", answer: "take" });
  });

  it("asks again when the journal changed", async () => {
    const core = fake();
    render(Frame, { children: page });
    render(Today);
    await screen.findByRole("button", { name: "The morning after" });
    core.answer("today", () => ({ ...data.today, unfinished: [] }));
    await core.changed("reflections");
    await waitFor(() => expect(screen.queryByRole("button", { name: "The morning after" })).toBeNull());
  });

  it("shows no fit as an answer", async () => {
    fake().answer("today", () => ({ ...data.today, suggestion: null }));
    render(Today);
    expect(await screen.findByText("Nothing stands out today.")).toBeTruthy();
  });

  it("begins an empty journal with the last person met", async () => {
    fake().answer("today", () => ({
      ...data.today,
      empty: true,
      unfinished: [],
      recent: [],
      unasked: [],
      suggestion: null,
    }));
    await profile.load();
    const user = userEvent.setup();
    render(Today);
    const field = await screen.findByLabelText("Who was it?");
    expect(field).toBe(document.activeElement);
    await user.type(field, "Ana Quill{Enter}");
    await waitFor(() => expect(router.place).toEqual({ screen: "reflect", id: null, clientId: "new" }));
  });

  it("says why it could not be read, and tries again", async () => {
    const core = fake();
    core.answer("today", () => refuse("store", "The journal could not be read."));
    const user = userEvent.setup();
    render(Today);
    expect((await screen.findByRole("alert")).textContent).toContain("The journal could not be read.");
    core.answer("today", () => data.today);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("button", { name: "The morning after" })).toBeTruthy();
  });
});

describe("Settings", () => {
  it("keeps each change at once", async () => {
    const core = fake();
    await settings.load();
    const before = settings.value;
    const user = userEvent.setup();
    render(Settings);
    await user.click(screen.getByRole("button", { name: "More: Lock when idle" }));
    await user.click(screen.getByRole("switch", { name: "Lock when minimised" }));
    await user.click(screen.getByRole("radio", { name: "dark" }));
    await user.click(screen.getByRole("switch", { name: "Single letters are keys" }));
    const kept = core.asked.filter(({ command }) => command === "set_settings").at(-1)?.args["settings"];
    expect(kept).toEqual({
      ...before,
      lock_minutes: 10,
      lock_minimised: true,
      theme: "dark",
      single_keys: false,
    });
  });

  it("exports everything and says where it is", async () => {
    fake();
    const user = userEvent.setup();
    render(Settings);
    await user.click(screen.getByRole("button", { name: "Export everything" }));
    expect(await screen.findByText(/Everything is in \/home\/mira\/Documents.*4.1 MB\./)).toBeTruthy();
  });

  it("says nothing when the user thinks better of exporting", async () => {
    const core = fake();
    core.answer("export_everything", () => refuse("cancelled", "Nothing was written."));
    const user = userEvent.setup();
    render(Settings);
    await user.click(screen.getByRole("button", { name: "Export everything" }));
    await waitFor(() => expect(commands(core)).toContain("export_everything"));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("names what undo would take back", async () => {
    fake();
    render(Settings);
    expect(await screen.findByText("Last: answered the suggestion for “Be taken seriously by her board”")).toBeTruthy();
  });
});

describe("the frame", () => {
  const setup = async () => {
    const core = fake();
    await session.start();
    render(Frame, { children: page });
    return { core, user: userEvent.setup() };
  };

  it("goes by keys from anywhere", async () => {
    const { user } = await setup();
    await user.keyboard("{Control>}3{/Control}");
    expect(router.place).toEqual({ screen: "clients" });
    expect(screen.getByRole("button", { name: "Clients" }).getAttribute("aria-current")).toBe("page");
    await user.keyboard("{Control>},{/Control}");
    expect(router.place).toEqual({ screen: "settings" });
    await user.keyboard("{Escape}");
    expect(router.place).toEqual({ screen: "clients" });
  });

  it("writes about the client whose page is open", async () => {
    const { user } = await setup();
    router.go({ screen: "client", id: "ilse" });
    await user.keyboard("{Control>}n{/Control}");
    expect(router.place).toEqual({ screen: "reflect", id: null, clientId: "ilse" });
  });

  it("undoes, and lets F8 reach the message", async () => {
    const { user } = await setup();
    await user.keyboard("{Control>}z{/Control}");
    const message = await screen.findByText("Undone: answered the suggestion for “Be taken seriously by her board”.");
    await user.keyboard("{F8}");
    expect(message.closest("section")?.contains(document.activeElement)).toBe(true);
  });

  it("shows the help on ? and gives focus back", async () => {
    const { user } = await setup();
    const search = screen.getByRole("button", { name: "Search" });
    search.focus();
    await user.keyboard("?");
    expect(screen.getByRole("dialog", { name: "Help" })).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(search);
    expect(router.place).toEqual({ screen: "today" });
  });

  it("closes the palette and goes to the page when something is opened", async () => {
    const { user } = await setup();
    screen.getByRole("button", { name: "Search" }).focus();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(screen.getByRole("combobox"), "Tomas");
    await screen.findByRole("option", { name: /Tomas Breck Client/ });
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(router.place).toEqual({ screen: "client", id: "tomas" });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
  });

  it("says that the sample is a sample, and leaves it", async () => {
    const { core, user } = await setup();
    await session.openSample();
    await user.click(await screen.findByRole("button", { name: "Leave" }));
    await waitFor(() => expect(commands(core)).toContain("leave_sample"));
    await waitFor(() => expect(screen.queryByText(/This is a sample practice/)).toBeNull());
  });
});
