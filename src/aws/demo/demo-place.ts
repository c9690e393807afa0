// Where and when a call of the demo account happens: its resources stand in whichever Region is asked, and look fresh at any time.
import { partitionOfRegion, type Partition } from '../../domain/partition.ts';
import { DEMO_ACCOUNT_ID } from './demo-account-id.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Where and when a call happens. */
export class DemoPlace {
  readonly region: string;
  readonly partition: Partition;
  readonly now: Date;

  private constructor(region: string, partition: Partition, now: Date) {
    this.region = region;
    this.partition = partition;
    this.now = now;
  }

  /** Makes the place; undefined for a Region that AWS does not have. */
  static of(region: string, now: Date): DemoPlace | undefined {
    const partition = partitionOfRegion(region);
    return partition === undefined ? undefined : new DemoPlace(region, partition, now);
  }

  get accountId(): string {
    return DEMO_ACCOUNT_ID;
  }

  /** Names a resource: `arn('sns', 'shop-alarms')`. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition.id}:${service}:${this.region}:${DEMO_ACCOUNT_ID}:${resource}`;
  }

  /** Names a resource that belongs to no Region, such as a role. */
  globalArn(service: string, resource: string): string {
    return `arn:${this.partition.id}:${service}::${DEMO_ACCOUNT_ID}:${resource}`;
  }

  /** Names an Availability Zone: `zone('a')`. */
  zone(letter: string): string {
    return `${this.region}${letter}`;
  }

  /** What AWS's hosts end with here. */
  get dnsSuffix(): string {
    return this.partition.dnsSuffix;
  }

  /** An instant some minutes ago; the same for a whole minute. */
  minutesAgo(minutes: number): Date {
    const minute = Math.floor(this.now.getTime() / MINUTE_MS) * MINUTE_MS;
    return new Date(minute - Math.round(minutes * MINUTE_MS));
  }

  /** An instant at a time of day (UTC) some whole days ago, at least one; the same for a whole day. */
  daysAgo(days: number, time: string): Date {
    const today = Math.floor(this.now.getTime() / DAY_MS) * DAY_MS;
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    return new Date(today - days * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000);
  }
}
