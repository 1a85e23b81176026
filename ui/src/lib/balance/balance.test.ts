import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { profile } from "$lib/state/profile.svelte";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, fake, refuse } from "../../../tests/fake";
import { clientBalance, nothingYet, reached } from "../../../tests/fake-balance";
import * as data from "../../../tests/fake-data";
import { layout } from "../../../tests/jsdom";
import BalanceOf from "./BalanceOf.svelte";

let core: Fake;
beforeEach(async () => {
  layout();
  core = fake();
  toasts.dismiss();
  router.reset({ screen: "client", id: "ilse" });
  await profile.load();
});
const asked = (command: string) => core.asked.filter((one) => one.command === command).map(({ args }) => args);
async function open(found = clientBalance, at?: string) {
  core.answer("client_balance", () => found);
  render(BalanceOf, { page: data.clientPage, today: data.TODAY, at });
  await screen.findByText(/^Given in 90 days/);
  return userEvent.setup();
}

async function type(user: ReturnType<typeof userEvent.setup>, line: string): Promise<void> {
  await user.click(screen.getByRole("button", { name: "Change your line of 120 min" }));
  const field = await screen.findByRole("textbox", { name: "Your line, minutes given in 90 days" });
  await user.clear(field);
  if (line) await user.type(field, line);
  await user.tab();
}

describe("the balance with a client", () => {
  it("is a picture that says itself in words, and parts that add up", async () => {
    await open();
    const picture = screen.getByRole("img", { name: "Balance over 90 days" });
    expect(picture.querySelector("desc")?.textContent).toBe(
      "You carry Ilse a little. +18, from −100 (Ilse carries you) to +100 (you carry Ilse).",
    );
    const parts = within(screen.getByRole("list", { name: "What it is made of" })).getAllByRole("listitem");
    expect(parts.map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "Time: 95 min given beside 600 paid +3",
      "Gestures: 4 of yours, 1 of theirs +11",
      "Promises: 1 of theirs late and 1 of yours on new terms 0",
      "First moves: 3 offered by you, 2 asked by Ilse +4",
      "Together +18",
    ]);
    expect(await violations()).toEqual([]);
  });

  it("is looked at over all as well", async () => {
    const user = await open();
    await user.click(screen.getByRole("radio", { name: "All" }));
    expect(screen.getByRole("img", { name: "Balance over all" })).toBeTruthy();
    expect(screen.getByText(/240 min given beside 2,100 paid/)).toBeTruthy();
  });

  it("teaches what will be weighed, where there is nothing yet", async () => {
    await open(nothingYet);
    expect(screen.getByText(/^Nothing to weigh yet/)).toBeTruthy();
    expect(screen.queryByRole("img")).toBeNull();
    expect(screen.getByRole("button", { name: "Draw a line" })).toBeTruthy();
  });
});

describe("the line", () => {
  it("is drawn where it stands, with the other facts left as they are", async () => {
    const user = await open();
    expect(screen.getByText("Given in 90 days: 95 of 120 min.")).toBeTruthy();
    await type(user, "150");
    await waitFor(() =>
      expect(asked("update_client")).toEqual([
        { id: "ilse", fields: { ...data.clientPage.fields, line_minutes: 150 } },
      ]),
    );
    expect(toasts.current?.text).toBe("Your line is 150 min in 90 days.");
    expect(toasts.current?.undo).toBeTruthy();
  });

  it("is taken away by emptying it, and says what it needs", async () => {
    const user = await open();
    await type(user, "a lot");
    expect(toasts.current?.text).toBe("The line is a number of minutes, such as 120.");
    await type(user, "");
    await waitFor(() => expect(asked("update_client")).toHaveLength(1));
    expect(asked("update_client")[0]).toMatchObject({ fields: { line_minutes: null } });
    expect(toasts.current?.text).toBe("No line is drawn any more.");
  });

  it("offers what to say only once it is reached, each sentence to be copied", async () => {
    await open();
    expect(screen.queryByText(/^Your line is reached/)).toBeNull();
    document.body.replaceChildren();
    const user = await open(reached);
    const written = vi.spyOn(navigator.clipboard, "writeText");
    const group = screen.getByRole("group", { name: /^Your line is reached/ });
    expect(within(group).getAllByRole("listitem")).toHaveLength(3);
    await user.click(screen.getByRole("button", { name: "Copy: This is more than we agreed." }));
    expect(written).toHaveBeenCalledExactlyOnceWith("This is more than we agreed.");
    await waitFor(() => expect(asked("copied")).toHaveLength(1));
    expect(toasts.current?.text).toBe("Copied. It leaves the clipboard after a while.");
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Change these sentences" }));
    expect(router.place).toEqual({ screen: "settings", part: "practice" });
  });

  it("selects the words where copying is not allowed", async () => {
    const user = await open(reached);
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValueOnce(new Error("no"));
    await user.click(screen.getByRole("button", { name: "Copy: This is more than we agreed." }));
    await waitFor(() => expect(toasts.current?.text).toBe("The words are selected. Ctrl C copies them."));
    expect(getSelection()?.toString()).toBe("This is more than we agreed.");
    expect(asked("copied")).toEqual([]);
  });

  it("has a therapist’s sentences in therapy", async () => {
    core.answer("profile", () => data.therapy);
    await profile.load();
    await open(reached);
    expect(screen.getByText("This goes beyond what we agreed for our sessions.")).toBeTruthy();
    expect(screen.queryByText(/charge/)).toBeNull();
  });
});

describe("where the user went on", () => {
  it("is listed newest first with the day and the reason, and can be deleted", async () => {
    const user = await open();
    const went = within(screen.getByRole("list", { name: "Where you went on" })).getAllByRole("listitem");
    expect(went.map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim())).toEqual([
      "You went on 3 November: her fair is on Saturday past your limit of open deliveries",
      "You went on 12 December 2025: the kiln broke past your line",
    ]);
    await user.click(screen.getByRole("button", { name: /her fair is on Saturday/ }));
    await user.click(screen.getByRole("menuitem", { name: "Delete" }));
    await waitFor(() => expect(asked("delete_record")).toEqual([{ kind: "overrule", id: "ov-exam" }]));
    expect(toasts.current?.undo).toBeTruthy();
  });

  it("shows three, unless an older one is what was asked for", async () => {
    const many = [1, 2, 3, 4, 5].map((at) => ({
      id: `ov-${at}`,
      kind: "pace" as const,
      reason: `why ${at}`,
      on: "2026-11-03",
    }));
    const user = await open({ ...clientBalance, overruled: many });
    expect(screen.queryByText("why 4")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show 2 more" }));
    expect(screen.getByText("why 5")).toBeTruthy();
    document.body.replaceChildren();
    await open({ ...clientBalance, overruled: many }, "ov-5");
    expect(screen.getByText("why 5")).toBeTruthy();
  });

  it("stays where it is when it could not be read", async () => {
    core.answer("client_balance", () => refuse("store", "The journal could not be read."));
    render(BalanceOf, { page: data.clientPage, today: data.TODAY });
    expect(await screen.findByText("The journal could not be read.")).toBeTruthy();
  });
});
