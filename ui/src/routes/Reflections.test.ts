import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { ReflectionRow } from "$lib/api/bindings";
import { router } from "$lib/state/router.svelte";
import { type Fake, fake } from "../../tests/fake";
import { reflections } from "../../tests/fake-data";
import { layout } from "../../tests/jsdom";
import Reflections from "./Reflections.svelte";

let core: Fake;
beforeEach(() => {
  layout();
  core = fake();
  router.reset({ screen: "reflections" });
});

describe("the reflections screen", () => {
  it("lists what is unfinished first, then the others by month", async () => {
    render(Reflections);
    await screen.findByRole("heading", { name: "Unfinished" });
    const said = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
    expect(said).toEqual(["Unfinished", "November 2026", "September 2026"]);
    expect(screen.getAllByText("The morning after")).toHaveLength(1);
    expect(screen.getByText("Continue")).toBeTruthy();
  });

  it("opens a page", async () => {
    render(Reflections);
    await fireEvent.click(await screen.findByRole("button", { name: "Eleven bowls" }));
    expect(router.place).toEqual({ screen: "reflect", id: "r-bowls" });
  });

  /** Pages enough that the core is asked more than once. */
  function write(count: number): void {
    const [some] = reflections as [ReflectionRow];
    const many = Array.from({ length: count }, (_, at) => ({
      ...some,
      id: `p${at}`,
      title: `Page ${at}`,
      unfinished: false,
    }));
    core.answer("list_reflections", ({ before, limit }) => {
      const from = many.findIndex(({ id }) => id === before) + 1;
      return many.slice(from, from + Number(limit));
    });
  }

  it("shows the newest at once, and the others as they come", async () => {
    write(70);
    render(Reflections);
    expect(await screen.findByRole("button", { name: "Page 69" })).toBeTruthy();
    expect(screen.getByText("70 pages, newest first.")).toBeTruthy();
    const limits = core.asked.filter(({ command }) => command === "list_reflections").map(({ args }) => args["limit"]);
    expect(limits).toEqual([50, 1000]);
  });

  it("holds ten thousand without drawing them, and each month says how many it has", async () => {
    write(10_000);
    render(Reflections);
    expect(await screen.findByText("10,000 pages, newest first.")).toBeTruthy();
    const lines = screen.getAllByRole("listitem");
    expect(lines.length).toBeLessThan(100);
    expect(lines[0]?.getAttribute("aria-setsize")).toBe("10000");
    expect(screen.getByRole("button", { name: "Page 0" }).closest("li")).toBe(lines[0]);
  });

  it("teaches while it is empty", async () => {
    core.answer("list_reflections", () => []);
    render(Reflections);
    expect(await screen.findByText("Nothing written yet")).toBeTruthy();
  });
});
