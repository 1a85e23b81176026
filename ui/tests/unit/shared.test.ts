import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import Combobox from "$lib/shared/Combobox.svelte";
import Menu from "$lib/shared/Menu.svelte";
import Segments from "$lib/shared/Segments.svelte";
import Stepper from "$lib/shared/Stepper.svelte";
import { trapFocus } from "$lib/shared/focus";
import { matching } from "$lib/shared/matching";

const PEOPLE = ["Ana Quill", "Wren Castell", "Zoë Anders", "Susana Ott"].map((name) => ({ id: name, name }));

describe("matching", () => {
  it("puts beginnings of names first, then of words, then the rest", () => {
    expect(matching(PEOPLE, "an").map(({ name }) => name)).toEqual(["Ana Quill", "Zoë Anders", "Susana Ott"]);
  });

  it("minds neither case nor accents", () => {
    expect(matching(PEOPLE, "ZOE").map(({ name }) => name)).toEqual(["Zoë Anders"]);
  });
});

describe("the combobox", () => {
  const open = () => {
    const props = { label: "Client", items: PEOPLE, onpick: vi.fn(), oncreate: vi.fn() };
    render(Combobox, props);
    return { ...props, user: userEvent.setup(), field: screen.getByRole("combobox", { name: "Client" }) };
  };

  it("picks by type-ahead and Enter, and empties itself", async () => {
    const { user, field, onpick } = open();
    await user.type(field, "wr");
    expect(field.getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{Enter}");
    expect(onpick).toHaveBeenCalledWith({ id: "Wren Castell", name: "Wren Castell" });
    expect(field).toHaveProperty("value", "");
  });

  it("makes a new one in place", async () => {
    const { user, field, oncreate } = open();
    await user.type(field, " Noor ");
    await user.keyboard("{Enter}");
    expect(oncreate).toHaveBeenCalledWith("Noor");
  });

  it("takes the focus of a dialog, and offers everything at once where that is asked for", () => {
    render(Combobox, { label: "Client", items: PEOPLE, onpick: vi.fn(), autofocus: true, offered: true });
    const field = screen.getByRole("combobox", { name: "Client" });
    expect(field.hasAttribute("data-autofocus")).toBe(true);
    expect(field.getAttribute("aria-expanded")).toBe("true");
  });

  it("offers no second one of the same name", async () => {
    const { user, field, onpick, oncreate } = open();
    await user.type(field, "ana quill{Enter}");
    expect(onpick).toHaveBeenCalledOnce();
    expect(oncreate).not.toHaveBeenCalled();
  });

  it("moves with the arrows, and Esc closes without taking", async () => {
    const { user, field, onpick } = open();
    await user.type(field, "an{ArrowDown}");
    expect(document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain(
      "Zoë Anders",
    );
    await user.keyboard("{Escape}{Enter}");
    expect(field.getAttribute("aria-expanded")).toBe("false");
    expect(onpick).not.toHaveBeenCalled();
  });
});

describe("segments", () => {
  it("are one stop for Tab; arrows choose, and Delete unsays", async () => {
    const onchange = vi.fn();
    const options = ["cold", "like", "love"].map((value) => ({ value, label: value }));
    render(Segments, { label: "How they left", options, value: "like", clearable: true, onchange });
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "like" }));
    await user.keyboard("{ArrowRight}{Delete}");
    expect(onchange.mock.calls).toEqual([["love"], [null]]);
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "love" }));
  });
});

describe("the stepper", () => {
  const words = (value: number | null): string => (value === null ? "not said" : `${value} min`);

  it("steps by keys within its bounds", async () => {
    const onchange = vi.fn();
    render(Stepper, { label: "Minutes", value: 15, step: 5, min: 0, max: 15, words, onchange });
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole("spinbutton").getAttribute("aria-valuetext")).toBe("15 min");
    await user.keyboard("{ArrowUp}{ArrowDown}");
    expect(onchange.mock.calls).toEqual([[15], [10]]);
  });

  it("goes to its ends by Home and End, where it has any", async () => {
    const onchange = vi.fn();
    const { rerender } = render(Stepper, { label: "Size", value: 100, step: 10, min: 90, max: 200, words, onchange });
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{End}{Home}");
    expect(onchange.mock.calls).toEqual([[200], [90]]);
    await rerender({ max: undefined });
    await user.keyboard("{End}");
    expect(onchange).toHaveBeenCalledTimes(2);
  });

  it("knows “not said” below its least", async () => {
    const onchange = vi.fn();
    const { rerender } = render(Stepper, { label: "Minutes", value: 0, step: 5, words, clearable: true, onchange });
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Less: Minutes" }));
    expect(onchange).toHaveBeenLastCalledWith(null);
    await rerender({ value: null });
    await user.click(screen.getByRole("button", { name: "More: Minutes" }));
    expect(onchange).toHaveBeenLastCalledWith(5);
  });

  it("walks a list of values from wherever it stands", async () => {
    const onchange = vi.fn();
    render(Stepper, { label: "Lock", value: 7, values: [1, 5, 10], words, onchange });
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "More: Lock" }));
    await user.click(screen.getByRole("button", { name: "Less: Lock" }));
    expect(onchange.mock.calls).toEqual([[10], [5]]);
  });
});

describe("the menu", () => {
  it("opens on its first item, moves with arrows, and gives focus back on Esc", async () => {
    const act = vi.fn();
    render(Menu, {
      label: "More",
      items: [
        { label: "One", act },
        { label: "Two", act },
      ],
    });
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "More" }));
    expect(document.activeElement).toBe(screen.getByRole("menuitem", { name: "One" }));
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(screen.getByRole("menuitem", { name: "Two" }));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "More" }));
  });
});

describe("the focus in what is laid over a page", () => {
  const laid = () => {
    const dialog = document.body.appendChild(document.createElement("div"));
    dialog.innerHTML = "<button>Close</button>";
    trapFocus(dialog);
    const read = () => dialog.insertAdjacentHTML("beforeend", "<input /><input data-autofocus />");
    return { dialog, read };
  };

  it("goes to what is to be focused as soon as that is read", async () => {
    const { dialog, read } = laid();
    expect(document.activeElement?.textContent).toBe("Close");
    read();
    await vi.waitFor(() => expect(document.activeElement).toBe(dialog.querySelector("[data-autofocus]")));
  });

  it("stays where somebody has put it meanwhile", async () => {
    const { dialog, read } = laid();
    dialog.insertAdjacentHTML("beforeend", "<textarea></textarea>");
    dialog.querySelector("textarea")?.focus();
    read();
    await new Promise((seen) => {
      new MutationObserver(seen).observe(dialog, { attributes: true });
      dialog.dataset["seen"] = "";
    });
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
  });
});
