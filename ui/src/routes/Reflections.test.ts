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

  it("shows fifty, and earlier ones when asked", async () => {
    const [some] = reflections as [ReflectionRow];
    const many = Array.from({ length: 70 }, (_, at) => ({
      ...some,
      id: `p${at}`,
      title: `Page ${at}`,
      unfinished: false,
    }));
    core.answer("list_reflections", ({ limit }) => many.slice(0, Number(limit)));
    render(Reflections);
    await screen.findByRole("button", { name: "Page 49" });
    expect(screen.queryByRole("button", { name: "Page 50" })).toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "Show earlier" }));
    expect(await screen.findByRole("button", { name: "Page 69" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Show earlier" })).toBeNull();
  });

  it("teaches while it is empty", async () => {
    core.answer("list_reflections", () => []);
    render(Reflections);
    expect(await screen.findByText("Nothing written yet")).toBeTruthy();
  });
});
