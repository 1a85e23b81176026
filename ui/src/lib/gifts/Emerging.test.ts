import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { GiftView } from "$lib/api/bindings";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { type Fake, fake, refuse } from "../../../tests/fake";
import { emerging as found } from "../../../tests/fake-suggested";
import Emerging from "./Emerging.svelte";

let core: Fake;
let named: GiftView[];
const sent = (command: string) => core.asked.filter((one) => one.command === command).map(({ args }) => args);
const pages = ["r-shop", "r-bowls"].map((id) => ({ kind: "page", id }));

beforeEach(() => {
  core = fake();
  named = [];
  toasts.dismiss();
});

async function show() {
  render(Emerging, { onnamed: (gift: GiftView) => void named.push(gift) });
  await screen.findByText("You may have a gift here.");
  return userEvent.setup();
}

describe("a gift that may be there", () => {
  it("says what it rests on, and leads to each page", async () => {
    const user = await show();
    const region = screen.getByRole("region", { name: "You may have a gift here." });
    expect(region.textContent).toContain(
      "Three passages on two pages that felt like play and left people warm tell of one thing:",
    );
    await user.click(screen.getByRole("button", { name: "Read all three" }));
    const [, second] = screen.getAllByRole("button", { name: /^the page of/ });
    await user.click(second as HTMLElement);
    expect(router.place).toEqual({ screen: "reflect", id: "r-bowls" });
  });

  it("gets a name with all its passages, in one step that can be undone", async () => {
    const user = await show();
    await user.click(screen.getByRole("button", { name: "Name it" }));
    await user.keyboard("{Enter}");
    expect(await screen.findByText("A gift needs a name.")).toBeTruthy();
    await user.keyboard("Drawing while they talk{Enter}");
    await waitFor(() => expect(named).toHaveLength(1));
    const fields = { name: "Drawing while they talk", state: "emerging", kind: "talent" };
    expect(sent("adopt_gift")).toMatchObject([{ fields, passages: found[0]?.passages }]);
    expect(toasts.current?.undo).not.toBeNull();
  });

  it("keeps the name where it could not be kept", async () => {
    core.answer("adopt_gift", () => refuse("invalid", "A page was changed. Nothing was kept.", "passages"));
    const user = await show();
    await user.click(screen.getByRole("button", { name: "Name it" }));
    await user.keyboard("Drawing{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("A page was changed.");
    expect((screen.getByRole("textbox") as HTMLInputElement).value).toBe("Drawing");
    await user.click(screen.getByRole("textbox"));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it.each([
    ["Not now", false],
    ["No gift", true],
  ])("is set aside by its pages: %s", async (button, forGood) => {
    const user = await show();
    await user.click(screen.getByRole("button", { name: button }));
    await waitFor(() => expect(sent("set_suggestion_aside")).toEqual([{ kind: "emerging", about: pages, forGood }]));
    expect(toasts.current?.undo).not.toBeNull();
  });
});
