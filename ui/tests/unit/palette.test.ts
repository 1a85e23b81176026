import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import Palette from "$lib/search/Palette.svelte";
import type { SearchResult } from "$lib/api/bindings";
import { router } from "$lib/state/router.svelte";
import { type Fake, fake } from "../fake";

let core: Fake;
const open = () => {
  const props = { onclose: vi.fn(), onwrite: vi.fn(), onhelp: vi.fn() };
  render(Palette, props);
  return { ...props, user: userEvent.setup(), field: screen.getByRole("combobox") };
};

beforeEach(() => {
  core = fake();
  router.reset();
});

describe("the palette", () => {
  it("finds as one types, sets the words apart, and opens what is chosen", async () => {
    const { user, field, onclose } = open();
    expect(field).toBe(document.activeElement);
    await user.type(field, "price");
    const first = await screen.findByRole("option", { name: /Name her own price/ });
    expect(first.querySelector("mark")?.textContent).toBe("price");
    expect(first.getAttribute("aria-selected")).toBe("true");
    expect(field.getAttribute("aria-activedescendant")).toBe(first.id);
    await user.keyboard("{Enter}");
    expect(onclose).toHaveBeenCalledOnce();
    expect(router.place).toEqual({ screen: "client", id: "ilse", at: "n-price" });
  });

  it("opens what all the words find, however soon Enter follows them", async () => {
    const { user, field, onclose } = open();
    await user.type(field, "p");
    await screen.findByRole("option", { name: /Name her own/ });
    await user.type(field, "rice l{Enter}{Enter}");
    await waitFor(() => expect(router.place).toMatchObject({ screen: "gifts", id: "g-prices" }));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("opens nothing for words that were typed on", async () => {
    const { user, field, onclose } = open();
    let answer: (found: SearchResult) => void = () => undefined;
    core.answer("search", () => new Promise((resolve) => (answer = resolve)));
    await user.type(field, "price{Enter}");
    await waitFor(() => expect(core.asked.filter(({ command }) => command === "search")).toHaveLength(1));
    await user.type(field, "s");
    answer({ hits: [], total: 0 });
    await waitFor(() => expect(core.asked.filter(({ command }) => command === "search")).toHaveLength(2));
    expect(onclose).not.toHaveBeenCalled();
  });

  it("says that it searches once that takes long", async () => {
    const { user, field } = open();
    let answer: (found: SearchResult) => void = () => undefined;
    core.answer("search", () => new Promise((resolve) => (answer = resolve)));
    await user.type(field, "price");
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Searching…"));
    answer({ hits: [], total: 0 });
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("None found"));
  });

  it("moves with the arrows, round the ends", async () => {
    const { user } = open();
    await screen.findByRole("option", { name: "Begin with “First call”" });
    const options = screen.getAllByRole("option");
    await user.keyboard("{ArrowUp}");
    expect(options.at(-1)?.getAttribute("aria-selected")).toBe("true");
    await user.keyboard("{ArrowDown}");
    expect(options[0]?.getAttribute("aria-selected")).toBe("true");
  });

  it("does things by name", async () => {
    const { user, field } = open();
    await user.type(field, "settings");
    await user.click(await screen.findByRole("option", { name: /Go to Settings/ }));
    expect(router.place).toEqual({ screen: "settings" });
  });

  it("offers to write what it did not find", async () => {
    const { user, field } = open();
    await user.type(field, "zzyzx");
    await screen.findByRole("option", { name: "Write “zzyzx” on a new page" });
    expect(screen.getByRole("status").textContent).toBe("None found");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(router.place).toEqual({ screen: "reflect", id: "r-new" }));
  });

  it("keeps what is meant by name first, also when nothing was found", async () => {
    core.answer("search", () => ({ hits: [], total: 0 }));
    const { user, field } = open();
    await user.type(field, "trash");
    await screen.findByRole("option", { name: "Write “trash” on a new page" });
    await user.keyboard("{Enter}");
    expect(router.place).toEqual({ screen: "trash" });
  });

  it("is pointed at only by a pointer that moves", () => {
    open();
    const [first, second] = screen.getAllByRole("option") as [HTMLElement, HTMLElement];
    const pointing = (clientX: number) =>
      second.dispatchEvent(new MouseEvent("pointermove", { bubbles: true, clientX, clientY: 40 }));
    pointing(10);
    pointing(10);
    flushSync();
    expect(first.getAttribute("aria-selected")).toBe("true");
    pointing(12);
    flushSync();
    expect(second.getAttribute("aria-selected")).toBe("true");
  });

  it("says in words why it could not search", async () => {
    core.answer("search", () => {
      throw { code: "store", message: "The journal could not be read.", field: null };
    });
    const { user, field } = open();
    await user.type(field, "a");
    expect((await screen.findByRole("alert")).textContent).toContain("The journal could not be read.");
  });

  it("completes what narrows a search, with the keyboard alone, and goes on searching", async () => {
    core.answer("client_names", () => [
      { id: "ilse", name: "Ilse Varnholt" },
      { id: "wren", name: "Wren Castell" },
    ]);
    const { user, field, onclose } = open();
    await user.type(field, "price client:il");
    const first = await screen.findByRole("option", { name: "With Ilse Varnholt" });
    expect(first.getAttribute("aria-selected")).toBe("true");
    expect(screen.queryByRole("option", { name: "With Wren Castell" })).toBeNull();
    await user.keyboard("{Enter}");
    expect(onclose).not.toHaveBeenCalled();
    expect((field as HTMLInputElement).value).toBe('price client:"Ilse Varnholt" ');
    expect(field).toBe(document.activeElement);
    await waitFor(() =>
      expect(core.asked.filter(({ command }) => command === "search").at(-1)?.args).toMatchObject({
        words: 'price client:"Ilse Varnholt" ',
      }),
    );
    expect(screen.queryByRole("group", { name: "Narrow it down" })).toBeNull();
  });

  it("completes tags of the clients there are", async () => {
    core.answer("list_clients", () => [{ tags: ["studio", "pays late"] }, { tags: ["studio"] }]);
    const { user, field } = open();
    await user.type(field, "tag:stu");
    await user.click(await screen.findByRole("option", { name: "Tagged “studio”" }));
    expect((field as HTMLInputElement).value).toBe("tag:studio ");
  });

  it("makes no page of a question that found nothing", async () => {
    core.answer("search", () => ({ hits: [], total: 0 }));
    const { user, field } = open();
    await user.type(field, "price tag:nowhere ");
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("None found"));
    expect(screen.queryByRole("option", { name: /on a new page/ })).toBeNull();
    await user.keyboard("{Enter}");
    expect(core.asked.some(({ command }) => command === "start_reflection")).toBe(false);
  });

  it("goes to every screen by name", async () => {
    const { user, field } = open();
    await user.type(field, "insights");
    await user.click(await screen.findByRole("option", { name: /Go to Insights/ }));
    expect(router.place).toEqual({ screen: "insights" });
  });

  it("closes with Esc", async () => {
    const { user, onclose } = open();
    await user.keyboard("{Escape}");
    expect(onclose).toHaveBeenCalledOnce();
  });
});
