import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import Frame from "$lib/frame/Frame.svelte";
import { router } from "$lib/state/router.svelte";
import { session } from "$lib/state/session.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { createRawSnippet } from "svelte";
import Client from "../../routes/Client.svelte";
import { type Fake, fake, refuse } from "../../../tests/fake";
import { forgetPreview } from "../../../tests/fake-trash";
import { forgetting, isName } from "./forgetting.svelte";

const sent = (core: Fake, command: string) => core.asked.filter((asked) => asked.command === command);
const nothing = createRawSnippet(() => ({ render: () => "<span></span>" }));

async function ask(preview = forgetPreview) {
  const core = fake();
  core.answer("forget_preview", () => preview);
  await session.start();
  const user = userEvent.setup();
  router.go({ screen: "client", id: "ilse" });
  render(Frame, { children: nothing });
  const client = render(Client, { id: "ilse" });
  await user.click(await screen.findByRole("button", { name: "More for: Ilse Varnholt" }));
  await user.click(screen.getByRole("menuitem", { name: "Forget" }));
  return { core, user, client, dialog: await screen.findByRole("alertdialog", { name: "Forget Ilse Varnholt?" }) };
}

beforeEach(() => {
  router.reset();
  toasts.dismiss();
  forgetting.errand = null;
  forgetting.report = null;
});

describe("the question before forgetting", () => {
  it("says what goes and what stays, in figures", async () => {
    const { dialog } = await ask();
    const [erased, stays] = ["Erased now, for good", "What stays"].map((name) =>
      within(within(dialog).getByRole("region", { name }))
        .getAllByRole("listitem")
        .map((line) => line.textContent),
    );
    expect(erased?.slice(0, 3)).toEqual([
      "31 reflections with every mark and every earlier version",
      "3 wants, 4 needs, 6 deliveries and 9 promises",
      "2 readings of warmth, 2 signs and 1 answer to why",
    ]);
    expect(stays?.[1]).toBe("26 h 20 paid and 3 h 40 given, as bare numbers");
    expect(stays?.[2]).toMatch(/^two other pages or records that hold a part of the name:\s+read them first$/);
    expect(within(dialog).queryByText(/must be kept/)).toBeNull();
  });

  it("is answered with Esc by keeping everything", async () => {
    const { core, user } = await ask();
    expect(document.activeElement).toBe(screen.getByLabelText("Type the name to go on"));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(sent(core, "forget_client")).toEqual([]);
    expect(router.place).toEqual({ screen: "client", id: "ilse" });
  });

  it("wakes its button only when the name is typed", async () => {
    const { core, user } = await ask();
    const button = screen.getByRole("button", { name: "Forget for good" });
    await user.type(screen.getByLabelText("Type the name to go on"), "Ilse Varn");
    await user.click(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(sent(core, "forget_client")).toEqual([]);
    await user.keyboard("holt");
    screen.getByLabelText("Type the name to go on").focus();
    await user.keyboard("{End}holt");
    expect(button.getAttribute("aria-disabled")).toBeNull();
  });

  it("warns of a duty to keep records, and not of one that is over", async () => {
    const { client } = await ask({ ...forgetPreview, keep_until: "9999-03-04" });
    expect(screen.getByText("Records about Ilse Varnholt must be kept until 4 March 9999.")).toBeTruthy();
    client.unmount();
    await ask({ ...forgetPreview, keep_until: "2020-03-04" });
    expect(screen.queryByText(/must be kept/)).toBeNull();
  });

  it("offers to part instead", async () => {
    const { user } = await ask();
    await user.click(screen.getByRole("button", { name: "part" }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(await screen.findByRole("dialog")).toBeTruthy();
  });

  it("exports first, and says where that lies", async () => {
    const { user } = await ask();
    await user.click(screen.getByRole("button", { name: "Export everything first" }));
    expect(await screen.findByText(/It is in \/home\/mira\/Documents/)).toBeTruthy();
  });
});

describe("what holds the name", () => {
  it("is read one by one, and leads back to the list", async () => {
    const { user, client } = await ask();
    await user.click(screen.getByRole("button", { name: "read them first" }));
    const first = await screen.findByRole("button", { name: /On the stairs/ });
    expect(document.activeElement).toBe(first);
    await user.keyboard("{Enter}");
    expect(router.place).toEqual({ screen: "reflect", id: "r-ana" });
    client.unmount();
    await user.click(await screen.findByRole("button", { name: "Back to the list" }));
    expect(router.place).toEqual({ screen: "client", id: "ilse", forget: true });
    render(Client, { id: "ilse", forget: true });
    expect(await screen.findByRole("button", { name: /On the stairs/ })).toBeTruthy();
    expect(screen.queryByText("Reading what holds the name of Ilse Varnholt.")).toBeNull();
  });

  it("is where forgetting begins once, after an errand, and not when it is asked again", async () => {
    fake();
    router.reset({ screen: "client", id: "ilse", forget: true });
    const user = userEvent.setup();
    render(Client, { id: "ilse", forget: true });
    await screen.findByRole("alertdialog", { name: "Where the name is held" });
    await user.keyboard("{Escape}");
    await screen.findByRole("alertdialog", { name: "Forget Ilse Varnholt?" });
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(router.place).toEqual({ screen: "client", id: "ilse" });
  });

  it("is left with Esc for the question", async () => {
    const { user } = await ask();
    await user.click(screen.getByRole("button", { name: "read them first" }));
    await screen.findByRole("button", { name: /On the stairs/ });
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("heading", { name: "Forget Ilse Varnholt?" })).toBeTruthy();
  });
});

describe("forgetting", () => {
  async function forget(core: Fake, user: ReturnType<typeof userEvent.setup>) {
    await user.type(screen.getByLabelText("Type the name to go on"), " ilse  varnholt ");
    await user.click(screen.getByRole("button", { name: "Forget for good" }));
    await waitFor(() => expect(sent(core, "forget_client")).toHaveLength(1));
  }

  it("erases the shared pages that were chosen, and takes the name off the others", async () => {
    const { core, user } = await ask();
    await user.click(screen.getByRole("radio", { name: "erase the page" }));
    await forget(core, user);
    expect(sent(core, "forget_client")[0]?.args).toEqual({ clientId: "ilse", erase: ["r-table"] });
  });

  it("tells what was removed without the name, and leaves no way to the client", async () => {
    const { core, user, client } = await ask();
    toasts.say("Ilse Varnholt was changed.");
    await forget(core, user);
    client.unmount();
    const report = await screen.findByRole("dialog", { name: "Forgotten for good" });
    expect(report.textContent).toContain("31 reflections, 12 marks, 3 wants");
    expect(report.textContent).toContain("Two other pages or records still hold a part of the name.");
    expect(document.body.textContent).not.toContain("Ilse");
    expect(toasts.current).toBeNull();
    expect(router.place).toEqual({ screen: "clients" });
    expect(router.back()).toBe(false);
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says that it works, can't be begun twice or left meanwhile, and keeps the question when it fails", async () => {
    const { core, user } = await ask();
    let fail = (): void => undefined;
    core.answer(
      "forget_client",
      () =>
        new Promise((_, reject) => {
          fail = () => reject({ code: "disk_full", message: "The disk is full. Nothing was forgotten.", field: null });
        }),
    );
    await forget(core, user);
    expect(await screen.findByText(/^Forgetting\. In a big journal/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Forget for good" }));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("alertdialog")).toBeTruthy();
    expect(sent(core, "forget_client")).toHaveLength(1);
    fail();
    expect((await screen.findByRole("alert")).textContent).toContain("Nothing was forgotten.");
    expect(router.place).toEqual({ screen: "client", id: "ilse" });
  });

  it("says why it can't tell what would go", async () => {
    const core = fake();
    core.answer("forget_preview", () => refuse("store", "The journal could not be read."));
    const user = userEvent.setup();
    render(Client, { id: "ilse" });
    await user.click(await screen.findByRole("button", { name: "More for: Ilse Varnholt" }));
    await user.click(screen.getByRole("menuitem", { name: "Forget" }));
    expect((await screen.findByRole("alert")).textContent).toContain("could not be read");
  });
});

describe("a typed name", () => {
  it.each([
    ["Ilse Varnholt", true],
    ["  ilse   VARNHOLT", true],
    ["Ilse", false],
    ["", false],
  ])("%j is the name: %s", (typed, is) => {
    expect(isName(typed, "Ilse Varnholt")).toBe(is);
  });

  it("may be composed or not, and empty is none", () => {
    expect(isName("Zoe\u0308", "Zo\u00eb")).toBe(true);
    expect(isName(" ", " ")).toBe(false);
  });
});
