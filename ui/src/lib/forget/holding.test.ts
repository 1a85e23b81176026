import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { BackupsWithout } from "$lib/api/bindings";
import { session } from "$lib/state/session.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, STATUS, fake, refuse } from "../../../tests/fake";
import { backupsWithout, forgotten } from "../../../tests/fake-trash";
import { list } from "../../../tests/fake-vault";
import Report from "./Report.svelte";

const show = (changed: Partial<BackupsWithout> = {}, answer?: Promise<never>) => {
  const core: Fake = fake();
  core.answer("back_up_without_forgotten", () => answer ?? { ...backupsWithout, ...changed });
  render(Report, { report: forgotten, onclose: () => undefined });
  return { core, user: userEvent.setup() };
};

/** One from before the recovery code was replaced, and one that is damaged. */
const sealed = list.filter(({ opens_with }) => opens_with === "old_code" || opens_with === "nothing");

beforeEach(() => (session.status = STATUS));

describe("older backups after forgetting", () => {
  it("that still hold the client are made anew when asked to", async () => {
    const { user } = show();
    expect(await screen.findByText("A fresh backup was made, without them.")).toBeTruthy();
    expect(screen.getByText("Twelve older backups still hold them.")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Make them anew" }));
    expect(await screen.findByText("12 backups were made anew, without them.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Make them anew" })).toBeNull();
  });

  it("that could not be reached are counted, and can be tried again", async () => {
    const { core, user } = show();
    core.answer("replace_backups_holding", () => ({ replaced: 11, left: ["second/20261031T200000Z"] }));
    await user.click(await screen.findByRole("button", { name: "Make them anew" }));
    const said = await screen.findByText(/11 backups were made anew, without them\./);
    expect(said.textContent).toContain("One was out of reach, or could not be opened, and still holds them.");
    expect(screen.getByRole("button", { name: "Make them anew" })).toBeTruthy();
  });

  it("stay as they are when it fails, and it says why", async () => {
    const { core, user } = show();
    core.answer("replace_backups_holding", () => refuse("disk_full", "The disk is full."));
    await user.click(await screen.findByRole("button", { name: "Make them anew" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    expect(screen.getByText("Twelve older backups still hold them.")).toBeTruthy();
  });

  it("that can’t be opened any more are listed, since they may hold the client as well", async () => {
    show({ holding: 0, unknown: sealed });
    expect(await screen.findByText("Two backups may still hold them.")).toBeTruthy();
    const listed = screen.getByRole("list", { name: "Backups that may still hold them" });
    expect(listed.children).toHaveLength(2);
    expect(listed.textContent).toContain("opens with the old recovery code, or the passphrase of then");
    expect(await violations()).toEqual([]);
  });

  it("are not spoken of where there are none, and a backup that could not be made is", async () => {
    show({ holding: 0, backed_up: false });
    expect(await screen.findByText(/A fresh backup could not be made now/)).toBeTruthy();
    expect(screen.queryByText(/older backup/)).toBeNull();
    expect(screen.queryByText(/may still hold/)).toBeNull();
  });

  it("are waited for in words, with the report of what was erased there already", async () => {
    show({}, new Promise(() => undefined));
    expect(screen.getByRole("dialog").textContent).toContain("Erased: ");
    expect(await screen.findByText(/^Making a fresh backup, without them\./)).toBeTruthy();
  });

  it("are none of the sample’s", () => {
    session.status = { ...STATUS, sample: true };
    const { core } = show();
    expect(screen.getByRole("dialog").textContent).toContain("Erased: ");
    expect(core.asked.map(({ command }) => command)).not.toContain("back_up_without_forgotten");
  });
});
