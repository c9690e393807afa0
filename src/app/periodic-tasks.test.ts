import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALL_TASKS_HERE, PeriodicTasks, type PeriodicTask } from './periodic-tasks.ts';

let timers: Map<() => void, number>;
let log: string[];
let ran: string[];
let held: Set<string>;
let tasks: PeriodicTasks;

beforeEach(() => {
  timers = new Map();
  log = [];
  ran = [];
  held = new Set(['tidy']);
  tasks = new PeriodicTasks({
    leases: { hold: (name) => Promise.resolve(held.has(name)) },
    setTimer: (callback, delayMs) => {
      timers.set(callback, delayMs);
      return () => timers.delete(callback);
    },
    logger: pino({}, { write: (line) => log.push(line) }),
  });
});
afterEach(() => tasks.stop());

const aTask = (overrides: Partial<PeriodicTask> = {}): PeriodicTask => ({
  name: 'tidy',
  everyMs: 1_000,
  async run() {
    ran.push('tidy');
  },
  ...overrides,
});

/** Lets the timers come that are set, and waits until their tasks are planned again. */
async function tick(): Promise<void> {
  const due = [...timers.keys()];
  timers.clear();
  for (const callback of due) callback();
  await expect.poll(() => timers.size).toBe(due.length);
}

describe('PeriodicTasks', () => {
  it('does a task again and again, in its own time', async () => {
    tasks.add(aTask());
    expect(timers.size).toBe(0);
    tasks.start();
    expect([...timers.values()]).toEqual([1_000]);

    await tick();
    await tick();

    expect(ran).toEqual(['tidy', 'tidy']);
  });

  it('takes a task that comes after the start', async () => {
    tasks.start();
    tasks.add(aTask());

    await tick();

    expect(ran).toEqual(['tidy']);
  });

  it('leaves a task to the node that holds its lease, and asks for it again', async () => {
    held.clear();
    tasks.add(aTask());
    tasks.start();
    await tick();
    expect(ran).toEqual([]);

    held.add('tidy');
    await tick();
    expect(ran).toEqual(['tidy']);
  });

  it('logs a task that failed by its name, and does it again', async () => {
    tasks.add(aTask({ run: () => Promise.reject(new Error('no')) }));
    tasks.start();

    await tick();
    await tick();

    expect(log.map((line) => (JSON.parse(line) as { task: string }).task)).toEqual(['tidy', 'tidy']);
  });

  it('aborts what is under way at its stop, waits for its end, and plans nothing more', async () => {
    const began = Promise.withResolvers<void>();
    tasks.add(
      aTask({
        async run(signal) {
          began.resolve();
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve, { once: true });
          });
          ran.push('aborted');
        },
      }),
    );
    tasks.start();
    for (const callback of timers.keys()) callback();
    timers.clear();
    await began.promise;

    await tasks.stop();

    expect(ran).toEqual(['aborted']);
    await expect.poll(() => timers.size).toBe(0);
  });

  it('does everything where there is one process', async () => {
    await expect(ALL_TASKS_HERE.hold('anything')).resolves.toBe(true);
  });
});
