import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { describe, expect, it } from "vitest";
import FormDialog from "./FormDialog.svelte";

describe("a form that takes long to keep", () => {
  it("says what it is at, and is not begun twice", async () => {
    let begun = 0;
    const onkeep = (): Promise<void> => {
      begun += 1;
      return new Promise(() => undefined);
    };
    const children = createRawSnippet(() => ({ render: () => "<p>Two who are one</p>" }));
    const working = "Making a backup first.";
    render(FormDialog, { title: "Merge", keep: "Merge", working, onkeep, onclose: () => undefined, children });
    const user = userEvent.setup();
    const merge = screen.getByRole("button", { name: "Merge" });
    await user.click(merge);
    expect(await screen.findByText(working)).toBeTruthy();
    await user.click(merge);
    expect(begun).toBe(1);
  });
});
