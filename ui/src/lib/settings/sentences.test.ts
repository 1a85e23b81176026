import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Profile } from "$lib/api/bindings";
import { announce } from "$lib/state/changes";
import { profile } from "$lib/state/profile.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, fake, refuse } from "../../../tests/fake";
import * as data from "../../../tests/fake-data";
import LineSentences from "./LineSentences.svelte";

let core: Fake;
let kept: Profile;
beforeEach(async () => {
  core = fake();
  kept = data.profile;
  core.answer("profile", () => kept);
  core.answer("set_profile", ({ profile: said }) => {
    const { sentences } = said as Profile;
    // An empty one begins again as the trade has it.
    const once = sentences.once || data.profile.sentences.once;
    kept = { ...(said as Profile), sentences: { ...sentences, once } };
    return null;
  });
  await profile.load();
});
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });

describe("what to say when a line is reached", () => {
  it("is changed where it stands", async () => {
    const user = userEvent.setup();
    render(LineSentences);
    await user.clear(field("Where it is more than agreed"));
    await user.type(field("Where it is more than agreed"), "That is a second piece of work.");
    await user.tab();
    await waitFor(() => expect(kept.sentences.beyond).toBe("That is a second piece of work."));
    expect(kept.sentences.within).toBe(data.profile.sentences.within);
    expect(await violations()).toEqual([]);
  });

  it("begins again as the trade has it, once it is emptied", async () => {
    const user = userEvent.setup();
    render(LineSentences);
    await user.clear(field("Where it is for this once"));
    await user.tab();
    await waitFor(() => expect(field("Where it is for this once").value).toBe(data.profile.sentences.once));
  });

  it("follows another trade and undo, and says what could not be kept", async () => {
    const user = userEvent.setup();
    const stop = profile.follow();
    render(LineSentences);
    kept = data.therapy;
    announce(["settings"]);
    await waitFor(() => expect(field("Where it is agreed").value).toBe(data.therapy.sentences.within));
    core.answer("set_profile", () => refuse("invalid", "At most 300 characters.", "sentences.within"));
    await user.type(field("Where it is agreed"), " And more.");
    await user.tab();
    expect(await screen.findByText("At most 300 characters.")).toBeTruthy();
    stop();
  });
});
