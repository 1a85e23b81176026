import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Autosave, type SaveState } from "./autosave";

/** A save that ends when the test says so. */
function slowSave() {
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const save = vi.fn(() => new Promise<void>((resolve, reject) => ends.push({ resolve, reject })));
  const end = async (index: number, error?: unknown) => {
    if (error) ends[index]?.reject(error);
    else ends[index]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { save, end };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("saves 600 ms after the last key", async () => {
  const save = vi.fn(async () => undefined);
  const autosave = new Autosave(save);
  autosave.touched();
  await vi.advanceTimersByTimeAsync(599);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save).toHaveBeenCalledTimes(1);
  expect(autosave.pending).toBe(false);
});

test("saves at the latest every 800 ms while typing goes on", async () => {
  const times: number[] = [];
  const begun = Date.now();
  const autosave = new Autosave(async () => void times.push(Date.now() - begun));
  for (let at = 0; at <= 2400; at += 100) {
    autosave.touched();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(times).toEqual([800, 1600, 2400]);
});

test("never saves twice at once, and saves the latest words when the first save ends", async () => {
  const { save, end } = slowSave();
  const autosave = new Autosave(save);
  autosave.touched();
  await vi.advanceTimersByTimeAsync(600);
  autosave.touched();
  await vi.advanceTimersByTimeAsync(5000);
  expect(save).toHaveBeenCalledTimes(1);
  await end(0);
  await vi.advanceTimersByTimeAsync(600);
  expect(save).toHaveBeenCalledTimes(2);
  await end(1);
  expect(autosave.pending).toBe(false);
});

test("a failed save keeps the words, says so, and is tried again", async () => {
  const states: SaveState[] = [];
  let broken = true;
  const save = vi.fn(async () => {
    if (broken) throw new Error("full");
  });
  const autosave = new Autosave(save, (state) => states.push(state));
  autosave.touched();
  await vi.advanceTimersByTimeAsync(600);
  expect(autosave.pending).toBe(true);
  broken = false;
  await vi.advanceTimersByTimeAsync(3000);
  expect(states).toEqual(["waiting", "saving", "failed", "saving", "saved"]);
  expect(autosave.pending).toBe(false);
});

test("typing on after a failure tries again at once in the usual rhythm", async () => {
  const save = vi.fn(async () => undefined).mockRejectedValueOnce(new Error("full"));
  const autosave = new Autosave(save);
  autosave.touched();
  await vi.advanceTimersByTimeAsync(600);
  autosave.touched();
  await vi.advanceTimersByTimeAsync(600);
  expect(save).toHaveBeenCalledTimes(2);
});

test("flush writes at once and tells whether everything is on disk", async () => {
  const save = vi.fn(async () => undefined).mockRejectedValueOnce(new Error("full"));
  const autosave = new Autosave(save);
  autosave.touched();
  expect(await autosave.flush()).toBe(false);
  expect(await autosave.flush()).toBe(true);
  expect(save).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(save).toHaveBeenCalledTimes(2);
});

test("flush waits for the running save and for what was typed meanwhile", async () => {
  const { save, end } = slowSave();
  const autosave = new Autosave(save);
  autosave.touched();
  await vi.advanceTimersByTimeAsync(600);
  autosave.touched();
  const flushed = vi.fn();
  void autosave.flush().then(flushed);
  await end(0);
  expect(save).toHaveBeenCalledTimes(2);
  expect(flushed).not.toHaveBeenCalled();
  await end(1);
  expect(flushed).toHaveBeenCalledWith(true);
});

test("flush with nothing to write saves nothing", async () => {
  const save = vi.fn(async () => undefined);
  expect(await new Autosave(save).flush()).toBe(true);
  expect(save).not.toHaveBeenCalled();
});
