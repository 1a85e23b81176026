import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { api } from "$lib/api/client";
import StatusBar from "$lib/reflect/StatusBar.svelte";
import { ReflectionPage } from "$lib/reflect/page.svelte";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import Client from "../../routes/Client.svelte";
import Gifts from "../../routes/Gifts.svelte";
import Trash from "../../routes/Trash.svelte";
import { type Fake, fake, refuse } from "../../../tests/fake";
import * as data from "../../../tests/fake-data";
import { layout } from "../../../tests/jsdom";
import { trash } from "../../../tests/fake-trash";
import { hanging, phrases } from "./counts";

const sent = (core: Fake, command: string) =>
  core.asked.filter((asked) => asked.command === command).map(({ args }) => args);

beforeEach(() => {
  layout();
  router.reset();
  toasts.dismiss();
});

describe("Trash", () => {
  const open = async () => {
    const core = fake();
    render(Trash);
    await screen.findByRole("heading", { name: "Trash" });
    return { core, user: userEvent.setup() };
  };

  it("says what was deleted, whose it was, what hung on it and how long it rests", async () => {
    await open();
    const [client, need, page] = within(await screen.findByRole("list")).getAllByRole("listitem");
    expect(client?.textContent).toMatch(/Dele Marchbank\s*Client\s*deleted 16 Nov\s*29 days left/);
    expect(client?.textContent).toContain("with 5 reflections, 3 marks and 1 want");
    expect(need?.textContent).toContain("Need, Wren Castell");
    expect(page?.textContent).toContain("A page without a title");
    expect(page?.textContent).toContain("leaves when the journal is next opened");
  });

  it("puts back by keyboard, says so with undo, and keeps the focus in the list", async () => {
    const { core, user } = await open();
    const first = await screen.findByRole("button", { name: "Put back Dele Marchbank" });
    first.focus();
    await user.keyboard("{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(first);
    core.answer("trash", () => trash.slice(1));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByText("Dele Marchbank")).toBeNull());
    expect(sent(core, "put_back")).toEqual([{ id: "t-dele" }]);
    expect(toasts.current?.text).toBe("Dele Marchbank is back, with everything that hung on it.");
    expect(toasts.current?.undo).toBeTruthy();
  });

  it("says at the line why something can't be put back yet", async () => {
    const { core, user } = await open();
    core.answer("put_back", () => refuse("invalid", "Put back “Wren Castell” first; nothing was changed.", "trash"));
    await user.click(await screen.findByRole("button", { name: "Put back “Company in the slow months”" }));
    const line = screen.getByText("Company in the slow months").closest("li");
    expect((await within(line as HTMLElement).findByRole("alert")).textContent).toContain("Wren Castell");
  });

  it("teaches while it is empty", async () => {
    fake().answer("trash", () => []);
    render(Trash);
    expect(await screen.findByText("Nothing in the trash")).toBeTruthy();
  });
});

describe("Delete", () => {
  it("puts a client in the trash and goes where they were listed", async () => {
    const core = fake();
    const user = userEvent.setup();
    router.go({ screen: "client", id: "ilse" });
    render(Client, { id: "ilse" });
    await user.click(await screen.findByRole("button", { name: "More for: Ilse Varnholt" }));
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await waitFor(() => expect(router.place).toEqual({ screen: "clients" }));
    expect(sent(core, "delete_record")).toEqual([{ kind: "client", id: "ilse" }]);
    expect(toasts.current?.text).toBe("Ilse Varnholt is in the trash for thirty days.");
    router.back();
    expect(router.place).toEqual({ screen: "today" });
  });

  it("is in the menu of every want, need, gift and page", async () => {
    const core = fake();
    const user = userEvent.setup();
    const { unmount } = render(Client, { id: "ilse" });
    for (const words of ["A name for the winter range", "Name her own price without apologising"]) {
      await user.click(await screen.findByRole("button", { name: `More for: ${words}` }));
      await user.click(screen.getByRole("menuitem", { name: "Delete" }));
      await waitFor(() => expect(toasts.current?.text).toBe(`“${words}” is in the trash for thirty days.`));
    }
    unmount();
    const gifts = render(Gifts, {});
    const panel = await screen.findByRole("region", { name: "The gift" });
    await user.click(within(panel).getByRole("button", { name: /More for/ }));
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await waitFor(() => expect(sent(core, "delete_record")).toHaveLength(3));
    gifts.unmount();
    render(StatusBar, {
      page: new ReflectionPage(api, data.reflection, null),
      onpanel: () => undefined,
      onversions: () => undefined,
      onbegin: () => undefined,
    });
    await user.click(await screen.findByRole("button", { name: /More for/ }));
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await waitFor(() => expect(router.place).toEqual({ screen: "reflections" }));
    expect(sent(core, "delete_record").map(({ kind }) => kind)).toEqual(["want", "need", "gift", "reflection"]);
  });

  it("says why it could not be", async () => {
    const core = fake();
    core.answer("delete_record", () => refuse("disk_full", "The disk is full."));
    const user = userEvent.setup();
    router.go({ screen: "client", id: "ilse" });
    render(Client, { id: "ilse" });
    await user.click(await screen.findByRole("button", { name: "More for: Ilse Varnholt" }));
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await waitFor(() => expect(toasts.current?.text).toBe("The disk is full."));
    expect(router.place).toEqual({ screen: "client", id: "ilse" });
  });
});

describe("counts in words", () => {
  it("leave out what there is none of, and the record itself", () => {
    expect(phrases([{ kind: "asked_why", count: 2 }])).toEqual(["2 answers to why"]);
    expect(hanging("reflection", [])).toBe("");
    expect(hanging("need", [{ kind: "need", count: 2 }])).toBe("1 need");
    expect(hanging("want", [{ kind: "want", count: 1 }])).toBe("");
  });
});
