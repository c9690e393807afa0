// The doors as HTTP routes: bytes in, a status out. Whoever can be refused is refused before a body is read into memory.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorTable, isAppError } from '../../domain/errors.ts';
import type { DoorOutcome } from '../../notifications/ingest/door-outcome.ts';
import { NOTIFY_MAX_BYTES, type NotifyDoor } from '../../notifications/ingest/notify-door.ts';
import type { SnsDoor } from '../../notifications/ingest/sns-door.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { answerOutcome } from './answer-outcome.ts';

/** How many requests the doors work on at once; more are told to come back, which SNS does. */
export const MAX_REQUESTS_UNDER_WAY = 512;

/** What the routes need. */
export interface DoorRoutesOptions {
  readonly sns: SnsDoor;
  readonly notify: NotifyDoor;
  readonly metrics: Metrics;
  isStopping(): boolean;
}

/** A door as the routes see it. */
interface Door {
  readonly name: string;
  readonly path: string;
  /** Smaller than the listener's own limit, where the door takes less. */
  readonly bodyLimit?: number;
  refusalOf(request: FastifyRequest): DoorOutcome | undefined;
  take(request: FastifyRequest): Promise<DoorOutcome>;
}

/** Adds POST /sns and POST /notify. They answer 503 while Signalbox stops or is loaded. */
export function registerDoors(server: FastifyInstance, options: DoorRoutesOptions): void {
  const { sns, notify, metrics } = options;
  let underWay = 0;

  function refusalOf(door: Door, request: FastifyRequest): DoorOutcome | undefined {
    if (options.isStopping()) return unavailable('stopping');
    // Strangers are sent away first, so that they take no place of those who may come in.
    return door.refusalOf(request) ?? (underWay >= MAX_REQUESTS_UNDER_WAY ? unavailable('overloaded') : undefined);
  }

  function answer(door: Door, reply: FastifyReply, outcome: DoorOutcome): FastifyReply {
    metrics.doorRequest(door.name, outcome.status === 'taken' ? outcome.event.status : nameOf(outcome));
    if (outcome.status === 'rejected' || outcome.status === 'unavailable') {
      reply.log.warn({ door: door.name, reason: outcome.reason, text: outcome.text }, 'a door refused a request');
    }
    return answerOutcome(reply, outcome);
  }

  function open(scope: FastifyInstance, door: Door): void {
    scope.route({
      method: 'POST',
      url: door.path,
      ...(door.bodyLimit === undefined ? {} : { bodyLimit: door.bodyLimit }),
      onRequest: async (request, reply) => {
        const refusal = refusalOf(door, request);
        if (refusal !== undefined) return answer(door, reply, refusal);
        underWay += 1;
        // Comes once for every request, also for one whose sender goes away in the middle of it.
        reply.raw.once('close', () => {
          underWay -= 1;
        });
        // Bytes are bytes whatever they call themselves: SNS says text/plain, and others nothing or something malformed.
        request.headers['content-type'] = 'application/octet-stream';
        return undefined;
      },
      handler: async (request, reply) => answer(door, reply, await takeSafely(door, request)),
      errorHandler: (error: FastifyError, _request, reply): void => {
        if (error.statusCode !== 413) throw error;
        void answer(door, reply, {
          status: 'rejected',
          httpStatus: 413,
          reason: 'body-too-large',
          text: errorTable['body-too-large'].text,
        });
      },
    });
  }

  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    open(scope, {
      name: 'sns',
      path: '/sns',
      refusalOf: () => undefined,
      take: (request) => sns({ body: bytesOf(request), headers: request.headers }),
    });
    open(scope, {
      name: 'notify',
      path: '/notify',
      bodyLimit: NOTIFY_MAX_BYTES,
      refusalOf: ({ headers }) => notify.refusalOf(headers.authorization),
      take: (request) =>
        notify.take({ body: bytesOf(request), authorization: request.headers.authorization, isLenient: isLenient(request) }),
    });
    done();
  });
}

function unavailable(reason: 'stopping' | 'overloaded'): DoorOutcome {
  return { status: 'unavailable', reason, text: `Signalbox is ${reason}` };
}

async function takeSafely(door: Door, request: FastifyRequest): Promise<DoorOutcome> {
  try {
    return await door.take(request);
  } catch (error) {
    // Disk full, store away, or a defect of ours: in each case the event is not on disk and must come again.
    request.log.error({ error }, 'a door could not take an event');
    return { status: 'unavailable', reason: isAppError(error) ? error.code : 'internal', text: 'the event could not be stored' };
  }
}

function nameOf(outcome: Exclude<DoorOutcome, { status: 'taken' }>): string {
  return outcome.status === 'noted' ? outcome.note : outcome.reason;
}

/** Tells whether `?lenient=true` was asked for. */
function isLenient({ query }: FastifyRequest): boolean {
  return typeof query === 'object' && query !== null && 'lenient' in query && query.lenient === 'true';
}

function bytesOf(request: FastifyRequest): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}
