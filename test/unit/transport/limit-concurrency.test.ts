import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { Deadline } from "../../../src/transport/deadline.ts";
import { limitConcurrency } from "../../../src/transport/limit-concurrency.ts";

/** Runs tasks under a limit; each notes its start and ends when told. */
function makeTasks(max: number) {
  const limit = limitConcurrency(max);
  const started: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const run = (id: number, deadline: Deadline = new Deadline(60_000)) =>
    limit(deadline, () => {
      started.push(id);
      return new Promise<number>((resolve, reject) => {
        ends[id] = (error) => (error ? reject(error) : resolve(id));
      });
    }).finally(() => deadline.end());
  return { started, run, end: (id: number, error?: Error) => ends[id]?.(error) };
}

/** Lets everything happen that waits for nothing else. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(setImmediate, 5, resolve));
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

describe("limitConcurrency", () => {
  it("starts as many tasks as it may, the others in the order in which they asked", async () => {
    const { started, run, end } = makeTasks(2);
    const all = Promise.all([0, 1, 2, 3].map((id) => run(id)));
    await settle();
    expect(started).toEqual([0, 1]);
    end(1);
    await settle();
    expect(started).toEqual([0, 1, 2]);
    end(0);
    await settle();
    expect(started).toEqual([0, 1, 2, 3]);
    end(2);
    end(3);
    expect(await all).toEqual([0, 1, 2, 3]);
  });

  it("frees the slot of a task that fails, and passes on its error", async () => {
    const { started, run, end } = makeTasks(1);
    const first = run(0);
    const second = run(1);
    const error = new Error("of the task");
    await settle();
    end(0, error);
    await expect(first).rejects.toBe(error);
    await settle();
    expect(started).toEqual([0, 1]);
    end(1);
    expect(await second).toBe(1);
  });

  it("frees each slot once", async () => {
    const { started, run, end } = makeTasks(1);
    const tasks = [run(0)];
    await settle();
    end(0);
    await settle();
    tasks.push(run(1), run(2));
    await settle();
    expect(started).toEqual([0, 1]);
    end(1);
    await settle();
    end(2);
    await Promise.all(tasks);
  });

  it("keeps the slot of a task for as long as it leaves something behind", async () => {
    const { started, run, end } = makeTasks(1);
    const deadline = new Deadline(60_000);
    let letGo = () => {};
    deadline.holdSlotUntil(
      new Promise((resolve) => {
        letGo = resolve;
      }),
    );
    const tasks = [run(0, deadline), run(1)];
    await settle();
    end(0);
    await tasks[0];
    await settle();
    expect(started).toEqual([0]);
    letGo();
    await settle();
    expect(started).toEqual([0, 1]);
    end(1);
    await Promise.all(tasks);
  });

  it("starts tasks although more are asked for in every turn", async () => {
    const { started, run, end } = makeTasks(20);
    const tasks: Promise<number>[] = [];
    const askInEachTurn = (id: number) => {
      if (id < 10) setImmediate(askInEachTurn, id + 1);
      tasks.push(run(id));
    };
    askInEachTurn(0);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(started.length).toBeGreaterThan(2);
    await settle();
    for (let id = 0; id <= 10; id++) end(id);
    await Promise.all(tasks);
  });

  it("never starts a task that is cancelled while it waits, nor lets it take a slot", async () => {
    const { started, run, end } = makeTasks(1);
    const controller = new AbortController();
    const tasks = [run(0), run(2)];
    const cancelled = run(1, new Deadline(60_000, controller.signal));
    const last = run(3);
    controller.abort("why");
    await expect(cancelled).rejects.toMatchObject({ code: "aborted", sent: false, cause: "why" });
    await settle();
    end(0);
    await settle();
    end(2);
    await settle();
    expect(started).toEqual([0, 2, 3]);
    end(3);
    await Promise.all([...tasks, last]);
  });

  it("never starts a task that was cancelled before", async () => {
    const { started, run } = makeTasks(1);
    const cancelled = run(0, new Deadline(60_000, AbortSignal.abort("why")));
    await expect(cancelled).rejects.toMatchObject({ code: "aborted", sent: false, cause: "why" });
    expect(started).toEqual([]);
  });

  it("leaves a task that runs to its own deadline", async () => {
    const { run, end } = makeTasks(1);
    const controller = new AbortController();
    const first = run(0);
    const second = run(1, new Deadline(60_000, controller.signal));
    await settle();
    end(0);
    await first;
    await settle();
    controller.abort();
    end(1);
    expect(await second).toBe(1);
  });

  it("keeps the order over thousands of tasks", async () => {
    const limit = limitConcurrency(1);
    const order: number[] = [];
    const ids = Array.from({ length: 3000 }, (_, id) => id);
    await Promise.all(
      ids.map(async (id) => {
        const deadline = new Deadline(60_000);
        await limit(deadline, async () => void order.push(id));
        deadline.end();
      }),
    );
    expect(order).toEqual(ids);
  });

  it("starts nothing within the turn in which it is asked, nor within the one in which a slot gets free", async () => {
    const { started, run, end } = makeTasks(1);
    const tasks = [run(0)];
    await Promise.resolve();
    expect(started).toEqual([]);
    await settle();
    expect(started).toEqual([0]);
    end(0);
    await tasks[0];
    tasks.push(run(1));
    await Promise.resolve();
    expect(started).toEqual([0]);
    await settle();
    expect(started).toEqual([0, 1]);
    end(1);
    await Promise.all(tasks);
  });

  it("lets go of a task at once that is cancelled while it waits", async () => {
    const { run, end } = makeTasks(1);
    const running = run(0);
    const controller = new AbortController();
    let task: (() => Promise<void>) | undefined = async () => {};
    const released = new WeakRef(task);
    const limit = limitConcurrency(1);
    const blocked = limit(new Deadline(60_000), () => running);
    const cancelled = limit(new Deadline(60_000, controller.signal), task);
    task = undefined;
    await settle();
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: "aborted" });
    await settle();
    collectGarbage();
    expect(released.deref()).toBeUndefined();
    end(0);
    await blocked;
  });

  it("starts tasks while the timers of a test are faked", async () => {
    vi.useFakeTimers();
    try {
      const limit = limitConcurrency(1);
      const ids = [1, 2, 3];
      const deadline = new Deadline(60_000);
      const ended = await Promise.all(ids.map((id) => limit(new Deadline(60_000), async () => id)));
      deadline.end();
      expect(ended).toEqual(ids);
    } finally {
      vi.useRealTimers();
    }
  });
});
