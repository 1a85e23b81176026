import { expect, test } from "vitest";
import { inTurn } from "./turns";

test("tasks run one after another, in the order given", async () => {
  const turn = inTurn();
  const seen: string[] = [];
  const task = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
  };
  await Promise.all([turn(task("a")), turn(task("b"))]);
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("a task that fails tells its caller and holds nobody up", async () => {
  const turn = inTurn();
  const failing = turn(() => Promise.reject(new Error("full")));
  const next = turn(() => Promise.resolve("next"));
  await expect(failing).rejects.toThrow("full");
  expect(await next).toBe("next");
});
