import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import Frame from "$lib/frame/Frame.svelte";
import Practice from "$lib/settings/Practice.svelte";
import { profile, signsOffered, warmthWord } from "$lib/state/profile.svelte";
import { session } from "$lib/state/session.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { createRawSnippet } from "svelte";
import Clients from "../../routes/Clients.svelte";
import Today from "../../routes/Today.svelte";
import { type Fake, fake, refuse } from "../../../tests/fake";
import * as data from "../../../tests/fake-data";

const EMPTY = { ...data.today, empty: true, unfinished: [], recent: [], unasked: [], suggestion: null };
const sent = (core: Fake, command: string) => core.asked.filter((asked) => asked.command === command).at(-1)?.args;

beforeEach(() => toasts.dismiss());

describe("the question of an empty journal", () => {
  async function setup() {
    const core = fake();
    core.answer("today", () => EMPTY);
    core.answer("profile", () => ({ ...data.profile, trade: "own", asked: false }));
    await session.start();
    render(Frame, { children: createRawSnippet(() => ({ render: () => "<span></span>" })) });
    render(Today);
    await screen.findByRole("heading", { name: "What is your practice?" });
    return { core, user: userEvent.setup() };
  }

  it("is answered with the arrow keys and Enter, and can be taken back", async () => {
    const { core, user } = await setup();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Coaching" }));
    core.answer("profile", () => data.therapy);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(await screen.findByLabelText("Who was it?")).toBe(document.activeElement);
    expect(sent(core, "set_trade")).toEqual({ trade: "therapy" });
    expect(toasts.current?.text).toBe("The journal is set for therapy. Settings has the rest.");
    expect(toasts.current?.undo).toBeTruthy();
    expect(screen.getByText("A pseudonym or initials will do.")).toBeTruthy();
  });

  it("is let be with Esc, once", async () => {
    const { core, user } = await setup();
    core.answer("profile", () => ({ ...data.profile, trade: "own" }));
    await user.keyboard("{Escape}");
    expect(await screen.findByLabelText("Who was it?")).toBeTruthy();
    expect(sent(core, "set_profile")?.["profile"]).toMatchObject({ asked: true, trade: "own" });
  });

  it("stays when it could not be kept", async () => {
    const { core, user } = await setup();
    core.answer("set_trade", () => refuse("disk_full", "The disk is full."));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(toasts.current?.text).toBe("The disk is full."));
    expect(screen.getByRole("heading", { name: "What is your practice?" })).toBeTruthy();
  });
});

describe("the words of a practice", () => {
  it("are therapy's where the profile says so", async () => {
    fake().answer("profile", () => data.therapy);
    await profile.load();
    expect((["cold", "like", "love", "unsure"] as const).map(warmthWord)).toEqual([
      "distant",
      "working",
      "close",
      "unsure",
    ]);
    expect(signsOffered()).toEqual(["returned", "recommended", "forgave", "own"]);
    render(Clients);
    expect((await screen.findAllByText("close")).length).toBeGreaterThan(0);
    expect(screen.queryByText("love")).toBeNull();
  });
});

describe("Practice in Settings", () => {
  async function setup() {
    const core = fake();
    await profile.load();
    render(Practice);
    return { core, user: userEvent.setup() };
  }

  it("keeps each change at once", async () => {
    const { core, user } = await setup();
    const field = screen.getByLabelText("Content");
    await user.clear(field);
    await user.type(field, "at ease{Tab}");
    await waitFor(() => expect(warmthWord("like")).toBe("at ease"));
    await user.click(screen.getByRole("checkbox", { name: "became a friend" }));
    await user.click(screen.getByRole("switch", { name: "Clients go by a pseudonym or initials" }));
    await user.click(screen.getByRole("button", { name: "More: Records must be kept for" }));
    await waitFor(() =>
      expect(sent(core, "set_profile")?.["profile"]).toEqual({
        ...data.profile,
        warmth: { cold: "cold", like: "at ease", love: "love" },
        signs_off: ["became_friend"],
        pseudonyms: true,
        keep_years: 1,
      }),
    );
  });

  it("takes up another trade", async () => {
    const { user } = await setup();
    await user.selectOptions(screen.getByRole("combobox", { name: "What you do" }), "Therapy");
    await waitFor(() => expect(screen.getByLabelText("Reserved")).toHaveProperty("value", "distant"));
    expect(screen.getByText("10 years")).toBeTruthy();
  });

  it("says at the field why a word can't be kept", async () => {
    const { core, user } = await setup();
    core.answer("set_profile", () => refuse("invalid", "Each reading needs a word of its own.", "warmth"));
    const field = screen.getByLabelText("Reserved");
    await user.clear(field);
    await user.type(field, "love{Tab}");
    expect(await screen.findByText("Each reading needs a word of its own.")).toBeTruthy();
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(warmthWord("cold")).toBe("cold");
  });
});
