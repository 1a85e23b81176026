import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type Fake, fake } from "../../../tests/fake";
import { TODAY, clientPage } from "../../../tests/fake-data";
import { giving, taken as takenUp } from "../../../tests/fake-giving";
import { settings } from "$lib/state/settings.svelte";
import { announce } from "$lib/state/changes";
import OpenWith from "./OpenWith.svelte";
import TakenUp from "./TakenUp.svelte";
import { taken } from "./taken.svelte";

let core: Fake;
beforeEach(async () => {
  core = fake();
  taken.leave();
  await settings.load();
});
const asked = (command: string) => core.asked.find((one) => one.command === command)?.args;
const show = (at?: string) => render(OpenWith, { page: clientPage, giving, today: TODAY, at });

describe("Open with a client", () => {
  it("keeps a promise with one press, and says new terms with its old day kept", async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole("button", { name: "Kept Three words for the winter range" }));
    expect(asked("keep_promise")).toEqual({ id: "p-words", on: null, note: "" });
    await user.click(screen.getByRole("button", { name: "More for: Three words for the winter range" }));
    await user.click(screen.getByRole("menuitem", { name: "New terms…" }));
    const dialog = within(screen.getByRole("dialog", { name: "New terms" }));
    await user.type(dialog.getByRole("textbox", { name: "Why" }), "They asked first");
    await user.click(dialog.getByRole("button", { name: "Keep" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("renegotiate_promise")).toEqual({
      id: "p-words",
      terms: {
        text: "Three words for the winter range",
        due_on: "2026-11-19",
        margin_days: 1,
        scope: "in_scope",
      },
      note: "They asked first",
    });
  });

  it("writes a delivery down for this client, with its parts and without empty ones", async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole("button", { name: "Add a delivery" }));
    await user.type(screen.getByRole("textbox", { name: "What exactly" }), "Two letters");
    await user.click(screen.getByRole("button", { name: "Add a part" }));
    await user.type(screen.getByRole("textbox", { name: "Part 1" }), "The first");
    await user.click(screen.getByRole("button", { name: "Add a part" }));
    await user.click(screen.getByRole("button", { name: "Keep" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("add_delivery")?.["fields"]).toMatchObject({
      what: "Two letters",
      receivers: [{ id: null, client_id: clientPage.id, need_id: null }],
      parts: [{ id: null, what: "The first" }],
    });
  });

  it("keeps what is over behind Earlier, unless it is what was asked for", async () => {
    const user = userEvent.setup();
    const { unmount } = show();
    expect(screen.queryByText("the one sentence for her studio door")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Earlier" }));
    expect(screen.getByRole("radio", { name: "loved" }).getAttribute("aria-checked")).toBe("true");
    await user.click(screen.getByRole("radio", { name: "liked" }));
    expect(asked("land_delivery")).toMatchObject({ receiverId: "d-card-r", landing: "liked", note: "It hangs." });
    unmount();
    show("d-card");
    expect(screen.getByText("the one sentence for her studio door")).toBeTruthy();
  });
});

describe("Where the journal says wait", () => {
  const said = () => screen.findByRole("note", { name: "Wait" });

  it("says so beside what is open, and why", async () => {
    show();
    expect((await said()).textContent).toContain(
      "Wait with Ilse. One delivery is open already, and one is your limit. Finish that first.",
    );
  });

  it("says in each form what stands against that, and lets it be overruled", async () => {
    const user = userEvent.setup();
    core.answer("cautions", () => [
      { kind: "open_deliveries", now: 2, limit: 1, until_on: null, overruled: null },
      { kind: "open_promises", now: 3, limit: 3, until_on: null, overruled: null },
    ]);
    show();
    await user.click(screen.getByRole("button", { name: "Add a promise" }));
    const promise = within(screen.getByRole("dialog", { name: "A promise" }));
    expect((await promise.findByRole("note")).textContent).toContain("Three promises are open already");
    expect(promise.queryByText(/deliveries/)).toBeNull();
    await user.click(promise.getByRole("radio", { name: "They do" }));
    expect(promise.queryByRole("note")).toBeNull();
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Add a delivery" }));
    const delivery = within(screen.getByRole("dialog", { name: "A delivery" }));
    expect((await delivery.findByRole("note")).textContent).toContain("Two deliveries are open already");
    await user.type(delivery.getByRole("textbox", { name: "What exactly" }), "A card");
    await user.click(delivery.getByRole("button", { name: "Keep" }));
    await waitFor(() => expect(asked("add_delivery")).toMatchObject({ fields: { what: "A card" } }));
  });
});

describe("What is taken up", () => {
  it("is asked for its form, then once for whom it is, and keeps both", async () => {
    const user = userEvent.setup();
    render(TakenUp);
    taken.offer(takenUp);
    await user.click(await screen.findByRole("option", { name: "Complimentary support, about 20 min" }));
    await user.click(await screen.findByRole("option", { name: "for them" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const changes = core.asked.filter(({ command }) => command === "update_delivery").map(({ args }) => args["fields"]);
    expect(changes).toMatchObject([
      { form_id: "support", motive: null },
      { form_id: "support", motive: "for_them" },
    ]);
  });

  it("is answered with one key, also where its form is left for later", async () => {
    const user = userEvent.setup();
    render(TakenUp);
    taken.offer(takenUp);
    await user.click(await screen.findByRole("option", { name: "Decide later" }));
    await screen.findByRole("option", { name: "to prove something" });
    await user.keyboard("p");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("update_delivery")).toMatchObject({ fields: { form_id: null, motive: "to_prove" } });
  });

  it("asks for whom it is no more than once, and not at all where Settings say so", async () => {
    const user = userEvent.setup();
    await settings.set({ ask_for_whom: false });
    render(TakenUp);
    taken.offer(takenUp);
    await user.click(await screen.findByRole("option", { name: "Complimentary support, about 20 min" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.queryByRole("option", { name: "for them" })).toBeNull();
    expect(taken.delivery).toBeNull();
  });

  it("is let be with Esc", async () => {
    const user = userEvent.setup();
    render(TakenUp);
    taken.offer(takenUp);
    await user.click(await screen.findByRole("option", { name: "Decide later" }));
    await screen.findByRole("option", { name: "for them" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(asked("update_delivery")).toBeUndefined();
  });

  it("is asked only for whom it is where it has its form", async () => {
    const user = userEvent.setup();
    render(TakenUp);
    taken.offer({ ...takenUp, fields: { ...takenUp.fields, form_id: "support" } });
    await user.click(await screen.findByRole("option", { name: "for them" }));
    expect(asked("update_delivery")).toMatchObject({ fields: { form_id: "support", motive: "for_them" } });
    expect(taken.delivery).toBeNull();
  });

  it("asks nothing more once it is taken back", async () => {
    render(TakenUp);
    taken.offer(takenUp);
    await screen.findByRole("dialog");
    announce(["deliveries"]);
    await waitFor(() => expect(taken.delivery).toBeNull());
  });
});
