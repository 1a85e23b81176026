import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { ClientRow } from "$lib/api/bindings";
import { router } from "$lib/state/router.svelte";
import { type Fake, fake } from "../../tests/fake";
import { clients } from "../../tests/fake-data";
import { layout } from "../../tests/jsdom";
import Clients from "./Clients.svelte";

let core: Fake;
const sent = (command: string) => core.asked.filter((each) => each.command === command).map(({ args }) => args);
const names = async (): Promise<string[]> => {
  const table = await screen.findByRole("table", { name: "Clients" });
  return within(table)
    .getAllByRole("rowheader")
    .map((row) => row.querySelector("button")?.textContent ?? "");
};

beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "clients" });
});

describe("the clients screen", () => {
  it("shows who is in practice, and the others by their part", async () => {
    render(Clients);
    expect(await names()).not.toContain("Oskar Fenn");
    await fireEvent.click(screen.getByRole("radio", { name: "Prospects" }));
    expect(await names()).toEqual(["Oskar Fenn"]);
    await fireEvent.click(screen.getByRole("radio", { name: "Parted" }));
    expect(screen.getByText(/Nobody has parted/)).toBeTruthy();
  });

  it("is worked by arrows, and N writes about the one in hand", async () => {
    render(Clients);
    await names();
    const first = screen.getByRole("button", { name: "Ilse Varnholt" });
    expect(document.activeElement).toBe(first);
    await fireEvent.keyDown(first, { key: "ArrowDown" });
    const second = screen.getByRole("button", { name: "Tomas Breck" });
    expect(document.activeElement).toBe(second);
    await fireEvent.keyDown(second, { key: "n" });
    expect(router.place).toEqual({ screen: "reflect", id: null, clientId: "tomas" });
  });

  it("finds somebody in any part by typing, and opens them with Enter", async () => {
    render(Clients);
    await names();
    await fireEvent.keyDown(screen.getByRole("button", { name: "Ilse Varnholt" }), { key: "o" });
    const field = await screen.findByRole("textbox", { name: /Find a client/ });
    await fireEvent.input(field, { target: { value: "oskar" } });
    expect(await names()).toEqual(["Oskar Fenn"]);
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(router.place).toEqual({ screen: "client", id: "oskar" });
  });

  it("adds a name that nobody has", async () => {
    render(Clients);
    await names();
    await fireEvent.click(screen.getByRole("button", { name: /Find a client/ }));
    const field = screen.getByRole("textbox", { name: /Find a client/ });
    await fireEvent.input(field, { target: { value: "Mara Quist" } });
    expect(screen.getByText("Nobody here is called “Mara Quist”.")).toBeTruthy();
    await fireEvent.keyDown(field, { key: "Enter" });
    await expect.poll(() => sent("add_client")).toEqual([{ name: "Mara Quist" }]);
    await expect.poll(() => router.place).toEqual({ screen: "client", id: "new" });
  });

  it("holds ten thousand without drawing them, counts them, and finds one that is not drawn", async () => {
    const [some] = clients as [ClientRow];
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...some, id: `c${at}`, name: `Somebody ${at}` }));
    core.answer("list_clients", () => many);
    render(Clients);
    expect((await names()).length).toBeLessThan(100);
    const table = screen.getByRole("table", { name: "Clients" });
    expect(table.getAttribute("aria-rowcount")).toBe("10001");
    expect(within(table).getByRole("rowheader", { name: /Somebody 0/ }).parentElement?.ariaRowIndex).toBe("2");
    await fireEvent.click(screen.getByRole("button", { name: /Find a client/ }));
    await fireEvent.input(screen.getByRole("textbox", { name: /Find a client/ }), {
      target: { value: "somebody 9876" },
    });
    expect(await names()).toEqual(["Somebody 9876"]);
  });

  it("is come back to in the part that shows the client one was with", async () => {
    render(Clients, { at: "oskar" });
    expect(await names()).toEqual(["Oskar Fenn"]);
  });

  it("is come back to at the client one was with", async () => {
    render(Clients, { at: "ana" });
    await names();
    await expect.poll(() => document.activeElement?.textContent).toBe("Ana Quill");
    router.go({ screen: "client", id: "ana" });
    router.back();
    expect(router.place).toEqual({ screen: "clients", at: "ana" });
  });

  it("teaches while it is empty", async () => {
    core.answer("list_clients", () => []);
    render(Clients);
    expect(await screen.findByText("Nobody yet")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });
});
