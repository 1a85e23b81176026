import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { moment } from "$lib/messages/moments";
import { beforeLock } from "$lib/state/flushes";
import { router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import App from "../../App.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, fake, refuse } from "../../../tests/fake";
import { backups, checked, found, list, newest } from "../../../tests/fake-vault";
import Backups from "./Backups.svelte";

const sent = (core: Fake, command: string) =>
  core.asked.filter((asked) => asked.command === command).map(({ args }) => args);
const WHEN = moment(newest.at);

beforeEach(() => {
  router.reset();
  toasts.dismiss();
  session.status = null;
});

async function part(answer = backups) {
  const core = fake();
  core.answer("backups", () => answer);
  await session.start();
  const user = userEvent.setup();
  render(Backups);
  await screen.findByText(/^Encrypted with the same keys/);
  return { core, user };
}

describe("Settings, Backups", () => {
  it("says the newest, its size and what is kept", async () => {
    await part();
    const sentence = screen.getByText(/^Encrypted with the same keys/).textContent;
    expect(sentence).toContain(`Newest: ${WHEN}, 4.1 MB, opened and checked.`);
    expect(sentence).toContain("Kept: 12 daily, 10 weekly, 9 monthly.");
    expect(await violations()).toEqual([]);
  });

  it("makes another now, and says so", async () => {
    const { core, user } = await part();
    await user.click(screen.getByRole("button", { name: "Back up now" }));
    expect(await screen.findByText(`Backed up, opened and checked: ${WHEN}, 4.1 MB.`)).toBeTruthy();
    expect(sent(core, "back_up_now")).toHaveLength(1);
  });

  it("says why one could not be made, and tries again", async () => {
    const { core, user } = await part();
    core.answer("back_up_now", () => refuse("disk_full", "The disk is full."));
    await user.click(screen.getByRole("button", { name: "Back up now" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    core.answer("back_up_now", () => backups);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/^Backed up, opened and checked/)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("takes a second place, says how it is with it, and lets it go", async () => {
    const { core, user } = await part();
    expect(screen.getByText(`newest there: ${WHEN}`)).toBeTruthy();
    core.answer("backups", () => ({ ...backups, second_place: null }));
    await user.click(screen.getByRole("button", { name: "Do without" }));
    expect(await screen.findByText(/^none yet; a stick/)).toBeTruthy();
    expect(toasts.current?.text).toBe("No second place any more. The backups that lie there stay there.");
    core.answer("backups", () => ({
      ...backups,
      second_place: { path: "/media/mira/OTHER", reachable: false, newest_at: null },
    }));
    await user.click(screen.getByRole("button", { name: "Choose a folder" }));
    expect(await screen.findByText("out of reach now; it is tried again with every backup")).toBeTruthy();
    expect(screen.getByText("/media/mira/OTHER")).toBeTruthy();
  });

  it("says nothing when the user thinks better of a second place", async () => {
    const { core, user } = await part({ ...backups, second_place: null });
    core.answer("choose_second_place", () => refuse("cancelled", "Nothing was changed."));
    await user.click(screen.getByRole("button", { name: "Choose a folder" }));
    await waitFor(() => expect(sent(core, "choose_second_place")).toHaveLength(1));
    expect(toasts.current).toBeNull();
  });

  it("warns once, calmly, of a folder that is carried elsewhere", async () => {
    await part({ ...backups, list: [], synced_by: "Dropbox" });
    expect(screen.getAllByText(/^Dropbox carries the folder of this journal elsewhere/)).toHaveLength(1);
    expect(screen.getByText(/There is none yet: the first is made/)).toBeTruthy();
  });
});

describe("Check my journal", () => {
  it("says that all is well, and what the newest backup lacks", async () => {
    const { user } = await part();
    await user.click(screen.getByRole("button", { name: "Check my journal" }));
    const said = await screen.findByText(/All 1,204 pages of the file were read, and nothing is wrong/);
    expect(said.textContent).toContain(`The newest backup is of ${WHEN}, and it was opened and checked.`);
    expect(said.textContent).toContain("2 reflections were written since.");
    expect(said.closest("[role=status]")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("says what is wrong, what would be missing, and offers the newest backup", async () => {
    const { core, user } = await part();
    core.answer("check_journal", () => ({ ...found, missing_since: 1 }));
    await user.click(screen.getByRole("button", { name: "Check my journal" }));
    expect(await screen.findByText("Something is wrong with the file. 2 things were found:")).toBeTruthy();
    expect(screen.getByText("Page 311 of the file is not as it was written.")).toBeTruthy();
    expect(screen.getByText(/One reflection was written since\./)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole("button", { name: `Restore the backup of ${WHEN}` }));
    await waitFor(() => expect(sent(core, "restore_backup")).toEqual([{ id: newest.id }]));
  });

  it("has no way to offer where there is no backup", async () => {
    const { core, user } = await part();
    core.answer("check_journal", () => ({ ...found, newest_backup: null, missing_since: null }));
    await user.click(screen.getByRole("button", { name: "Check my journal" }));
    expect(await screen.findByText("There is no backup yet.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Restore the backup/ })).toBeNull();
  });

  it("says when the check itself could not be made", async () => {
    const { core, user } = await part();
    core.answer("check_journal", () => refuse("io", "The file could not be read."));
    await user.click(screen.getByRole("button", { name: "Check my journal" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The file could not be read.");
    core.answer("check_journal", () => checked);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/nothing is wrong/)).toBeTruthy();
  });
});

describe("Restore", () => {
  async function open() {
    const core = fake();
    const user = userEvent.setup();
    render(App);
    await screen.findByRole("navigation", { name: "Main" });
    router.go({ screen: "settings" });
    const opener = await screen.findByRole("button", { name: "Restore…" });
    await user.click(opener);
    const dialog = await screen.findByRole("dialog", { name: "Restore from a backup" });
    await within(dialog).findByRole("list", { name: "Backups, newest first" });
    return { core, user, opener, dialog };
  }

  it("lists every backup with what it holds, and opens only what can be opened", async () => {
    const { user, opener, dialog } = await open();
    expect(dialog.textContent).toContain("The journal as it is now is set aside first, whole");
    expect(within(dialog).getAllByRole("listitem")).toHaveLength(list.length);
    const [oldest] = within(dialog).getAllByRole("listitem").slice(-1);
    const look = oldest && within(oldest).getByRole("button", { name: /^Look into it: the backup/ });
    expect(look?.getAttribute("aria-disabled")).toBe("true");
    expect(await violations()).toEqual([]);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement?.textContent).toBe(opener.textContent);
  });

  it("saves what is in hand, restores, and can be taken back", async () => {
    const { core, user, dialog } = await open();
    const steps: string[] = [];
    const stop = beforeLock(async () => void steps.push("saved"));
    core.answer("restore_backup", ({ id }) => {
      steps.push(String(id));
      return session.status;
    });
    const when = moment(list[2]?.at ?? "");
    await user.click(within(dialog).getByRole("button", { name: `Restore the backup of ${when}` }));
    await waitFor(() => expect(steps).toEqual(["saved", list[2]?.id]));
    expect(router.place).toEqual({ screen: "today" });
    await waitFor(() => expect(toasts.current?.text).toContain(`This is the journal of ${when}.`));
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(steps.at(-1)).toBe(list[3]?.id));
    await waitFor(() => expect(toasts.current?.text).toBe("This is the journal as it was before."));
    stop();
  });

  it("says in the dialog why one could not be restored, and leaves the journal as it is", async () => {
    const { core, user, dialog } = await open();
    core.answer("restore_backup", () => refuse("damaged", "This backup is damaged. Nothing was changed."));
    await user.click(within(dialog).getAllByRole("button", { name: /^Restore the backup/ })[0] as HTMLElement);
    expect((await within(dialog).findByRole("alert")).textContent).toContain("This backup is damaged.");
    expect(router.place).toEqual({ screen: "settings" });
  });

  it("looks into one without changing anything, says so on every screen, and goes back", async () => {
    const { core, user, dialog } = await open();
    await user.click(
      within(dialog).getAllByRole("button", { name: `Look into it: the backup of ${WHEN}` })[0] as HTMLElement,
    );
    const words = `You are looking at a backup of ${WHEN}. Nothing in it can be changed.`;
    const banner = await screen.findByRole("complementary", { name: words });
    expect(sent(core, "look_into_backup")).toHaveLength(1);
    router.go({ screen: "settings" });
    expect(await screen.findByText(/Go back to your own journal to make another/)).toBeTruthy();
    await user.click(within(banner).getByRole("button", { name: "Go back" }));
    await waitFor(() => expect(screen.queryByRole("complementary", { name: words })).toBeNull());
    expect(sent(core, "leave_backup")).toHaveLength(1);
  });
});
