// The instances of the AWS double in one Region: what EC2 remembers of them, and which changes it refuses.
import { randomBytes } from 'node:crypto';
import { AwsDoubleError } from './aws-double-answer.ts';

/** States of an instance, by the code that EC2 gives them. */
export const STATE_CODES = { pending: 0, running: 16, 'shutting-down': 32, terminated: 48, stopping: 64, stopped: 80 } as const;

/** A state of an instance. */
export type InstanceState = keyof typeof STATE_CODES;

/** An instance. */
export interface DoubleInstance {
  readonly instanceId: string;
  readonly reservationId: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly privateIpAddress: string;
  readonly launchedAt: Date;
  readonly tags: Readonly<Record<string, string>>;
  readonly state: InstanceState;
}

/** What an instance is started from. */
export interface InstanceWish {
  readonly imageId: string;
  readonly instanceType: string;
  readonly count: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly clientToken?: string;
}

/** A change of an instance's state, as EC2 tells it: on the way at first, done when it is looked at next. */
export interface StateChange {
  readonly instanceId: string;
  readonly previous: InstanceState;
  readonly current: InstanceState;
}

/** What can be done to instances that are there. */
export type InstanceChange = 'start' | 'stop' | 'reboot' | 'terminate';

// Match: i-0a1b2c3d4e5f60001, i-12345678. Near miss: i-web, web-1.
const INSTANCE_ID = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

const CHANGES: Readonly<Record<InstanceChange, { readonly via: InstanceState; readonly to: InstanceState; readonly words: string }>> = {
  start: { via: 'pending', to: 'running', words: 'started' },
  stop: { via: 'stopping', to: 'stopped', words: 'stopped' },
  reboot: { via: 'running', to: 'running', words: 'rebooted' },
  terminate: { via: 'shutting-down', to: 'terminated', words: 'terminated' },
};

/** The instances of a Region. */
export class DoubleInstances {
  readonly #region: string;
  readonly #now: () => Date;
  readonly #instances = new Map<string, DoubleInstance>();
  readonly #reservationsByToken = new Map<string, string>();

  constructor(region: string, now: () => Date, instances: readonly DoubleInstance[] = []) {
    this.#region = region;
    this.#now = now;
    for (const instance of instances) this.#instances.set(instance.instanceId, instance);
  }

  /** All instances, oldest first. */
  list(): readonly DoubleInstance[] {
    return [...this.#instances.values()];
  }

  /** The instances of these ids; refuses as a whole where one is not there. */
  find(instanceIds: readonly string[]): readonly DoubleInstance[] {
    const malformed = instanceIds.find((id) => !INSTANCE_ID.test(id));
    if (malformed !== undefined) throw new AwsDoubleError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
    const missing = instanceIds.filter((id) => !this.#instances.has(id));
    if (missing.length > 0) {
      const words = missing.length === 1 ? `ID '${String(missing[0])}' does` : `IDs '${missing.join(', ')}' do`;
      throw new AwsDoubleError('InvalidInstanceID.NotFound', `The instance ${words} not exist`);
    }
    return instanceIds.flatMap((id) => this.#instances.get(id) ?? []);
  }

  /** Starts instances in a reservation of their own; a client token that was used before gets what it got then. */
  run({ count, clientToken, ...wish }: InstanceWish): readonly DoubleInstance[] {
    const known = clientToken === undefined ? undefined : this.#reservationsByToken.get(clientToken);
    const reservationId = known ?? `r-${hex()}`;
    if (clientToken !== undefined) this.#reservationsByToken.set(clientToken, reservationId);
    for (let index = 0; known === undefined && index < count; index += 1) {
      const instanceId = `i-${hex()}`;
      this.#instances.set(instanceId, {
        ...wish,
        instanceId,
        reservationId,
        availabilityZone: `${this.#region}a`,
        privateIpAddress: `10.0.1.${String(this.#instances.size + 10)}`,
        launchedAt: this.#now(),
        state: 'running',
      });
    }
    return this.list().filter((instance) => instance.reservationId === reservationId);
  }

  /** Changes instances; refuses as a whole where one cannot be changed so. */
  change(instanceIds: readonly string[], change: InstanceChange): readonly StateChange[] {
    const { via, to, words } = CHANGES[change];
    const instances = this.find(instanceIds);
    const lost = instances.find(({ state }) => state === 'terminated' && change !== 'terminate');
    if (lost !== undefined) {
      throw new AwsDoubleError(
        'IncorrectInstanceState',
        `The instance '${lost.instanceId}' is not in a state from which it can be ${words}.`,
      );
    }
    return instances.map((instance) => {
      this.#instances.set(instance.instanceId, { ...instance, state: to });
      return { instanceId: instance.instanceId, previous: instance.state, current: instance.state === to ? to : via };
    });
  }
}

/** The instances that are there at first. */
export function sampleInstances(region: string): readonly DoubleInstance[] {
  const shared = { imageId: 'ami-0123456789abcdef0', launchedAt: new Date('2026-01-15T08:30:00.000Z') };
  return [
    {
      ...shared,
      instanceId: 'i-0a1b2c3d4e5f60001',
      reservationId: 'r-0a1b2c3d4e5f60001',
      instanceType: 't3.micro',
      availabilityZone: `${region}a`,
      privateIpAddress: '10.0.1.10',
      tags: { Name: 'web-1', Environment: 'production' },
      state: 'running',
    },
    {
      ...shared,
      instanceId: 'i-0a1b2c3d4e5f60002',
      reservationId: 'r-0a1b2c3d4e5f60001',
      instanceType: 't3.micro',
      availabilityZone: `${region}b`,
      privateIpAddress: '10.0.1.11',
      tags: { Name: 'web-2', Environment: 'production' },
      state: 'running',
    },
    {
      ...shared,
      instanceId: 'i-0a1b2c3d4e5f60003',
      reservationId: 'r-0a1b2c3d4e5f60003',
      instanceType: 'm5.large',
      availabilityZone: `${region}a`,
      privateIpAddress: '10.0.1.12',
      tags: { Name: 'batch-1', Environment: 'staging' },
      state: 'stopped',
    },
  ];
}

function hex(): string {
  return randomBytes(9).toString('hex').slice(0, 17);
}
