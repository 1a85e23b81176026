import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "$lib/api/client";
import { announce } from "$lib/state/changes";
import { PATIENCE_MS, type Resource, resource } from "$lib/state/resource.svelte";

let stop: () => void = () => undefined;
function held<T>(load: () => Promise<T>): Resource<T> {
  let made: Resource<T> | undefined;
  stop = $effect.root(() => void (made = resource(["clients"], load)));
  flushSync();
  if (!made) throw new Error("not made");
  return made;
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("a resource", () => {
  it("says that it waits only past 300 ms", async () => {
    let answer: (value: string) => void = () => undefined;
    const names = held(() => new Promise<string>((resume) => (answer = resume)));
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(names.waiting).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(names.waiting).toBe(true);
    answer("Ana");
    await settle();
    expect([names.value, names.waiting]).toEqual(["Ana", false]);
  });

  it("asks again when its areas changed, keeping what it has meanwhile", async () => {
    const load = vi.fn(() => Promise.resolve(load.mock.calls.length));
    const count = held(load);
    await settle();
    announce(["gifts"]);
    expect(load).toHaveBeenCalledTimes(1);
    announce(["gifts", "clients"]);
    expect(count.value).toBe(1);
    await settle();
    expect(count.value).toBe(2);
  });

  it("asks again when what it depends on changed, and forgets the older answer", async () => {
    const answers = new Map<string, (value: string) => void>();
    let id = $state("ana");
    const page = held(() => {
      const asked = id;
      return new Promise<string>((resume) => answers.set(asked, resume));
    });
    id = "noor";
    flushSync();
    answers.get("noor")?.("Noor’s page");
    answers.get("ana")?.("Ana’s page");
    await settle();
    expect(page.value).toBe("Noor’s page");
  });

  it("keeps a failure until a later read succeeds", async () => {
    let fails = true;
    const names = held(() =>
      fails ? Promise.reject(new ApiError("store", "It could not be read.", null)) : Promise.resolve("Ana"),
    );
    await settle();
    expect(names.error?.message).toBe("It could not be read.");
    fails = false;
    names.reload();
    await settle();
    expect([names.error, names.value]).toEqual([null, "Ana"]);
  });

  it("asks no more once it is gone", async () => {
    const load = vi.fn(() => Promise.resolve(1));
    held(load);
    await settle();
    stop();
    announce(["clients"]);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
