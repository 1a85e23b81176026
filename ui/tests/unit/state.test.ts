import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { comboOf, keyWords, keys } from "$lib/state/keys";
import { leftAt, placeOf } from "$lib/state/left";
import { type Place, router } from "$lib/state/router.svelte";
import { TOAST_MS, toasts } from "$lib/state/toasts.svelte";
import { redo, sayWithUndo, undo } from "$lib/state/undo";
import { beforeLock } from "$lib/state/flushes";
import { session } from "$lib/state/session.svelte";
import { settings } from "$lib/state/settings.svelte";
import { Searching } from "$lib/search/searching.svelte";
import { Pending } from "$lib/state/pending.svelte";
import { fake, refuse } from "../fake";

const press = (key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...options });
  target.dispatchEvent(event);
  return event;
};

describe("the router", () => {
  beforeEach(() => router.reset());

  it("goes and comes back", () => {
    router.go({ screen: "clients" });
    router.go({ screen: "client", id: "ilse" });
    expect(router.back()).toBe(true);
    expect(router.place).toEqual({ screen: "clients" });
    router.back();
    expect(router.place).toEqual({ screen: "today" });
    expect(router.back()).toBe(false);
  });

  it("takes no step to where it is", () => {
    router.go({ screen: "today" });
    expect(router.back()).toBe(false);
  });

  it("gives a place a better name without a step, and without making the screen anew", () => {
    router.go({ screen: "reflect", id: null });
    const { visit } = router;
    router.replace({ screen: "reflect", id: "r-new" });
    expect(router.visit).toBe(visit);
    router.back();
    expect(router.place).toEqual({ screen: "today" });
  });
});

describe("the keyboard", () => {
  afterEach(() => window.removeEventListener("keydown", keys.handle));

  it("names combinations", () => {
    expect(comboOf(new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, shiftKey: true }))).toBe("mod+shift+z");
    expect(comboOf(new KeyboardEvent("keydown", { key: "?", shiftKey: true }))).toBe("?");
    expect(comboOf(new KeyboardEvent("keydown", { key: "&", code: "Digit1", ctrlKey: true }))).toBe("mod+1");
    expect(comboOf(new KeyboardEvent("keydown", { key: "т", code: "KeyN", ctrlKey: true }))).toBe("mod+n");
    expect(keyWords("mod+shift+z")).toBe("Ctrl Shift Z");
    expect(keyWords("f8")).toBe("F8");
  });

  it("leaves to a field what belongs to a field", () => {
    const act = vi.fn();
    window.addEventListener("keydown", keys.handle);
    const unbind = keys.on("mod+z", act, { inFields: false });
    const field = document.body.appendChild(document.createElement("textarea"));
    expect(press("z", { ctrlKey: true }, field).defaultPrevented).toBe(false);
    expect(act).not.toHaveBeenCalled();
    expect(press("z", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(act).toHaveBeenCalledOnce();
    field.remove();
    unbind();
  });

  it("lets the newest binding win, and the older one back when it goes", () => {
    const [older, newer] = [vi.fn(), vi.fn()];
    const unbindOlder = keys.on("f1", older);
    const unbindNewer = keys.on("f1", newer);
    keys.press("f1");
    unbindNewer();
    keys.press("f1");
    unbindOlder();
    keys.press("f1");
    expect([older.mock.calls.length, newer.mock.calls.length]).toEqual([1, 1]);
  });
});

describe("toasts", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("stay eight seconds, and longer while held", () => {
    toasts.say("Need let go.");
    toasts.hold();
    vi.advanceTimersByTime(TOAST_MS * 2);
    expect(toasts.current?.text).toBe("Need let go.");
    toasts.release();
    vi.advanceTimersByTime(TOAST_MS - 1);
    expect(toasts.current).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(toasts.current).toBeNull();
  });

  it("show the newest for its own eight seconds", () => {
    toasts.say("first");
    vi.advanceTimersByTime(TOAST_MS - 1000);
    toasts.say("second");
    vi.advanceTimersByTime(2000);
    expect(toasts.current?.text).toBe("second");
  });
});

describe("undo", () => {
  it("says what was taken back and what was done again", async () => {
    fake();
    await undo();
    expect(toasts.current?.text).toBe("Undone: answered the suggestion for “Be taken seriously by her board”.");
    await redo();
    expect(toasts.current?.text).toBe("Done again: answered the suggestion for “Be taken seriously by her board”.");
  });

  it("says so when there is nothing", async () => {
    fake().answer("undo", () => refuse("nothing_to_undo", "Nothing to undo."));
    await undo();
    expect(toasts.current?.text).toBe("There is nothing to undo.");
  });

  it("is offered beside what was done", async () => {
    const core = fake();
    sayWithUndo("Laid aside for now.");
    toasts.current?.undo?.();
    await vi.waitFor(() => expect(core.asked.map(({ command }) => command)).toContain("undo"));
  });
});

describe("the session", () => {
  it("saves what is in hand, tells where it was by ids alone, and locks", async () => {
    const core = fake();
    await session.start();
    router.go({ screen: "client", id: "ilse", at: "w-2" });
    router.scrolled = 412.4;
    const steps: string[] = [];
    const withdraw = beforeLock(async () => void steps.push("flushed"));
    core.answer("remember_place", ({ leftAt }) => void steps.push(JSON.stringify(leftAt)));
    core.answer("lock_journal", () => void steps.push("locked"));
    await session.lock();
    withdraw();
    const place = { screen: "client", id: "ilse", client_id: null, need_id: null, at: "w-2", scroll: 412 };
    expect(steps).toEqual(["flushed", JSON.stringify(place), "locked"]);
  });

  it("locks even if the place could not be kept", async () => {
    const core = fake();
    await session.start();
    core.answer("remember_place", () => refuse("store", "No room."));
    await session.lock();
    expect(core.asked.map(({ command }) => command)).toContain("lock_journal");
  });

  it("comes back to the very place, as far down as it was", async () => {
    const core = fake("locked");
    const left_at = { screen: "client", id: "ilse", client_id: null, need_id: null, at: null, scroll: 412 };
    const opened = { state: "open", sample: false, looking: null, locked: null, folder: "", wait_seconds: 0 };
    core.answer("unlock_journal", () => ({ ...opened, left_at }));
    await session.start();
    await session.unlock("quiet water deep");
    expect(router.place).toEqual({ screen: "client", id: "ilse" });
    expect(router.resume).toBe(412);
  });

  it("comes back to the line of a list that one left it from, without measuring how far down that is", async () => {
    router.reset({ screen: "clients" });
    router.row = "ilse";
    router.go({ screen: "client", id: "ilse" });
    expect(router.here).toEqual({ screen: "client", id: "ilse" });
    router.back();
    expect(router.place).toEqual({ screen: "clients", at: "ilse" });
    router.reset({ screen: "clients", at: "ilse" }, 412);
    expect(router.resume).toBe(0);
  });

  it("knows every place again", () => {
    const places: Place[] = [
      { screen: "today" },
      { screen: "reflections" },
      { screen: "reflect", id: "r-1" },
      { screen: "reflect", id: null, clientId: "ilse" },
      { screen: "clients" },
      { screen: "clients", at: "ilse" },
      { screen: "client", id: "ilse", at: "w-2" },
      { screen: "brief", id: "ilse" },
      { screen: "overlap", needId: "n-1" },
      { screen: "gifts", id: "g-1" },
      { screen: "settings" },
      { screen: "trash" },
    ];
    expect(places.map((place) => placeOf(leftAt(place, 0)))).toEqual(places);
  });

  it("carries no place into the sample practice", async () => {
    fake();
    router.go({ screen: "client", id: "ilse" });
    await session.openSample();
    expect(router.place).toEqual({ screen: "today" });
    expect(session.status?.sample).toBe(true);
  });
});

describe("settings", () => {
  it("show at once", async () => {
    fake();
    await settings.load();
    await settings.set({ theme: "dark", text_percent: 120 });
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    expect(document.documentElement.style.fontSize).toBe("120%");
  });

  it("go back to what they were when they could not be kept", async () => {
    const core = fake();
    await settings.load();
    core.answer("set_settings", () => refuse("disk_full", "The disk is full."));
    await expect(settings.set({ theme: "dark" })).rejects.toThrow("The disk is full.");
    expect(settings.value.theme).toBe("system");
    expect(document.documentElement.dataset["theme"]).toBe("light");
  });
});

describe("searching", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("asks once for words typed in one go, within 120 ms", async () => {
    const core = fake();
    const search = new Searching();
    for (const words of ["p", "pr", "pri", "price"]) {
      search.type(words);
      await vi.advanceTimersByTimeAsync(30);
    }
    await vi.advanceTimersByTimeAsync(90);
    expect(core.asked.map(({ args }) => args["words"])).toEqual(["price"]);
    expect(search.result.total).toBe(3);
  });

  it("takes only the newest answer, whichever comes last", async () => {
    const core = fake();
    const answers: ((total: number) => void)[] = [];
    core.answer("search", () => new Promise((resume) => answers.push((total) => resume({ hits: [], total }))));
    const search = new Searching();
    search.type("a");
    await vi.advanceTimersByTimeAsync(120);
    search.type("ab");
    await vi.advanceTimersByTimeAsync(120);
    answers[1]?.(2);
    answers[0]?.(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(search.result.total).toBe(2);
  });
});

describe("what is under way", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is shown only past 300 ms, and can't be begun twice", async () => {
    const pending = new Pending();
    let finish = (): void => undefined;
    const act = vi.fn(() => new Promise<void>((resume) => (finish = resume)));
    const run = pending.run(act);
    void pending.run(act);
    vi.advanceTimersByTime(299);
    expect(pending.shown).toBe(false);
    vi.advanceTimersByTime(1);
    expect(pending.shown).toBe(true);
    finish();
    await run;
    expect(act).toHaveBeenCalledOnce();
    expect(pending.shown).toBe(false);
  });
});
