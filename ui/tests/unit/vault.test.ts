import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import App from "../../src/App.svelte";
import Settings from "../../src/routes/Settings.svelte";
import { violations } from "../axe";
import { type Fake, STATUS, fake, refuse } from "../fake";
import { SIX_WORDS, code, otherCode } from "../fake-vault";

const sent = (core: Fake, command: string) =>
  core.asked.filter((asked) => asked.command === command).map(({ args }) => args);
const groups = (): (string | null)[] =>
  [...document.querySelectorAll("ol[aria-label] code")].map((group) => group.textContent);
/** Which group the window asks for, from 1. */
const asked = (): number => Number(/^Group (\d+) of/.exec(screen.getByText(/^Group \d+ of 8$/).textContent)?.[1]);

beforeEach(() => {
  router.reset();
  toasts.dismiss();
  session.putCodeAway();
  session.status = null;
});

describe("the code of a new journal", () => {
  async function make() {
    const core = fake("none");
    const user = userEvent.setup();
    render(App);
    await user.type(await screen.findByLabelText("Choose a passphrase"), "quiet water deep");
    await user.type(screen.getByLabelText("Once more"), "quiet water deep{Enter}");
    const title = await screen.findByRole("heading", { level: 1, name: "Keep the recovery code" });
    return { core, user, title };
  }

  it("comes before the first page, whole and in order", async () => {
    const { title } = await make();
    expect(document.activeElement).toBe(title);
    const shown = within(screen.getByRole("list", { name: "The code, in 8 groups" }));
    expect(shown.getAllByRole("listitem").map((item) => item.querySelector("code")?.textContent)).toEqual(code.groups);
    expect(await violations()).toEqual([]);
  });

  it("is proven by one group from the paper, and then nothing remembers it", async () => {
    const { user } = await make();
    await user.click(screen.getByRole("button", { name: "I have written it down" }));
    expect(groups()).toEqual([]);
    const field = screen.getByRole("textbox");
    expect(document.activeElement).toBe(field);
    await user.type(field, "WRONG{Enter}");
    expect(await screen.findByText(/That is not what stands there/)).toBeTruthy();
    expect(session.freshCode).toBe(code);
    expect(await violations()).toEqual([]);
    await user.clear(field);
    await user.type(field, `${(code.groups[asked() - 1] ?? "").toLowerCase()}{Enter}`);
    await screen.findByRole("navigation", { name: "Main" });
    expect(session.freshCode).toBeNull();
    expect(document.body.textContent).not.toContain(code.groups[0]);
    expect(toasts.current?.text).toMatch(/^Group \d is right: your paper opens this journal/);
  });

  it("is shown again while it is proven, and then another group is asked for", async () => {
    const { user } = await make();
    await user.click(screen.getByRole("button", { name: "I have written it down" }));
    const first = asked();
    await user.click(screen.getByRole("button", { name: "Show the code again" }));
    expect(groups()).toContain(code.groups[0]);
    const written = screen.getByRole("button", { name: "I have written it down" });
    expect(document.activeElement).toBe(written);
    await user.keyboard("{Enter}");
    expect(asked()).not.toBe(first);
  });

  it("may wait", async () => {
    const { user } = await make();
    await user.click(screen.getByRole("button", { name: "Later" }));
    await screen.findByRole("navigation", { name: "Main" });
    expect(session.freshCode).toBeNull();
  });

  it("is printed on a page of its own", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user } = await make();
    await user.click(screen.getByRole("button", { name: "Print it" }));
    expect(print).toHaveBeenCalledOnce();
    const paper = document.querySelector("body > .printed");
    expect([...(paper?.querySelectorAll("code") ?? [])].map((group) => group.textContent)).toEqual(code.groups);
    await user.click(screen.getByRole("button", { name: "Later" }));
    expect(document.querySelector(".printed")).toBeNull();
    vi.unstubAllGlobals();
  });
});

describe("six words", () => {
  it("are offered to be read, and must be typed once more", async () => {
    const core = fake("none");
    const user = userEvent.setup();
    render(App);
    await user.click(await screen.findByRole("button", { name: "Offer me six words" }));
    const [first, again] = [screen.getByLabelText("Choose a passphrase"), screen.getByLabelText("Once more")];
    expect(first).toHaveProperty("value", SIX_WORDS);
    expect(first.getAttribute("type")).toBe("text");
    expect(document.activeElement).toBe(again);
    expect(screen.getByText(/Six random words, made on this machine/)).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(await screen.findByText("The two are not the same.")).toBeTruthy();
    expect(sent(core, "create_journal")).toEqual([]);
    await user.type(again, `${SIX_WORDS}{Enter}`);
    await waitFor(() => expect(sent(core, "create_journal")).toEqual([{ passphrase: SIX_WORDS }]));
  });
});

describe("what opens the journal", () => {
  async function open(button: string) {
    const core = fake();
    await session.start();
    const user = userEvent.setup();
    render(Settings);
    const opener = screen.getByRole("button", { name: button });
    await user.click(opener);
    return { core, user, opener, dialog: await screen.findByRole("dialog") };
  }

  it("is changed with the old passphrase and a new one, and says what the old one still opens", async () => {
    const { core, user, opener } = await open("Change the passphrase");
    core.answer("change_passphrase", () => ({
      backups_changed: 3,
      backups_not_reached: ["/media/mira/STICK/Undercurrent/20261031T200000Z"],
    }));
    expect(document.activeElement).toBe(screen.getByLabelText("Present passphrase"));
    await user.keyboard("quiet water deep");
    await user.type(screen.getByLabelText("New passphrase"), "quiet water deep");
    expect(screen.getByText("That is the passphrase you have now.")).toBeTruthy();
    await user.clear(screen.getByLabelText("New passphrase"));
    await user.type(screen.getByLabelText("New passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river");
    expect(await violations()).toEqual([]);
    await user.keyboard("{Enter}");
    const done = await screen.findByRole("dialog", { name: "The passphrase is changed" });
    expect(sent(core, "change_passphrase")).toEqual([{ old: "quiet water deep", fresh: "amber field slow river" }]);
    expect(within(done).getByText("It also opens all 3 backups within reach.")).toBeTruthy();
    expect(within(done).getByText("/media/mira/STICK/Undercurrent/20261031T200000Z")).toBeTruthy();
    expect(document.activeElement).toBe(within(done).getByRole("button", { name: "Done" }));
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it("stays as it is when the old passphrase is wrong", async () => {
    const { core, user } = await open("Change the passphrase");
    core.answer("change_passphrase", () => refuse("wrong_passphrase", "That does not open this journal."));
    await user.keyboard("not this one");
    await user.type(screen.getByLabelText("New passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river{Enter}");
    expect(await screen.findByText("That does not open this journal.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("Present passphrase"));
  });

  it("shows the code again for the passphrase, and only then", async () => {
    const { core, user, opener } = await open("Show the recovery code");
    core.answer("recovery_code", ({ passphrase }) =>
      passphrase === "quiet water deep" ? code : refuse("wrong_passphrase", "That does not open this journal."),
    );
    await user.keyboard("guess{Enter}");
    expect(await screen.findByText("That does not open this journal.")).toBeTruthy();
    expect(document.body.textContent).not.toContain(code.groups[0]);
    await user.clear(screen.getByLabelText("Passphrase"));
    await user.type(screen.getByLabelText("Passphrase"), "quiet water deep{Enter}");
    const away = await screen.findByRole("button", { name: "Put it away" });
    expect(groups()).toEqual(code.groups);
    expect(document.activeElement).toBe(away);
    expect(await violations()).toEqual([]);
    await user.keyboard("{Enter}");
    expect(document.body.textContent).not.toContain(code.groups[0]);
    expect(document.activeElement).toBe(opener);
  });

  it("is replaced when the passphrase leaked: a new passphrase first, then a new code to keep", async () => {
    const { core, user } = await open("Replace what leaked");
    expect(await violations()).toEqual([]);
    await user.keyboard("quiet water deep");
    await user.type(screen.getByLabelText("New passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "Keep the new recovery code" });
    expect(core.asked.map(({ command }) => command).filter((name) => /change_pass|replace_code/.test(name))).toEqual([
      "change_passphrase",
      "replace_code",
    ]);
    expect(sent(core, "replace_code")).toEqual([{ passphrase: "amber field slow river" }]);
    expect(groups()).toEqual(otherCode.groups);
    expect(dialog.textContent).toContain("14 older backups still open with the old code.");
    await user.click(within(dialog).getByRole("button", { name: "I have written it down" }));
    await user.keyboard(`${otherCode.groups[asked() - 1] ?? ""}{Enter}`);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("is replaced with the same passphrase when only the code leaked", async () => {
    const { core, user } = await open("Replace what leaked");
    await user.click(screen.getByRole("radio", { name: "only the code" }));
    await user.type(screen.getByLabelText("Present passphrase"), "quiet water deep{Enter}");
    await screen.findByRole("dialog", { name: "Keep the new recovery code" });
    expect(sent(core, "change_passphrase")).toEqual([]);
    expect(sent(core, "replace_code")).toEqual([{ passphrase: "quiet water deep" }]);
  });

  it("says what is done and what is not when the code could not be replaced, and goes on from there", async () => {
    const { core, user } = await open("Replace what leaked");
    core.answer("replace_code", () => refuse("disk_full", "The disk is full."));
    await user.keyboard("quiet water deep");
    await user.type(screen.getByLabelText("New passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain(
      "The passphrase is changed. The code is not replaced yet: The disk is full.",
    );
    core.answer("replace_code", () => ({ code: otherCode, old_backups: 0 }));
    await user.click(screen.getByRole("button", { name: "Replace it" }));
    await screen.findByRole("dialog", { name: "Keep the new recovery code" });
    expect(sent(core, "change_passphrase")).toHaveLength(1);
    expect(sent(core, "replace_code").at(-1)).toEqual({ passphrase: "amber field slow river" });
  });

  it("is not offered in the sample or while a backup is looked at", async () => {
    const core = fake();
    core.answer("vault_status", () => ({ ...STATUS, sample: true }));
    await session.start();
    render(Settings);
    expect(screen.queryByRole("button", { name: "Change the passphrase" })).toBeNull();
    expect(screen.getByText("The sample practice has no backups: nothing in it is kept.")).toBeTruthy();
  });
});

describe("the keychain", () => {
  it("is turned on and off with the passphrase", async () => {
    const core = fake();
    await session.start();
    const user = userEvent.setup();
    render(Settings);
    const toggle = await screen.findByRole("switch", { name: "Open with this machine’s keychain" });
    await waitFor(() => expect(toggle.getAttribute("aria-disabled")).toBeNull());
    await user.click(toggle);
    await screen.findByRole("dialog", { name: "Let the keychain open the journal" });
    await user.keyboard("quiet water deep{Enter}");
    await waitFor(() => expect(toggle.getAttribute("aria-checked")).toBe("true"));
    expect(sent(core, "set_keychain")).toEqual([{ passphrase: "quiet water deep", on: true }]);
    expect(document.activeElement).toBe(toggle);
    await user.click(toggle);
    await screen.findByRole("dialog", { name: "Take the key out of the keychain" });
    await user.keyboard("quiet water deep{Enter}");
    await waitFor(() => expect(toggle.getAttribute("aria-checked")).toBe("false"));
  });

  it("says why it can't be turned on where there is none", async () => {
    const core = fake();
    core.answer("keychain_state", () => ({ available: false, on: false }));
    await session.start();
    const user = userEvent.setup();
    render(Settings);
    expect(await screen.findByText(/No keychain answers on this machine/)).toBeTruthy();
    const toggle = screen.getByRole("switch", { name: "Open with this machine’s keychain" });
    await user.click(toggle);
    expect(toggle.getAttribute("aria-disabled")).toBe("true");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
