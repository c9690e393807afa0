// How a channel shows what goes on in an incident after its first message: where, whether that message is changed, when a new thread starts.

/** Where a later step of an incident is shown: under its message, as a message of its own in the channel, or both. */
export const UPDATE_PLACES = ['thread', 'channel', 'both'] as const;

/** Where a later step of an incident is shown. */
type UpdatePlace = (typeof UPDATE_PLACES)[number];

/** The policy of a channel. */
export interface UpdatePolicy {
  readonly show: UpdatePlace;
  /** Whether the incident's message is changed to its newest state. */
  readonly edit: boolean;
  /** How old a thread may become, in milliseconds; the next step but an end then starts a new one. */
  readonly newThreadAfterMs: number;
  /** Whether the OK of an alarm is posted whose ALARM was never shown. */
  readonly postOkWithoutAlarm: boolean;
}

/** What counts where neither the file nor anybody in the channel says otherwise. */
export const DEFAULT_UPDATE_POLICY: UpdatePolicy = {
  show: 'thread',
  edit: true,
  newThreadAfterMs: 24 * 60 * 60_000,
  postOkWithoutAlarm: false,
};

/** What of the policy a delivery is sent by; it was decided when its event came. */
export interface DeliveryUpdates extends Pick<UpdatePolicy, 'show' | 'edit'> {
  /** True where the step is older than what the incident's message shows: it never takes that one's place. */
  readonly isLate?: true;
}

/** The shortest and the longest time after which a new thread may start: less than a minute is every message, more than 90 days is never. */
const SHORTEST_MS = 60_000;
const LONGEST_MS = 90 * 24 * 60 * 60_000;

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };

// Match: 24h, 90m, 7d. Near miss: 24 (no unit), 1.5h, 1h30m.
const DURATION = /^(\d{1,6})([mhd])$/;

/** What a duration must look like, for whoever wrote another. */
export const NEW_THREAD_AFTER_FORM = 'must be minutes, hours or days, such as 30m, 24h or 7d, from 1m to 90d';

/** Reads the age after which a new thread starts; undefined where it is no duration from one minute to 90 days. */
export function parseNewThreadAfter(text: string): number | undefined {
  const [, count = '', unit = ''] = DURATION.exec(text.trim().toLowerCase()) ?? [];
  const milliseconds = Number(count) * (UNIT_MS[unit] ?? 0);
  return milliseconds >= SHORTEST_MS && milliseconds <= LONGEST_MS ? milliseconds : undefined;
}

/** Writes such an age as one types it: days from the second on, else hours or minutes. */
export function formatNewThreadAfter(milliseconds: number): string {
  const { d = 1, h = 1, m = 1 } = UNIT_MS;
  if (milliseconds > d && milliseconds % d === 0) return `${milliseconds / d}d`;
  return milliseconds % h === 0 ? `${milliseconds / h}h` : `${milliseconds / m}m`;
}
