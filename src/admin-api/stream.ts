// The live stream of the page: server-sent events that resume where a connection broke.
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { EventStream } from './event-stream.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson, sessionOf } from './person-of-request.ts';
import type { StreamRegistry } from './stream-registry.ts';
import { toChannelMessage } from './to-channel-message.ts';
import { WakeUpCall } from './wake-up-call.ts';

/** How many messages are read from the store at a time; between two readings everybody else has a turn. */
const BATCH = 50;

const Query = z.object({ after: z.coerce.number().int().min(0).optional() });

/** Adds GET /api/stream; its streams are in the registry while they are open. */
export function registerStreamRoute(server: FastifyInstance, dependencies: AdminApiDependencies, streams: StreamRegistry): void {
  // Asked for its head alone, a stream would stay open and say nothing.
  server.get('/api/stream', { exposeHeadRoute: false }, async (request, reply) => {
    const { isAdministrator } = requirePerson(request);
    const session = sessionOf(request);
    const wanted = resumePoint(request);
    const newest = await dependencies.store.records.webMessages.newestRevision();
    if (dependencies.isStopping()) throw new AppError('stopping');
    reply.hijack();
    const stream = new EventStream(reply.raw, () => session?.isOpen() ?? Promise.resolve(true));
    streams.add(stream, session?.key);
    // A sign-out between the look at the cookie and this moment has not found the stream in the registry.
    await stream.endUnlessAllowed();
    try {
      // After a backup was restored a page may know of more than there is; what comes next has a lower number for it.
      const after = Math.min(wanted ?? newest, newest);
      await follow(stream, dependencies, { after, isAdministrator });
    } catch (error) {
      request.log.error({ error }, 'a stream broke off');
      stream.cut();
    }
  });

  server.addHook('preClose', (done) => {
    streams.endAll();
    done();
  });
}

function resumePoint(request: FastifyRequest): number | undefined {
  const { after } = parseRequest(Query, request.query);
  const lastEventId = Number(request.headers['last-event-id']);
  return Number.isSafeInteger(lastEventId) && lastEventId >= 0 ? lastEventId : after;
}

interface Reader {
  readonly after: number;
  readonly isAdministrator: boolean;
}

/** Sends what changes until the stream is closed. What is new is always read from the store: a slow page costs no memory. */
async function follow(stream: EventStream, dependencies: AdminApiDependencies, { after, isAdministrator }: Reader): Promise<void> {
  const { messageFeed, store, topics } = dependencies;
  const call = new WakeUpCall();
  stream.onClose(() => {
    call.wake();
  });
  stream.onClose(messageFeed.subscribe(() => call.wake()));
  let areTopicsNews = isAdministrator;
  if (isAdministrator) {
    stream.onClose(
      topics.subscribe(() => {
        areTopicsNews = true;
        call.wake();
      }),
    );
  }

  let revision = after;
  while (stream.isOpen) {
    if (areTopicsNews) {
      areTopicsNews = false;
      await stream.send(`event: topics\ndata: ${JSON.stringify({ pendingCount: topics.countPending() })}\n\n`);
    }
    const changed = await store.records.webMessages.listChanged(revision, BATCH);
    for (const message of changed) {
      if (!stream.isOpen) return;
      await stream.send(`id: ${message.revision}\nevent: message\ndata: ${JSON.stringify(toChannelMessage(message))}\n\n`);
      revision = message.revision;
    }
    if (changed.length < BATCH) await call.next();
    // A socket may take a whole batch at once, and the store answer at once: without this nobody else would have a turn.
    await setImmediate();
  }
}
