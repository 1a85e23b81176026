import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { placeOf } from "$lib/search/hits";
import { changeWords } from "$lib/state/undo";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { hanging, phrases } from "$lib/trash/counts";
import { violations } from "../../tests/axe";
import { type Fake, fake } from "../../tests/fake";
import { reached } from "../../tests/fake-balance";
import { today } from "../../tests/fake-data";
import { allCautions } from "../../tests/fake-suggested";
import { layout } from "../../tests/jsdom";
import Client from "./Client.svelte";
import Settings from "./Settings.svelte";
import Today from "./Today.svelte";

let core: Fake;
beforeEach(() => {
  layout();
  core = fake();
  core.answer("cautions", () => allCautions);
  core.answer("client_balance", () => reached);
  toasts.dismiss();
});

describe("a client’s page", () => {
  it("holds the balance, what to say, and where one went on", async () => {
    router.reset({ screen: "client", id: "ilse" });
    render(Client, { id: "ilse" });
    const balance = within(await screen.findByRole("region", { name: "Balance" }));
    expect(await balance.findByRole("img", { name: "Balance over 90 days" })).toBeTruthy();
    expect(balance.getByRole("group", { name: /^Your line is reached/ })).toBeTruthy();
    expect(balance.getByRole("list", { name: "Where you went on" })).toBeTruthy();
    expect((await screen.findByRole("note", { name: "Wait" })).textContent).toContain("Nothing more this week.");
    expect(await violations()).toEqual([]);
  });
});

describe("Today", () => {
  it("lets one go on for whom the suggestion is", async () => {
    const user = userEvent.setup();
    core.answer("today", () => ({ ...today, cautions: allCautions }));
    render(Today);
    await user.click(await screen.findByRole("button", { name: /^Go on all the same: With what is planned/ }));
    await user.type(screen.getByRole("textbox", { name: "Why you go on" }), "it is five minutes{Enter}");
    const said = () => core.asked.find(({ command }) => command === "overrule")?.args;
    await waitFor(() =>
      expect(said()).toEqual({ clientId: "tomas", kind: "week_will_pass", reason: "it is five minutes" }),
    );
    expect(await violations()).toEqual([]);
  });
});

describe("Settings", () => {
  it("comes to the part that was asked for", async () => {
    router.reset({ screen: "settings", part: "practice" });
    render(Settings, { part: "practice" });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Practice" })));
    expect(screen.getByRole("group", { name: "When a line is reached" })).toBeTruthy();
  });
});

describe("what went on and one’s own practice", () => {
  it("are counted, found and named in what was done", () => {
    expect(
      phrases([
        { kind: "pursuit", count: 1 },
        { kind: "overrule", count: 2 },
      ]),
    ).toEqual(["2 times you went on", "1 part of your own practice"]);
    expect(hanging("client", [{ kind: "overrule", count: 1 }])).toBe("1 time you went on");
    expect(placeOf({ kind: "overrule", id: "ov-1", client_id: "ilse" })).toEqual({
      screen: "client",
      id: "ilse",
      at: "ov-1",
    });
    expect(placeOf({ kind: "pursuit", id: "pu-1", client_id: null })).toEqual({ screen: "review" });
    expect(changeWords({ what: "add_overrule", subject: "her exam" })).toBe("went on all the same: “her exam”");
    for (const what of ["name_theme", "mark_step", "close_review", "set_pursuit_minutes", "put_back_pursuit"])
      expect(changeWords({ what, subject: "" })).not.toBe(what);
  });
});
