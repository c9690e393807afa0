// Whether an audit event is what somebody searches for. Times, persons by their id and the kinds are the store's to choose.
import type { AuditSearchRequest } from '../contract/audit.ts';
import type { AuditEvent } from '../domain/audit-event.ts';
import { channelKey, type Channel } from '../domain/channel.ts';

/** What to search for, with the channel that is meant by the name of a configuration. */
export interface AuditSearch extends Omit<AuditSearchRequest, 'limit' | 'before' | 'since' | 'until'> {
  readonly configuredChannel?: Channel | undefined;
}

/** Tells whether all that is named fits. */
export function matchesSearch(event: AuditEvent, search: AuditSearch): boolean {
  return isInChannel(event, search) && NAMED.every((name) => search[name] === undefined || FITS[name](event, search[name]));
}

const NAMED = ['person', 'account', 'service', 'operation', 'kind', 'outcome', 'commandId', 'text'] as const;

/** How each of them is held against an event. */
const FITS: Readonly<Record<(typeof NAMED)[number], (event: AuditEvent, wanted: string) => boolean>> = {
  person: ({ person: { userId, displayName } }, wanted) => userId === wanted || displayName.toLowerCase().includes(wanted.toLowerCase()),
  account: (event, wanted) => textsOf(event, 'accountId').includes(wanted),
  service: (event, wanted) => textsOf(event, 'service').includes(wanted),
  operation: (event, wanted) => textsOf(event, 'operation').map(withoutHyphens).includes(withoutHyphens(wanted)),
  kind: ({ kind }, wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || kind.endsWith(`.${wanted}`),
  outcome: (event, wanted) => event.kind.endsWith(`.${wanted}`) || textsOf(event, 'verdict').includes(wanted),
  commandId: (event, wanted) => event.commandId === wanted,
  text: (event, wanted) => JSON.stringify(event).toLowerCase().includes(wanted.toLowerCase()),
};

type Detail = Readonly<Record<string, unknown>>;

/** What an event says under a name; several commands of one message are told together. */
function textsOf({ detail }: AuditEvent, name: string): readonly string[] {
  const { commands } = detail;
  const all: readonly Detail[] = Array.isArray(commands) ? [detail, ...(commands as readonly Detail[])] : [detail];
  return all.map((each) => each[name]).filter((value) => typeof value === 'string');
}

function isInChannel({ channel }: AuditEvent, { channel: wanted, configuredChannel }: AuditSearch): boolean {
  if (wanted === undefined) return true;
  if (channel === undefined) return false;
  const key = channelKey(channel);
  return channel.channelId === wanted || key === wanted || (configuredChannel !== undefined && channelKey(configuredChannel) === key);
}

/** `stop-instances` is the AWS CLI's name of `StopInstances`. */
function withoutHyphens(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}
