import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { settings } from "$lib/state/settings.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { type Fake, fake } from "../../../tests/fake";
import Limits from "./Limits.svelte";
import Suggestions from "./Suggestions.svelte";

let core: Fake;
const kept = () => core.asked.filter(({ command }) => command === "set_settings").at(-1)?.args["settings"];

beforeEach(async () => {
  core = fake();
  await settings.load();
  toasts.dismiss();
});

describe("limits", () => {
  it.each([
    ["Given per week", "giving_minutes_week", 135, 105],
    ["Open deliveries per client", "open_deliveries", 2, 1],
    ["Open promises per client", "open_promises", 4, 2],
  ])("are kept at once and can be taken back: %s", async (name, field, more, less) => {
    const user = userEvent.setup();
    render(Limits);
    const start = settings.value[field as "open_promises"];
    screen.getByRole("spinbutton", { name }).focus();
    await user.keyboard("{ArrowUp}");
    await waitFor(() => expect(kept()).toMatchObject({ [field]: more }));
    expect(toasts.current?.undo).not.toBeNull();
    await settings.set({ [field]: start });
    const fewer = screen.getByRole("button", { name: `Less: ${name}` });
    if (less === start) return expect((fewer as HTMLButtonElement).disabled).toBe(true);
    await user.click(fewer);
    await waitFor(() => expect(kept()).toMatchObject({ [field]: less }));
  });

  it("go no further than they may", async () => {
    await settings.set({ giving_minutes_week: 2400, open_deliveries: 9, open_promises: 19 });
    render(Limits);
    for (const more of screen.getAllByRole("button", { name: /^More/ }))
      expect((more as HTMLButtonElement).disabled).toBe(true);
  });
});

describe("suggestions", () => {
  it.each([
    ["Echoes may show names", "echoes_name_clients", true],
    ["Verdicts may teach the ranking", "verdicts_teach", false],
    ["Ask for whom it is", "ask_for_whom", false],
  ])("say, learn and ask as the user likes: %s", async (name, field, on) => {
    const user = userEvent.setup();
    render(Suggestions);
    await user.click(screen.getByRole("switch", { name }));
    await waitFor(() => expect(kept()).toMatchObject({ [field]: on }));
    expect(toasts.current?.undo).not.toBeNull();
  });
});
