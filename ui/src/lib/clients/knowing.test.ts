import { expect, test, vi } from "vitest";
import type { IdeaView } from "$lib/api/bindings";
import { Knowing, type KnowingApi, themesOf } from "./knowing.svelte";

const idea: IdeaView = {
  id: "i-1",
  fields: { what: "A waiting list", given_on: "2026-10-01", credit: "owed", credited_on: null },
};

function made(): { knowing: Knowing; updateIdea: ReturnType<typeof vi.fn>; ask: ReturnType<typeof vi.fn> } {
  const [updateIdea, ask] = [vi.fn(() => Promise.resolve(null)), vi.fn(() => Promise.resolve(null))];
  const api = { updateIdea, ask } as unknown as KnowingApi;
  return { knowing: new Knowing(api, "c-1"), updateIdea, ask };
}

test("themes are typed with commas between them", () => {
  expect(themesOf(" being seen, , calm ,")).toEqual(["being seen", "calm"]);
  expect(themesOf("  ")).toEqual([]);
});

test("thanking says so, and the journal knows the day", async () => {
  const { knowing, updateIdea } = made();
  await knowing.thank(idea, true);
  expect(updateIdea).toHaveBeenCalledWith("i-1", { ...idea.fields, credit: "given", credited_on: null });
  await knowing.thank({ ...idea, fields: { ...idea.fields, credit: "given", credited_on: "2026-10-02" } }, false);
  expect(updateIdea).toHaveBeenLastCalledWith("i-1", idea.fields);
});

test("a question can begin from a need", () => {
  const { knowing } = made();
  knowing.ask({ id: "n-1", text: "To be heard" });
  expect(knowing.writing).toEqual({ what: "question", of: null, need: { id: "n-1", text: "To be heard" } });
  knowing.close();
  expect(knowing.writing).toBeNull();
});
