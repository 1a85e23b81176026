import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VaultStatus } from "$lib/api/bindings";
import { session } from "$lib/state/session.svelte";
import Unlock from "../../src/routes/Unlock.svelte";
import { violations } from "../axe";
import { type Fake, STATUS, fake, refuse } from "../fake";
import { code } from "../fake-vault";
import { Waiting } from "$lib/unlock/waiting.svelte";

const sent = (core: Fake, command: string) =>
  core.asked.filter((asked) => asked.command === command).map(({ args }) => args);
const WHOLE = code.groups.join(" ");

function gate(changed: Partial<VaultStatus> = {}) {
  const core = fake(changed.state ?? "locked");
  const user = userEvent.setup();
  render(Unlock, { status: { ...STATUS, state: "locked", ...changed } });
  return { core, user };
}

beforeEach(() => (session.status = null));

describe("a forgotten passphrase", () => {
  it("is replaced by way of the recovery code", async () => {
    const { core, user } = gate();
    await user.click(screen.getByRole("button", { name: "Forgotten the passphrase?" }));
    const field = screen.getByLabelText("Recovery code");
    expect(document.activeElement).toBe(field);
    await user.type(field, WHOLE.toLowerCase());
    expect(await screen.findByText("The code reads well.")).toBeTruthy();
    await user.type(screen.getByLabelText("Choose a new passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river");
    expect(await violations()).toEqual([]);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(session.status?.state).toBe("open"));
    expect(sent(core, "unlock_with_code")).toEqual([
      { code: WHOLE.toLowerCase(), passphrase: "amber field slow river" },
    ]);
  });

  it("names the group that is off while the code is typed, and stops when it is mended", async () => {
    const { user } = gate();
    await user.click(screen.getByRole("button", { name: "Forgotten the passphrase?" }));
    const field = screen.getByLabelText("Recovery code");
    await user.type(field, "UCQ7K M9X?V");
    expect(await screen.findByText("Group 2 holds a sign that no code has.")).toBeTruthy();
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await user.type(field, "{Backspace}{Backspace}2V");
    expect(screen.queryByText("Group 2 holds a sign that no code has.")).toBeNull();
    expect(field.getAttribute("aria-invalid")).toBe("false");
  });

  it("calls a code that is not whole wrong only once the field is left", async () => {
    const { core, user } = gate();
    await user.click(screen.getByRole("button", { name: "Forgotten the passphrase?" }));
    await user.type(screen.getByLabelText("Recovery code"), "UCQ7K");
    await waitFor(() => expect(sent(core, "check_code").length).toBeGreaterThan(0));
    expect(screen.queryByText(/The code is not whole yet/)).toBeNull();
    await user.tab();
    expect(await screen.findByText(/The code is not whole yet/)).toBeTruthy();
  });

  it("says at the code when it is another journal’s", async () => {
    const { core, user } = gate();
    core.answer("unlock_with_code", () => refuse("invalid", "This code belongs to another journal.", "code"));
    await user.click(screen.getByRole("button", { name: "Forgotten the passphrase?" }));
    await user.type(screen.getByLabelText("Recovery code"), WHOLE);
    await user.type(screen.getByLabelText("Choose a new passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river{Enter}");
    expect(await screen.findByText("This code belongs to another journal.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("Recovery code"));
  });

  it("may come back to one after all", async () => {
    const { user } = gate();
    await user.click(screen.getByRole("button", { name: "Forgotten the passphrase?" }));
    await user.click(screen.getByRole("button", { name: "Back to the passphrase" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Passphrase"));
  });
});

describe("the keychain", () => {
  it("opens the journal where it holds a key, and is not offered otherwise", async () => {
    const { core, user } = gate({ keychain: true });
    await user.click(screen.getByRole("button", { name: "Open with this machine’s keychain" }));
    await waitFor(() => expect(sent(core, "unlock_with_keychain")).toHaveLength(1));
    expect(session.status?.state).toBe("open");
  });

  it("leaves the passphrase to open it when it does not answer", async () => {
    const { core, user } = gate({ keychain: true });
    core.answer("unlock_with_keychain", () => refuse("io", "The keychain did not answer."));
    await user.click(screen.getByRole("button", { name: "Open with this machine’s keychain" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The keychain did not answer.");
    expect(document.activeElement).toBe(screen.getByLabelText("Passphrase"));
  });

  it("is not offered without a key in it", () => {
    gate();
    expect(screen.queryByRole("button", { name: /keychain/ })).toBeNull();
  });
});

describe("after several wrong tries", () => {
  it("says how long to wait, and asks for nothing meanwhile", async () => {
    const { core, user } = gate({ wait_seconds: 30 });
    expect(screen.getAllByText("Wrong a few times. The next try is open in 30 seconds.")).toHaveLength(2);
    await user.type(screen.getByLabelText("Passphrase"), "quiet water deep{Enter}");
    expect(sent(core, "unlock_journal")).toEqual([]);
    expect(screen.getByRole("button", { name: /^Open/ }).getAttribute("aria-disabled")).toBe("true");
    expect(await violations()).toEqual([]);
  });

  it("begins to count when a try was the last for now", async () => {
    const { core, user } = gate();
    core.answer("vault_status", () => ({ ...STATUS, state: "locked", wait_seconds: 5 }));
    await user.type(screen.getByLabelText("Passphrase"), "wrong{Enter}");
    expect(await screen.findAllByText(/The next try is open in 5 seconds/)).toHaveLength(2);
    expect(screen.getByText("That does not open this journal.")).toBeTruthy();
  });
});

describe("waiting", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("counts down by the clock, and is over once", () => {
    const waiting = new Waiting();
    waiting.begin(3);
    expect([waiting.left, waiting.over]).toEqual([3, false]);
    vi.advanceTimersByTime(1000);
    expect(waiting.left).toBe(2);
    vi.advanceTimersByTime(2000);
    expect([waiting.left, waiting.over]).toEqual([0, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is right after the machine slept", () => {
    const waiting = new Waiting();
    waiting.begin(60);
    vi.setSystemTime(Date.now() + 59_500);
    vi.advanceTimersByTime(250);
    expect(waiting.left).toBe(1);
    waiting.stop();
  });

  it("is nothing where there is nothing to wait for", () => {
    const waiting = new Waiting();
    waiting.begin(0);
    expect([waiting.left, waiting.over, vi.getTimerCount()]).toEqual([0, false, 0]);
  });
});

describe("a damaged journal", () => {
  it("says what is safe, and restores the newest backup with the passphrase that was typed", async () => {
    const { core, user } = gate();
    core.answer("unlock_journal", () => refuse("damaged", "The journal’s file is damaged. Nothing was changed."));
    await user.type(screen.getByLabelText("Passphrase"), "quiet water deep{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("damaged");
    expect(screen.getByText(/What is safe: nothing was changed or thrown away/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Restore the newest backup" }));
    await waitFor(() => expect(sent(core, "restore_newest")).toEqual([{ passphrase: "quiet water deep" }]));
    await waitFor(() => expect(session.status?.state).toBe("open"));
  });
});

describe("a backup’s folder", () => {
  it("brings a journal to a fresh machine with its passphrase", async () => {
    const { core, user } = gate({ state: "none" });
    await user.click(screen.getByRole("button", { name: "Restore from a backup…" }));
    const field = screen.getByLabelText("Passphrase of the backup");
    expect(document.activeElement).toBe(field);
    await user.type(field, "quiet water deep{Enter}");
    await waitFor(() => expect(session.status?.state).toBe("open"));
    expect(sent(core, "restore_from")).toEqual([{ passphrase: "quiet water deep", code: null }]);
  });

  it("or with the recovery code, and a passphrase from now on", async () => {
    const { core, user } = gate({ state: "none" });
    await user.click(screen.getByRole("button", { name: "Restore from a backup…" }));
    await user.click(screen.getByRole("radio", { name: "the recovery code" }));
    await user.type(screen.getByLabelText("Recovery code"), WHOLE);
    await user.type(screen.getByLabelText("Choose a new passphrase"), "amber field slow river");
    await user.type(screen.getByLabelText("Once more"), "amber field slow river");
    expect(await violations()).toEqual([]);
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(sent(core, "restore_from")).toEqual([{ passphrase: "amber field slow river", code: WHOLE }]),
    );
  });

  it("is no failure to think better of, and says why one was refused", async () => {
    const { core, user } = gate();
    core.answer("restore_from", () => refuse("cancelled", "Nothing was restored."));
    await user.click(screen.getByRole("button", { name: "Restore from a backup…" }));
    expect(screen.getByText(/Backups lie in \/home\/mira\/.local\/share\/undercurrent\/backups/)).toBeTruthy();
    await user.type(screen.getByLabelText("Passphrase of the backup"), "quiet water deep{Enter}");
    await waitFor(() => expect(sent(core, "restore_from")).toHaveLength(1));
    expect(screen.queryByRole("alert")).toBeNull();
    core.answer("restore_from", () => refuse("not_a_journal", "That folder holds no backup."));
    await user.click(screen.getByRole("button", { name: "Choose the backup’s folder…" }));
    expect((await screen.findByRole("alert")).textContent).toContain("That folder holds no backup.");
  });
});
