// How many tasks the ECS services are to run, and how many do: new tasks take a while to come up.

/** How long new tasks need until they run. */
const TASK_START_TAKES_MS = 45_000;

/** The tasks of a service. */
export interface ServiceScale {
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  /** When the number was last changed by a command. */
  readonly changedAt?: Date;
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly at: Date;
}

/** Remembers how the services were scaled. */
export class ServiceScales {
  readonly #changes = new Map<string, Change>();

  /** The tasks of a service that ran `usualCount` before anybody changed it. */
  find(serviceName: string, usualCount: number, now: Date): ServiceScale {
    const change = this.#changes.get(serviceName);
    if (change === undefined) return { desiredCount: usualCount, runningCount: usualCount, pendingCount: 0 };
    const { from, to, at } = change;
    const isSettled = to <= from || now.getTime() - at.getTime() >= TASK_START_TAKES_MS;
    return { desiredCount: to, runningCount: isSettled ? to : from, pendingCount: isSettled ? 0 : to - from, changedAt: at };
  }

  /** Sets the number of tasks. */
  scale(serviceName: string, desiredCount: number, { runningCount, now }: { readonly runningCount: number; readonly now: Date }): void {
    this.#changes.set(serviceName, { from: runningCount, to: desiredCount, at: now });
  }
}
