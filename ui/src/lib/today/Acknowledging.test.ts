import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { toasts } from "$lib/state/toasts.svelte";
import { router } from "$lib/state/router.svelte";
import { type Fake, fake } from "../../../tests/fake";
import { today } from "../../../tests/fake-data";
import { acknowledge } from "../../../tests/fake-suggested";
import Waiting from "./Waiting.svelte";
import { shownOf } from "./now";

let core: Fake;
const sent = (command: string) => core.asked.filter((one) => one.command === command).map(({ args }) => args);
const YEARS = "Six years of working with Wren Castell";
const IDEA = "Write beside the best figure: do not extrapolate, from June Pellow";

function show() {
  render(Waiting, { today: { ...today, ...acknowledge } });
  return userEvent.setup();
}
beforeEach(() => {
  core = fake();
  router.reset({ screen: "today" });
  toasts.dismiss();
});

describe("what Today shows", () => {
  const want = today.unasked[0];
  const wants = want ? Array.from({ length: 5 }, (_, at) => ({ ...want, want_id: `w-${at}` })) : [];
  const promise = today.promises_due.slice(0, 1);

  it("leaves the suggestion in sight, and always names one want", () => {
    const [day, other] = acknowledge.days;
    const days = day && other ? [day, other, { ...other, occasion_id: "o-third" }] : [];
    const credit = [...acknowledge.credit, ...acknowledge.credit];
    const now = { ...today, ...acknowledge, days, credit, unasked: wants, unfinished: [], promises_due: promise };
    const counts = (shown: ReturnType<typeof shownOf>) =>
      [shown.days, shown.credit, shown.unasked].map((one) => one.length);
    expect(counts(shownOf(now))).toEqual([2, 1, 2]);
    expect(counts(shownOf({ ...now, days: [], credit: [] }))).toEqual([0, 0, 3]);
    const full = Array.from({ length: 7 }, () => promise).flat();
    expect(counts(shownOf({ ...now, promises_due: full }))).toEqual([2, 1, 1]);
  });
});

describe("what a small gesture would acknowledge", () => {
  it("is told once each, with when it is", () => {
    show();
    expect(screen.getAllByRole("button", { name: YEARS })).toHaveLength(1);
    expect(screen.getByText("in 2 days")).toBeTruthy();
    expect(screen.getByText("thanks still owed")).toBeTruthy();
  });

  it("begins something small for whoever it is about", async () => {
    const user = show();
    await user.click(screen.getByRole("button", { name: `Give something small ${YEARS}` }));
    const form = within(await screen.findByRole("dialog", { name: "A delivery" }));
    await user.type(form.getByRole("textbox", { name: "What exactly" }), "A card with the first bill on it");
    await user.click(form.getByRole("button", { name: "Keep" }));
    await waitFor(() => expect(sent("add_delivery")).toHaveLength(1));
    expect(sent("add_delivery")).toMatchObject([{ fields: { receivers: [{ client_id: "wren" }] } }]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("marks credit as given, as of today", async () => {
    const user = show();
    await user.click(screen.getByRole("button", { name: `They were thanked ${IDEA}` }));
    await waitFor(() => expect(sent("update_idea")).toHaveLength(1));
    expect(sent("update_idea")).toMatchObject([
      { id: "i-sander", fields: { credit: "given", given_on: "2026-05-25", credited_on: null } },
    ]);
    expect(toasts.current?.undo).not.toBeNull();
  });

  it.each([
    [YEARS, { kind: "years", id: "wren" }],
    ["The day of the first kiln, Ilse Varnholt", { kind: "occasion", id: "o-kiln" }],
    [IDEA, { kind: "idea", id: "i-sander" }],
  ])("is set aside for a while: %s", async (title, about) => {
    const user = show();
    await user.click(screen.getByRole("button", { name: `Set aside: ${title}` }));
    await waitFor(() =>
      expect(sent("set_suggestion_aside")).toEqual([{ kind: "acknowledge", about: [about], forGood: false }]),
    );
    expect(toasts.current?.undo).not.toBeNull();
  });
});
