// The states of the instances: what start and stop have changed, and how far that has come.

/** A state of an instance as EC2 names and counts it (Amazon EC2 API Reference, InstanceState). */
export interface InstanceState {
  readonly Code: number;
  readonly Name: 'pending' | 'running' | 'stopping' | 'stopped';
}

const STATES = {
  pending: { Code: 0, Name: 'pending' },
  running: { Code: 16, Name: 'running' },
  stopping: { Code: 64, Name: 'stopping' },
  stopped: { Code: 80, Name: 'stopped' },
} as const satisfies Record<InstanceState['Name'], InstanceState>;

/** How long a start and a stop take: about what EC2 needs, and short enough to be watched. */
const START_TAKES_MS = 20_000;
const STOP_TAKES_MS = 30_000;

/** The last change of an instance. */
interface Change {
  readonly to: 'running' | 'stopped';
  readonly at: Date;
}

/** What a start or stop did. */
export interface StateChange {
  readonly previous: InstanceState;
  readonly current: InstanceState;
}

/** Remembers which instances were started and stopped. */
export class InstanceStates {
  readonly #changes = new Map<string, Change>();

  /** The state of an instance that was running, or stopped, before anybody changed it. */
  find(instanceId: string, wasRunning: boolean, now: Date): InstanceState {
    const change = this.#changes.get(instanceId);
    if (change === undefined) return wasRunning ? STATES.running : STATES.stopped;
    const sinceMs = now.getTime() - change.at.getTime();
    if (change.to === 'running') return sinceMs < START_TAKES_MS ? STATES.pending : STATES.running;
    return sinceMs < STOP_TAKES_MS ? STATES.stopping : STATES.stopped;
  }

  /** When the instance was last started, or stopped, by a command; undefined where it was not. */
  changedAt(instanceId: string): Date | undefined {
    return this.#changes.get(instanceId)?.at;
  }

  /** Starts an instance that is stopped; one that runs goes on. */
  start(instanceId: string, previous: InstanceState, now: Date): StateChange {
    if (previous.Name !== 'stopped') return { previous, current: previous };
    this.#changes.set(instanceId, { to: 'running', at: now });
    return { previous, current: STATES.pending };
  }

  /** Stops an instance that runs; one that is stopped stays so. */
  stop(instanceId: string, previous: InstanceState, now: Date): StateChange {
    if (previous.Name === 'stopped' || previous.Name === 'stopping') return { previous, current: previous };
    this.#changes.set(instanceId, { to: 'stopped', at: now });
    return { previous, current: STATES.stopping };
  }
}
