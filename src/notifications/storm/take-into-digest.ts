// Takes deliveries into a digest, within a unit: they are ended with it as their disposition, it is counted up, its message follows.
import { channelKey } from '../../domain/channel.ts';
import { EMPTY_TALLY, type Digest, type DigestKind } from '../../domain/digest.ts';
import type { WaitingDelivery } from '../../storage/delivery-records.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { announceDigest } from './announce-digest.ts';
import { countIn } from './count-in.ts';
import type { TakingTools } from './digest-words.ts';
import { sayNames } from './say-names.ts';
import { CHANGE_OF_CLOSED_EVERY_MS, NAMES_IN_A_MESSAGE, UNSAID_NAMES_MAX } from './storm-limits.ts';

/** What is taken, and into which digest. */
export interface DigestIntake {
  readonly kind: DigestKind;
  /** Of a group: which one. */
  readonly groupKey?: string;
  readonly taken: readonly [WaitingDelivery, ...WaitingDelivery[]];
}

/** Takes messages into the open digest of a kind, which begins where there is none. Returns it as it is then. */
export async function takeIntoDigest(records: RecordWriters, intake: DigestIntake, tools: TakingTools): Promise<Digest> {
  const { kind, taken } = intake;
  const open = (await findOpen(records, intake)) ?? (await beginDigest(records, intake, tools));
  await endIn(records, { digest: open, taken }, tools);
  const names = kind === 'storm' ? [] : taken.map(nameOf);
  const room = Math.max(NAMES_IN_A_MESSAGE - open.listedNames.length, 0);
  const digest: Digest = {
    ...open,
    lastTakenAt: tools.now,
    spanCount: open.spanCount + taken.length,
    tally: countIn(
      open.tally,
      taken.map(({ gist }) => gist),
    ),
    listedNames: [...open.listedNames, ...names.slice(0, room)],
    ...(kind === 'critical' ? { unsaidNames: [...(open.unsaidNames ?? []), ...names.slice(room)].slice(0, UNSAID_NAMES_MAX) } : {}),
  };
  await records.digests.replace(digest);
  await announce(records, digest, tools);
  if (kind !== 'group') return digest;
  // A change of a message is seen by nobody who does not look; who joins a group is told under it as well.
  const isJoined = open.tally.total > 0 && tools.hasThreads;
  await sayNames(records, { digest, names: isJoined ? names : names.slice(room) }, tools);
  return digest;
}

function findOpen({ digests }: RecordWriters, { kind, groupKey = '', taken }: DigestIntake): Promise<Digest | undefined> {
  const key = channelKey(taken[0].channel);
  return kind === 'group' ? digests.findOpenGroup(key, groupKey) : digests.findOpen(key, kind);
}

/** Takes later steps of what a digest holds: what has ended is counted as such. Returns how many it took. */
export async function takeSteps(
  records: RecordWriters,
  { digestId, steps }: { readonly digestId: string; readonly steps: readonly WaitingDelivery[] },
  tools: TakingTools,
): Promise<number> {
  const digest = await records.digests.find(digestId);
  if (digest === undefined) return 0;
  const taken: WaitingDelivery[] = [];
  let overCount = 0;
  for (const step of steps) {
    const isOver = await isStepOfEnded(records, step);
    // What has become critical since is worth a message of its own.
    if (step.gist.severity === 'critical' && digest.tally.bySeverity.critical === undefined && !isOver) continue;
    if (isOver && !taken.some(({ incidentId }) => incidentId === step.incidentId) && !(await isCounted(records, step))) overCount += 1;
    taken.push(step);
  }
  if (taken.length === 0) return 0;
  await endIn(records, { digest, taken }, tools);
  const counted = { ...digest, tally: { ...digest.tally, overCount: digest.tally.overCount + overCount } };
  await records.digests.replace(counted);
  await announce(records, counted, tools);
  return taken.length;
}

async function isStepOfEnded({ incidents }: RecordWriters, { incidentId }: WaitingDelivery): Promise<boolean> {
  return incidentId !== undefined && (await incidents.find(incidentId))?.closedAt !== undefined;
}

/** A step can have two deliveries, the change of the message and the reply under it. */
async function isCounted(records: RecordWriters, { id, eventId, incidentId }: WaitingDelivery): Promise<boolean> {
  const others = await records.deliveries.listOfEvent(eventId);
  return others.some((other) => other.id !== id && other.incidentId === incidentId && other.status === 'digested');
}

async function beginDigest(
  records: RecordWriters,
  { kind, groupKey, taken: [first] }: DigestIntake,
  { now, newId }: TakingTools,
): Promise<Digest> {
  const { channel, configurationName, eventId } = first;
  const id = newId();
  const digest: Digest = {
    id,
    kind,
    ...(groupKey === undefined ? {} : { groupKey }),
    channel,
    configurationName,
    eventId,
    openedAt: first.queuedAt,
    lastTakenAt: now,
    spanStartedAt: now,
    spanCount: 0,
    tally: EMPTY_TALLY,
    listedNames: [],
  };
  // Its message is that of an incident: changed, replied to and posted anew as any other.
  const incident = {
    id,
    configurationName,
    incidentKey: `signalbox:digest:${id}`,
    openedAt: now.toISOString(),
    steps: [],
    notificationCount: 0,
  };
  await records.incidents.insert(incident);
  await records.digests.insert(digest);
  return digest;
}

async function endIn(
  { deliveries }: RecordWriters,
  { digest, taken }: { readonly digest: Digest; readonly taken: readonly WaitingDelivery[] },
  { now }: TakingTools,
): Promise<void> {
  const reason = `it is told in digest ${digest.id}`;
  for (const { id } of taken) await deliveries.update(id, { status: 'digested', digestId: digest.id, finishedAt: now, reason });
}

async function announce(records: RecordWriters, digest: Digest, { words, now, newId, changeEveryMs }: TakingTools): Promise<void> {
  const everyMs = digest.closedAt === undefined ? changeEveryMs : Math.max(changeEveryMs, CHANGE_OF_CLOSED_EVERY_MS);
  await announceDigest(records, { digest, message: words.compose(digest, everyMs / 1_000), now, newId, changeEveryMs: everyMs });
}

function nameOf({ gist: { kind, name, accountId, region } }: WaitingDelivery): string {
  return [name ?? kind, region, accountId].filter((part) => part !== undefined && part !== '').join(' | ');
}
