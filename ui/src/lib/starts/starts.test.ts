import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import Prompt from "$lib/reflect/Prompt.svelte";
import Palette from "$lib/search/Palette.svelte";
import { router } from "$lib/state/router.svelte";
import { settings } from "$lib/state/settings.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { violations } from "../../../tests/axe";
import { type Fake, fake, refuse } from "../../../tests/fake";
import { starts } from "../../../tests/fake-starts";
import Starts from "./Starts.svelte";

let core: Fake;
const sent = (command: string) => core.asked.filter((each) => each.command === command).map(({ args }) => args);
const button = (name: string) => screen.findByRole("button", { name });

beforeEach(async () => {
  core = fake();
  core.answer("settings", () => ({ ...settings.value, prompts: true, own_prompts_only: false }));
  await settings.load();
  router.reset();
  toasts.dismiss();
});

describe("prompts of one's own", () => {
  it("are added, reworded where they stand, and deleted with undo", async () => {
    const user = userEvent.setup();
    render(Starts);
    await user.type(await screen.findByRole("textbox", { name: "A question of your own" }), "Who was absent?{Enter}");
    await waitFor(() => expect(sent("add_prompt")).toEqual([{ text: "Who was absent?" }]));
    const [prompt] = starts.prompts;
    await user.click(await button(`Reword the prompt: ${prompt?.text}`));
    const field = screen.getByRole("textbox", { name: "Prompt" });
    await user.clear(field);
    await user.type(field, "What did the room want?{Enter}");
    await waitFor(() => expect(sent("update_prompt")).toEqual([{ id: "pr-room", text: "What did the room want?" }]));
    expect(toasts.current?.undo).toBeTruthy();
    await user.click(await button(`Delete the prompt: ${prompt?.text}`));
    await waitFor(() => expect(sent("delete_record")).toEqual([{ kind: "prompt", id: "pr-room" }]));
    expect(await violations()).toEqual([]);
  });

  it("stay in the field when they can't be kept", async () => {
    core.answer("add_prompt", () => refuse("disk_full", "The disk is full."));
    const user = userEvent.setup();
    render(Starts);
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "A question of your own" });
    await user.type(field, "Who was absent?{Enter}");
    await waitFor(() => expect(toasts.current?.text).toBe("The disk is full."));
    expect(field.value).toBe("Who was absent?");
  });

  it("come among the others beside a page, or alone", async () => {
    const user = userEvent.setup();
    const own = starts.prompts.map(({ text }) => text);
    render(Prompt);
    const asked = async (times: number): Promise<Set<string | null | undefined>> => {
      const seen = new Set<string | null | undefined>();
      for (let time = 0; time < times; time += 1) {
        seen.add(document.querySelector(".q")?.textContent);
        await user.click(await button("Another"));
      }
      return seen;
    };
    await waitFor(() => expect(sent("starts")).toHaveLength(1));
    const mixed = await asked(22);
    expect(mixed.size).toBe(11);
    expect(mixed).toContain(own[0]);
    await settings.set({ own_prompts_only: true });
    expect(await asked(3)).toEqual(new Set(own));
  });
});

describe("templates", () => {
  it("are opened, changed and kept as Markdown", async () => {
    const user = userEvent.setup();
    render(Starts);
    await user.click(await button("Change the template First call"));
    const dialog = screen.getByRole("dialog");
    const text = within(dialog).getByRole<HTMLTextAreaElement>("textbox", { name: "The page begins with" });
    expect(text.value).toBe("Who told them of me?\n\nWhat made them ring today?");
    await user.clear(text);
    await user.type(text, "# Who{Enter}{Enter}Why now?");
    await user.click(within(dialog).getByRole("button", { name: "Keep" }));
    const fields = { name: "First call", text: "# Who\n\nWhy now?" };
    await waitFor(() => expect(sent("update_template")).toEqual([{ id: "te-call", fields }]));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("begin from usual headings where there is none, and say what is missing", async () => {
    core.answer("starts", () => ({ prompts: [], templates: [] }));
    core.answer("add_template", () => refuse("invalid", "Please write what a page is to begin with.", "text"));
    const user = userEvent.setup();
    render(Starts);
    await user.click(await button("Add a template"));
    const text = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "The page begins with" });
    expect(text.value).toContain("# What lay beneath");
    await user.click(await button("Keep"));
    await waitFor(() => expect(text.getAttribute("aria-invalid")).toBe("true"));
    expect(await violations()).toEqual([]);
  });

  it("begin a page from the palette, also two of one name", async () => {
    const [one] = starts.templates;
    const twice = [one, { id: "te-twin", fields: { name: one?.fields.name, text: "The other." } }];
    core.answer("starts", () => ({ prompts: [], templates: twice }));
    const user = userEvent.setup();
    render(Palette, { onclose: () => undefined, onwrite: () => undefined, onhelp: () => undefined });
    await user.type(screen.getByRole("combobox"), "after a session");
    await waitFor(() =>
      expect(screen.getAllByRole("option", { name: "Begin with “After a session”" })).toHaveLength(2),
    );
    await user.click(screen.getAllByRole("option", { name: "Begin with “After a session”" })[1] as HTMLElement);
    await waitFor(() => expect(sent("start_reflection")).toMatchObject([{ text: "The other." }]));
    await waitFor(() => expect(router.place).toEqual({ screen: "reflect", id: "r-new" }));
  });
});
