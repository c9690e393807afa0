// Units of random operations over few ids, keys and instants, so that they meet each other often.
import fc from 'fast-check';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { Digest } from '../../domain/digest.ts';
import type { Incident } from '../../domain/incident.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import type { Delivery } from '../../messages/delivery.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { RecordWriters } from '../store.ts';
import { aDigest } from '../../domain/testing/a-digest.ts';
import { aDelivery } from './a-delivery.ts';
import { anyAuditOperation, anyCommandOperation } from './arbitrary-command-operations.ts';
import { anyConversationOperation } from './arbitrary-conversation-operations.ts';
import { anyFileOperation } from './arbitrary-file-operations.ts';
import { anyOfferOperation } from './arbitrary-offer-operations.ts';
import { anyChannel, anyChannelKey, anyId, anyInstant, anyText, ids, operation, texts, type Operation } from './arbitrary-values.ts';
import { anyAliasOperation } from './arbitrary-alias-operations.ts';
import { anyActionOperation } from './arbitrary-action-operations.ts';
import { anyHeartbeatOperation } from './arbitrary-heartbeat-operations.ts';
import { anyLeaseOperation } from './arbitrary-lease-operations.ts';
import { anySilenceOperation } from './arbitrary-silence-operations.ts';
import { anyUserRoleOperation } from './arbitrary-user-role-operations.ts';
import { anyWatchOperation } from './arbitrary-watch-operations.ts';

/** Writes events and incidents for the units to refer to. */
export async function writeSeed({ events, incidents }: RecordWriters): Promise<void> {
  for (const id of seededIds) {
    await events.insert(aRawEvent({ id, body: Uint8Array.of(0) }), 'held');
    await incidents.insert(anIncident({ id, incidentKey: `key of ${id}` }));
  }
}

/** Runs the operations of a unit and returns what they returned. */
export async function runOperations(records: RecordWriters, operations: readonly Operation[]): Promise<readonly unknown[]> {
  const outcomes = [];
  for (const operation of operations) outcomes.push(await operation.run(records));
  return outcomes;
}

/** An arbitrary unit; some fail in the end by themselves. */
export function arbitraryUnit(): fc.Arbitrary<readonly Operation[]> {
  return fc
    .tuple(fc.array(anyOperation, { minLength: 1, maxLength: 5 }), fc.nat(9))
    .map(([operations, dice]) => (dice === 0 ? [...operations, FAILURE] : operations));
}

const FAILURE: Operation = {
  name: 'fail',
  run: () => Promise.reject(new Error('the unit fails by itself')),
};

const seededIds = ids.slice(0, 3);
/** Mostly one that the seed has written; what names another mostly fails, and its unit with it. */
const anyKnownId = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...seededIds) }, { weight: 1, arbitrary: anyId });
const anyStatus = fc.constantFrom('queued', 'queued', 'sending', 'sent', 'folded', 'digested', 'muted', 'dead');
const anyPriority = fc.constantFrom(0, 1, 2, 3, 4);
const anyEventState = fc.constantFrom('accepted', 'routed', 'unrouted', 'held', 'refused');
const anyTopicArn = fc.constantFrom('arn:aws:sns:us-east-1:123456789012:a', 'arn:aws:sns:us-east-1:123456789012:b');

const anyEvent: fc.Arbitrary<RawEvent> = fc
  .record(
    { id: anyId, receivedAt: anyInstant, text: anyText, body: fc.uint8Array({ maxLength: 20 }), key: anyText },
    { noNullPrototype: true, requiredKeys: ['id', 'receivedAt', 'text', 'body', 'key'] },
  )
  .chain(({ key, ...event }) =>
    fc
      .record(
        { expiresAt: anyInstant, subject: anyText, topicArn: anyTopicArn, sender: anyText, sentAt: anyInstant },
        { noNullPrototype: true, requiredKeys: [] },
      )
      .map(({ expiresAt, ...rest }) =>
        aRawEvent({ ...event, ...rest, identity: { key, ...(expiresAt === undefined ? {} : { expiresAt }) } }),
      ),
  );

const anyDeliveryId = fc.constantFrom(...texts, ...ids);
const anyReference = fc.record({ channel: anyChannel, messageId: anyText }, { noNullPrototype: true });

const anyDelivery: fc.Arbitrary<Delivery> = fc
  .record(
    {
      id: anyDeliveryId,
      eventId: anyKnownId,
      configurationName: fc.constantFrom('ops', 'dev'),
      channel: anyChannel,
      action: fc.constantFrom('post', 'edit', 'reply'),
      message: anyText.map(aMessage),
      status: anyStatus,
      queuedAt: anyInstant,
      nextAttemptAt: anyInstant,
      incidentId: anyKnownId,
      updates: fc.record({ show: fc.constantFrom('thread', 'channel', 'both'), edit: fc.boolean() }, { noNullPrototype: true }),
      reason: anyText,
      priority: anyPriority,
      groupKey: anyText,
      fallbackOf: anyDeliveryId,
    },
    { noNullPrototype: true, requiredKeys: ['id', 'eventId', 'channel', 'status', 'nextAttemptAt'] },
  )
  .map((delivery) => aDelivery(delivery));

const anyDeliveryChange = fc.record(
  {
    message: anyText.map(aMessage),
    status: anyStatus,
    action: fc.constantFrom('post', 'edit', 'reply'),
    attemptCount: fc.nat(9),
    nextAttemptAt: anyInstant,
    finishedAt: anyInstant,
    reason: anyText,
    messageReference: anyReference,
    isPossibleDuplicate: fc.boolean(),
    priority: anyPriority,
    digestId: anyText,
  },
  { noNullPrototype: true, requiredKeys: [] },
);

const aContext = (text: string): IncidentContext => ({
  readAt: '2026-11-20T03:00:20Z',
  logLines: { logGroup: text, lines: [{ at: '2026-11-20T03:00:10Z', text }] },
  tags: { owner: text },
});

const anyIncident: fc.Arbitrary<Incident> = fc
  .record(
    {
      id: anyId,
      incidentKey: anyText,
      closedAt: fc.constant('2026-11-20T04:00:00Z'),
      messageReference: anyReference,
      muted: anyText.map((name) => ({ kind: 'silence' as const, name, text: name, since: '2026-11-20T04:00:00Z', eventId: name })),
      remindAt: anyInstant.map((instant) => instant.toISOString()),
    },
    { noNullPrototype: true, requiredKeys: ['id', 'incidentKey'] },
  )
  .map((incident) => anIncident(incident));

const anyDigest: fc.Arbitrary<Digest> = fc
  .record(
    {
      id: anyId,
      kind: fc.constantFrom('storm', 'critical', 'group'),
      groupKey: anyText,
      channel: anyChannel,
      closedAt: anyInstant,
      listedNames: fc.array(anyText),
    },
    { noNullPrototype: true, requiredKeys: ['id', 'kind', 'channel', 'groupKey'] },
  )
  .map(({ groupKey, ...digest }) => aDigest({ ...digest, ...(digest.kind === 'group' ? { groupKey } : {}) }));

const anyTopic = fc.record(
  {
    topicArn: anyTopicArn,
    state: fc.constantFrom('allowed', 'pending', 'refused'),
    firstSeenAt: anyInstant,
    lastSeenAt: anyInstant,
    configurationNames: fc.array(anyText, { maxLength: 2 }),
    confirmationToken: anyText,
    confirmedAt: anyInstant,
  },
  { noNullPrototype: true, requiredKeys: ['topicArn', 'state', 'firstSeenAt', 'lastSeenAt', 'configurationNames'] },
);

const anyLink = fc.record(
  {
    tokenHash: anyText,
    userId: anyText,
    displayName: anyText,
    isAdministrator: fc.boolean(),
    expiresAt: anyInstant,
  },
  { noNullPrototype: true },
);
const anySession = fc.tuple(anyLink, anyInstant).map(([link, createdAt]) => ({ ...link, createdAt }));

const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: operation('events.insert', fc.tuple(anyEvent, anyEventState), ({ events }, [event, state]) => events.insert(event, state)),
  },
  operation('events.recordRepeat', fc.tuple(anyText, anyInstant), ({ events }, [key, now]) => events.recordRepeat(key, now)),
  operation('events.setState', fc.tuple(anyKnownId, anyEventState), ({ events }, [id, state]) => events.setState(id, state)),
  operation('events.listHeld', fc.tuple(anyTopicArn), ({ events }, [topicArn]) => events.listHeld(topicArn)),
  operation('events.listUnrouted', fc.tuple(anyTopicArn, fc.integer({ min: 1, max: 2 })), ({ events }, [topicArn, limit]) =>
    events.listUnrouted(topicArn, limit),
  ),
  operation(
    'events.deleteSettled',
    fc.tuple(anyInstant, fc.integer({ min: 1, max: 4 })),
    // Places in the order of arrival are the database's own.
    async ({ events }, [before, limit]) => (await events.deleteSettled({ before, after: 0, limit })).deletedCount,
  ),
  operation('events.refuseHeld', fc.tuple(anyTopicArn), ({ events }, [topicArn]) => events.refuseHeld(topicArn)),
  {
    weight: 5,
    arbitrary: operation('deliveries.insert', fc.tuple(anyDelivery), ({ deliveries }, [delivery]) => deliveries.insert(delivery)),
  },
  {
    weight: 2,
    arbitrary: operation('deliveries.startSending', fc.tuple(anyDeliveryId), ({ deliveries }, [id]) => deliveries.startSending(id)),
  },
  {
    weight: 2,
    arbitrary: operation('deliveries.update', fc.tuple(anyDeliveryId, anyDeliveryChange), ({ deliveries }, [id, change]) =>
      deliveries.update(id, change),
    ),
  },
  operation('deliveries.leaveGroup', fc.tuple(anyDeliveryId), ({ deliveries }, [id]) => deliveries.leaveGroup(id)),
  operation('deliveries.requeue', fc.tuple(anyDeliveryId, anyInstant), ({ deliveries }, [id, now]) => deliveries.requeue(id, now)),
  operation('deliveries.hurryEdits', fc.tuple(anyKnownId, anyInstant), ({ deliveries }, [id, now]) => deliveries.hurryEdits(id, now)),
  operation('deliveries.hurry', fc.tuple(anyInstant), ({ deliveries }, [now]) => deliveries.hurry(now)),
  operation('deliveries.bringForward', fc.tuple(anyInstant, fc.nat(7_200_000)), ({ deliveries }, [now, byMs]) =>
    deliveries.bringForward(now, byMs),
  ),
  operation(
    'deliveries.requeueInterrupted',
    fc.tuple(anyInstant, fc.option(anyChannelKey, { nil: undefined })),
    ({ deliveries }, [now, key]) => deliveries.requeueInterrupted(now, key),
  ),
  {
    weight: 2,
    arbitrary: operation('deliveries.findDue', fc.tuple(anyChannelKey, anyInstant), ({ deliveries }, [key, now]) =>
      deliveries.findDue(key, now),
    ),
  },
  operation('deliveries.findNewestOfIncident', fc.tuple(anyKnownId), ({ deliveries }, [id]) => deliveries.findNewestOfIncident(id)),
  operation('deliveries.findNextAttemptAt', fc.tuple(anyChannelKey), ({ deliveries }, [key]) => deliveries.findNextAttemptAt(key)),
  { weight: 2, arbitrary: operation('incidents.insert', fc.tuple(anyIncident), ({ incidents }, [incident]) => incidents.insert(incident)) },
  operation('digests.insert', fc.tuple(anyDigest), ({ digests }, [digest]) => digests.insert(digest)),
  operation('digests.replace', fc.tuple(anyDigest), ({ digests }, [digest]) => digests.replace(digest)),
  operation('incidents.replace', fc.tuple(anyIncident), ({ incidents }, [incident]) => incidents.replace(incident)),
  operation('incidents.findOpen', fc.tuple(anyText), ({ incidents }, [key]) => incidents.findOpen('ops', key)),
  operation('incidents.setMessageReference', fc.tuple(anyKnownId, anyReference), ({ incidents }, [id, reference]) =>
    incidents.setMessageReference(id, reference),
  ),
  operation('incidents.setContext', fc.tuple(anyKnownId, anyText), ({ incidents }, [id, text]) => incidents.setContext(id, aContext(text))),
  operation('topics.save', fc.tuple(anyTopic), ({ topics }, [topic]) => topics.save(topic)),
  operation('topics.delete', fc.tuple(anyTopicArn), ({ topics }, [topicArn]) => topics.delete(topicArn)),
  {
    weight: 2,
    arbitrary: operation('webMessages.put', fc.tuple(anyText, anyText, anyInstant), ({ webMessages }, [id, payload, now]) =>
      webMessages.put({ id, channelId: 'ops', payload, now }),
    ),
  },
  operation(
    'webMessages.deleteOld',
    fc.tuple(anyInstant, fc.integer({ min: 1, max: 3 })),
    async ({ webMessages }, [before, limit]) => (await webMessages.deleteOld({ before, after: 0, limit })).deletedCount,
  ),
  operation('webMessages.listNewest', fc.tuple(fc.integer({ min: 1, max: 3 }), anyText), ({ webMessages }, [limit, before]) =>
    webMessages.listNewest('ops', limit, before),
  ),
  { weight: 4, arbitrary: anyCommandOperation },
  { weight: 2, arbitrary: anyAuditOperation },
  { weight: 3, arbitrary: anyWatchOperation },
  { weight: 2, arbitrary: anyConversationOperation },
  anyOfferOperation,
  anyFileOperation,
  anyUserRoleOperation,
  anySilenceOperation,
  anyLeaseOperation,
  anyHeartbeatOperation,
  anyAliasOperation,
  anyActionOperation,
  operation('signIns.insertLink', fc.tuple(anyLink), ({ signIns }, [link]) => signIns.insertLink(link)),
  operation('signIns.takeLink', fc.tuple(anyText), ({ signIns }, [tokenHash]) => signIns.takeLink(tokenHash)),
  operation('signIns.insertSession', fc.tuple(anySession), ({ signIns }, [session]) => signIns.insertSession(session)),
  operation('signIns.deleteSession', fc.tuple(anyText), ({ signIns }, [tokenHash]) => signIns.deleteSession(tokenHash)),
  operation('signIns.findLink', fc.tuple(anyText), ({ signIns }, [tokenHash]) => signIns.findLink(tokenHash)),
  operation('signIns.deleteLinksOf', fc.tuple(anyText), ({ signIns }, [userId]) => signIns.deleteLinksOf(userId)),
  operation('signIns.deleteExpired', fc.tuple(anyInstant), ({ signIns }, [now]) => signIns.deleteExpired(now)),
);
