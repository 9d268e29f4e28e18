import { describe, expect, it } from "vitest";
import { type Deadline, startDeadline } from "../../../src/transport/deadline.ts";
import { limitConcurrency } from "../../../src/transport/limit-concurrency.ts";

/** Runs tasks under a limit; each notes its start and ends when told. */
function makeTasks(max: number) {
  const limit = limitConcurrency(max);
  const started: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const run = (id: number, deadline: Deadline = startDeadline(60_000)) =>
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
  return new Promise((resolve) => setTimeout(resolve, 5));
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

  it("never starts a task that is cancelled while it waits, nor lets it take a slot", async () => {
    const { started, run, end } = makeTasks(1);
    const controller = new AbortController();
    const tasks = [run(0), run(2)];
    const cancelled = run(1, startDeadline(60_000, controller.signal));
    const last = run(3);
    controller.abort("why");
    await expect(cancelled).rejects.toMatchObject({ code: "aborted", sent: false, cause: "why" });
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
    const cancelled = run(0, startDeadline(60_000, AbortSignal.abort("why")));
    await expect(cancelled).rejects.toMatchObject({ code: "aborted", sent: false, cause: "why" });
    expect(started).toEqual([]);
  });

  it("leaves a task that runs to its own deadline", async () => {
    const { run, end } = makeTasks(1);
    const controller = new AbortController();
    const first = run(0);
    const second = run(1, startDeadline(60_000, controller.signal));
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
    const deadline = startDeadline(60_000);
    // Each waits in the queue for its slot, so the queue is compacted on the way.
    await Promise.all(
      ids.map((id) => limit({ ...deadline, cancellation: undefined }, async () => void order.push(id))),
    );
    deadline.end();
    expect(order).toEqual(ids);
  });
});
