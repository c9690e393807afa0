// Who changed a resource lately, by LookupEvents of CloudTrail.
import type { ReadingPlace } from '../../domain/reading-place.ts';
import { RECENT_CHANGES_MAX, type RecentChange, type RecentChangesRequest, type RecentChangesSource } from '../recent-changes-source.ts';
import type { Reading } from '../reading.ts';
import type { CallGate } from './call-gate.ts';
import type { Params } from './plugin.ts';
import { instantOf, structuresOf, textOf, type Structure } from './read-answer.ts';
import { notRead, type ReadingCaller } from './reading-caller.ts';

/** "The rate of lookup requests is limited to two per second, per account, per Region" (CloudTrail API, LookupEvents). */
export const LOOKUP_INTERVAL_MS = 500;

/** Most pages of a reading, of 50 events each, which is the most there is: where so many only read, nobody waits for more. */
const CHANGE_PAGES_MAX = 2;
const PAGE_SIZE = 50;

/** Longest value of an attribute (CloudTrail API, LookupAttribute). */
const RESOURCE_NAME_MAX_LENGTH = 2_000;

/** Longest name that is passed on. */
const NAME_MAX_LENGTH = 256;

const CALL = 'cloudtrail:LookupEvents';

/** What changes are looked up with. */
export interface RecentChangesOptions {
  readonly caller: ReadingCaller;
  /** One for all of the process. */
  readonly gate: CallGate;
}

/** Looks changes up. */
export class SdkRecentChangesSource implements RecentChangesSource {
  readonly #options: RecentChangesOptions;

  constructor(options: RecentChangesOptions) {
    this.#options = options;
  }

  async find(request: RecentChangesRequest, signal: AbortSignal): Promise<Reading<readonly RecentChange[]>> {
    const params = toParams(request);
    if (params === undefined) return notRead(CALL, 'bad-input', 'CloudTrail would not take the name or the times');
    const { place, resourceName } = request;
    const changes: RecentChange[] = [];
    let NextToken: string | undefined;
    for (let page = 0; page < CHANGE_PAGES_MAX && (page === 0 || NextToken !== undefined); page += 1) {
      const asked = NextToken === undefined ? params : { ...params, NextToken };
      const reading = await this.#call({ place, params: asked }, signal);
      // What the first page has is better than nothing.
      if (reading.status === 'not-read') return changes.length === 0 ? reading : { status: 'read', value: changes };
      const { Events: events } = reading.value;
      if (!Array.isArray(events)) return notRead(CALL, 'damaged', 'the answer has no list of events');
      changes.push(...structuresOf(events).flatMap((event) => toChange(event, resourceName)));
      if (changes.length >= RECENT_CHANGES_MAX) break;
      NextToken = textOf(reading.value['NextToken'], Infinity);
    }
    // "The events list is sorted by time. The most recent event is listed first" (CloudTrail API, LookupEvents).
    return { status: 'read', value: changes.slice(0, RECENT_CHANGES_MAX) };
  }

  async #call(
    request: { readonly place: ReadingPlace | undefined; readonly params: Params },
    signal: AbortSignal,
  ): Promise<Reading<Structure>> {
    const { caller, gate } = this.#options;
    const { place } = request;
    if (place !== undefined && !(await gate.enter(`${place.accountId} ${place.region}`, signal))) {
      return signal.aborted ? notRead(CALL, 'slow', 'no turn in time') : notRead(CALL, 'throttled', 'too many look-ups wait already');
    }
    return caller.call(CALL, request, signal);
  }
}

/** "Currently the list can contain only one item" (CloudTrail API, LookupAttributes): what only reads is left out here. */
function toParams({ resourceName, from, to }: RecentChangesRequest): Params | undefined {
  const StartTime = new Date(from);
  const EndTime = new Date(to);
  if (!(StartTime < EndTime) || resourceName === '' || resourceName.length > RESOURCE_NAME_MAX_LENGTH) return undefined;
  return {
    LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: resourceName }],
    StartTime,
    EndTime,
    MaxResults: PAGE_SIZE,
  };
}

function toChange(event: Structure, resourceName: string): readonly RecentChange[] {
  // The API has it as a text. Only what surely changes something counts.
  if (event['ReadOnly'] !== 'false' || wasRefused(event['CloudTrailEvent'])) return [];
  const at = instantOf(event['EventTime']);
  const eventName = textOf(event['EventName'], NAME_MAX_LENGTH);
  const eventId = textOf(event['EventId'], NAME_MAX_LENGTH);
  if (at === undefined || eventName === undefined || eventId === undefined) return [];
  const userName = textOf(event['Username'], NAME_MAX_LENGTH);
  const eventSource = textOf(event['EventSource'], NAME_MAX_LENGTH) ?? '';
  return [{ at, eventName, eventSource, ...(userName === undefined ? {} : { userName }), eventId, resourceName }];
}

/** A record has an error code where AWS refused the call (CloudTrail User Guide, record contents): nothing changed then. */
function wasRefused(record: unknown): boolean {
  if (typeof record !== 'string') return false;
  try {
    const parsed: unknown = JSON.parse(record);
    return typeof parsed === 'object' && parsed !== null && 'errorCode' in parsed;
  } catch {
    return false;
  }
}
