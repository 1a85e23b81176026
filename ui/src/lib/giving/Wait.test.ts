import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Caution } from "$lib/api/bindings";
import { announce } from "$lib/state/changes";
import { toasts } from "$lib/state/toasts.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, fake, refuse } from "../../../tests/fake";
import { TODAY, clientPage } from "../../../tests/fake-data";
import { giving } from "../../../tests/fake-giving";
import { allCautions, cautions } from "../../../tests/fake-suggested";
import OccasionsOf from "../occasions/OccasionsOf.svelte";
import DeliveryDialog from "./DeliveryDialog.svelte";
import OpenWith from "./OpenWith.svelte";
import Wait from "./Wait.svelte";

let core: Fake;
let told: Caution[];
beforeEach(() => {
  core = fake();
  told = cautions;
  core.answer("cautions", () => told);
  core.answer("overrule", ({ reason }) => {
    told = told.map((one) => ({ ...one, overruled: String(reason) }));
    return null;
  });
  toasts.dismiss();
});
const asked = (command: string) => core.asked.filter((one) => one.command === command).map(({ args }) => args);
const show = () => render(OpenWith, { page: clientPage, giving, today: TODAY });
const goOn = () => screen.findByRole("button", { name: /^Go on all the same: One delivery is open/ });

describe("going on all the same", () => {
  it("asks why in one line, keeps it, and says so from then on", async () => {
    const user = userEvent.setup();
    show();
    await user.click(await goOn());
    const field = screen.getByRole("textbox", { name: "Why you go on" });
    expect(document.activeElement).toBe(field);
    await user.type(field, "her exam is on Monday{Enter}");
    await waitFor(() =>
      expect(asked("overrule")).toEqual([
        { clientId: "ilse", kind: "open_deliveries", reason: "her exam is on Monday" },
      ]),
    );
    announce(["clients"]);
    const note = await screen.findByRole("note", { name: "Wait" });
    await waitFor(() => expect(note.textContent).toContain("You go on: her exam is on Monday"));
    expect(note.textContent).not.toContain("Wait with");
    expect(within(note).queryByRole("button")).toBeNull();
    expect(toasts.current).toMatchObject({ text: "You go on. Why is kept." });
    expect(toasts.current?.undo).toBeTruthy();
  });

  it("wants a word or two, and says what is wrong where it is", async () => {
    const user = userEvent.setup();
    core.answer("overrule", () => refuse("invalid", "That is too long.", "reason"));
    show();
    await user.click(await goOn());
    await user.click(screen.getByRole("button", { name: "Go on" }));
    expect(screen.getByText("A word or two on why.")).toBeTruthy();
    expect(asked("overrule")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Why you go on" }), "x");
    await user.click(screen.getByRole("button", { name: "Go on" }));
    expect(await screen.findByText("That is too long.")).toBeTruthy();
  });

  it("keeps Enter and Esc to itself within a form", async () => {
    const user = userEvent.setup();
    let closed = false;
    render(DeliveryDialog, { page: clientPage, delivery: null, onclose: () => (closed = true) });
    await user.click(await goOn());
    await user.keyboard("{Escape}");
    expect(closed).toBe(false);
    expect(document.activeElement).toBe(await goOn());
    await user.click(await goOn());
    await user.keyboard("it is small{Enter}");
    await waitFor(() => expect(asked("overrule")).toHaveLength(1));
    expect(asked("add_delivery")).toEqual([]);
  });

  it("is only said where nobody is at hand", () => {
    render(Wait, { cautions: allCautions, name: "Ilse" });
    expect(screen.getByRole("note").textContent).toContain("You go on: her fair is on Saturday");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("has nothing that axe would mend", async () => {
    const user = userEvent.setup();
    render(Wait, { cautions: allCautions, name: "Ilse", clientId: "ilse" });
    await user.click(screen.getByRole("button", { name: /Three promises/ }));
    expect(await violations()).toEqual([]);
  });
});

describe("wherever something new could begin", () => {
  it("a delivery says it for everybody it is for, and the week once", async () => {
    const user = userEvent.setup();
    core.answer("cautions", () => allCautions);
    render(DeliveryDialog, { page: clientPage, delivery: null, onclose: () => undefined });
    await user.type(await screen.findByRole("combobox", { name: "For somebody else as well" }), "Ana");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getAllByRole("note")).toHaveLength(2));
    expect(screen.getAllByText("Nothing more this week.")).toHaveLength(1);
    expect(screen.getAllByText(/^Wait with Ana/).length > 0).toBeTruthy();
    expect(screen.queryByText(/promises are open/)).toBeNull();
  });

  it("an occasion says it where it is planned, not where it is changed", async () => {
    const user = userEvent.setup();
    render(OccasionsOf, { clientId: "ilse", name: "Ilse Varnholt", today: TODAY });
    await user.click(screen.getByRole("button", { name: "Add an occasion" }));
    const planned = within(screen.getByRole("dialog", { name: "Add an occasion" }));
    expect((await planned.findByRole("note")).textContent).toContain("Wait with Ilse. One delivery is open already");
  });
});
