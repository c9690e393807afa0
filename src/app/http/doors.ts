// The doors as HTTP routes: bytes in, a status out. They answer 503 while Signalbox stops or is loaded.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAppError } from '../../domain/errors.ts';
import type { DoorOutcome } from '../../notifications/ingest/door-outcome.ts';
import type { NotifyDoor } from '../../notifications/ingest/notify-door.ts';
import type { SnsDoor } from '../../notifications/ingest/sns-door.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

/** How many requests the doors work on at once; more are told to come back, which SNS does. */
export const MAX_REQUESTS_UNDER_WAY = 512;

/** How long a refused sender is asked to wait. */
const RETRY_AFTER_SECONDS = '5';

/** What the routes need. */
export interface DoorRoutesOptions {
  readonly sns: SnsDoor;
  readonly notify: NotifyDoor;
  readonly metrics: Metrics;
  isStopping(): boolean;
}

/** Adds POST /sns and POST /notify. Bodies are taken as bytes, whatever their content type says (SNS says text/plain). */
export function registerDoors(server: FastifyInstance, options: DoorRoutesOptions): void {
  let underWay = 0;

  async function pass(door: string, reply: FastifyReply, take: () => Promise<DoorOutcome>): Promise<void> {
    if (options.isStopping() || underWay >= MAX_REQUESTS_UNDER_WAY) {
      const reason = options.isStopping() ? 'stopping' : 'overloaded';
      await answer(door, reply, { status: 'unavailable', reason, text: `Signalbox is ${reason}` });
      return;
    }
    underWay += 1;
    try {
      await answer(door, reply, await takeSafely(take, reply));
    } finally {
      underWay -= 1;
    }
  }

  async function answer(door: string, reply: FastifyReply, outcome: DoorOutcome): Promise<void> {
    options.metrics.doorRequest(door, outcome.status === 'taken' ? outcome.event.status : nameOf(outcome));
    if (outcome.status === 'rejected' || outcome.status === 'unavailable') {
      reply.log.warn({ door, reason: outcome.reason, text: outcome.text }, 'a door refused a request');
    }
    await sendOutcome(reply, outcome);
  }

  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post('/sns', (request, reply) => pass('sns', reply, () => options.sns({ body: bytesOf(request), headers: request.headers })));
    scope.post('/notify', (request, reply) =>
      pass('notify', reply, () => options.notify({ body: bytesOf(request), authorization: headerOf(request, 'authorization') })),
    );
    done();
  });
}

async function takeSafely(take: () => Promise<DoorOutcome>, reply: FastifyReply): Promise<DoorOutcome> {
  try {
    return await take();
  } catch (error) {
    // Disk full, store away, or a defect of ours: in each case the event is not on disk and must come again.
    reply.log.error({ error }, 'a door could not take an event');
    return { status: 'unavailable', reason: isAppError(error) ? error.code : 'internal', text: 'the event could not be stored' };
  }
}

function sendOutcome(reply: FastifyReply, outcome: DoorOutcome): FastifyReply {
  switch (outcome.status) {
    case 'taken': {
      const { eventId, status, deliveries } = outcome.event;
      return reply.code(200).send({
        eventId,
        status,
        deliveries: deliveries.map(({ deliveryId, configurationName }) => ({ deliveryId, configurationName })),
      });
    }
    case 'noted':
      return reply.code(200).send({ status: outcome.note });
    case 'rejected':
      return reply.code(outcome.httpStatus).send({ error: { code: outcome.reason, message: outcome.text } });
    case 'unavailable':
      return reply
        .code(503)
        .header('retry-after', RETRY_AFTER_SECONDS)
        .send({ error: { code: outcome.reason, message: outcome.text } });
  }
}

function nameOf(outcome: Exclude<DoorOutcome, { status: 'taken' }>): string {
  return outcome.status === 'noted' ? outcome.note : outcome.reason;
}

function bytesOf(request: FastifyRequest): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
