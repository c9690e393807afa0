// Events as they are stored: what a message was made from, for whoever wants to see all of it.
import { isJson } from '../lib/is-json.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { StoredEventAnswer } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { DeliveryReader } from '../storage/delivery-records.ts';
import type { EventReader, StoredEvent } from '../storage/event-records.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { listWebChannels } from './find-web-channel.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';
import { summarizeDelivery } from './summarize-delivery.ts';

/** What the routes need. */
interface StoredEventDependencies extends Pick<AdminApiDependencies, 'listConfigurations'> {
  readonly store: {
    readonly records: { readonly events: Pick<EventReader, 'find'>; readonly deliveries: Pick<DeliveryReader, 'listOfEvent'> };
  };
}

const Parameters = z.object({ eventId: z.string().max(64) });

// Match: every character that must not stand in a quoted file name of a header. Near miss: a letter, a digit, a hyphen.
const NOT_IN_HEADERS = /[^A-Za-z0-9-]/g;

/** Adds GET /api/events/:eventId and GET /api/events/:eventId/original. */
export function registerStoredEventRoutes(server: FastifyInstance, dependencies: StoredEventDependencies): void {
  server.get('/api/events/:eventId', async (request): Promise<StoredEventAnswer> => {
    const { stored, deliveries } = await findFor(request, dependencies);
    return toAnswer(stored, deliveries);
  });

  server.get('/api/events/:eventId/original', async (request, reply) => {
    const { stored } = await findFor(request, dependencies);
    if (stored.state === 'refused') throw new AppError('event-text-deleted');
    return sendOriginal(reply, stored.event);
  });
}

interface FoundEvent {
  readonly stored: StoredEvent;
  /** Those that the person may see. */
  readonly deliveries: readonly Delivery[];
}

/** Finds an event for whoever asks. Throws `not-signed-in`, `event-unknown` or, where no channel that they read has it, `administrators-only`. */
async function findFor(request: FastifyRequest, dependencies: StoredEventDependencies): Promise<FoundEvent> {
  const { isAdministrator } = requirePerson(request);
  const { eventId } = parseRequest(Parameters, request.params);
  const { events, deliveries } = dependencies.store.records;
  const stored = await events.find(eventId);
  if (stored === undefined) throw new AppError('event-unknown', eventId);
  const all = await deliveries.listOfEvent(eventId);
  if (isAdministrator) return { stored, deliveries: all };

  // What another platform's channel has is read there, by whoever may read there.
  const webChannels = new Set(listWebChannels(dependencies).map(({ channel }) => channel.channelId));
  const readable = all.filter(({ channel }) => channel.platform === 'web' && webChannels.has(channel.channelId));
  if (readable.length === 0) throw new AppError('administrators-only', 'no channel of the web chat has this event');
  return { stored, deliveries: readable };
}

function toAnswer({ event, state, arrivalCount }: StoredEvent, deliveries: readonly Delivery[]): StoredEventAnswer {
  const { id, door, topicArn, sender, subject, receivedAt, sentAt, text } = event;
  const isDeleted = state === 'refused';
  return {
    eventId: id,
    door,
    ...(topicArn === undefined ? {} : { topicArn }),
    ...(sender === undefined ? {} : { sender }),
    ...(subject === undefined || isDeleted ? {} : { subject }),
    receivedAt: receivedAt.toISOString(),
    ...(sentAt === undefined ? {} : { sentAt: sentAt.toISOString() }),
    arrivalCount,
    state,
    ...(isDeleted ? {} : { text }),
    deliveries: deliveries.map(summarizeDelivery),
  };
}

/** Attack: an event that a browser shows as a page of ours. It is nothing but bytes to be saved. */
function sendOriginal(reply: FastifyReply, event: RawEvent): FastifyReply {
  return reply
    .header('content-type', 'application/octet-stream')
    .header(
      'content-disposition',
      `attachment; filename="event-${event.id.replaceAll(NOT_IN_HEADERS, '_')}.${isJson(event.text) ? 'json' : 'txt'}"`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(originalBytes(event));
}

/**
 * The event as its sender wrote it: the body, or the text within the envelope of SNS. Attack: the envelope holds an address that ends the
 * subscription for whoever calls it, without a password (Amazon SNS developer guide, UnsubscribeURL).
 */
function originalBytes({ body, text }: RawEvent): Buffer {
  const isWholeBody = new TextDecoder().decode(body) === text;
  return isWholeBody ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(text);
}
