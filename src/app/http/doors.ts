// The doors as HTTP routes: bytes in, a status out. Whoever can be refused is refused before a body is read into memory.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorTable, isAppError } from '../../domain/errors.ts';
import type { DoorOutcome } from '../../notifications/ingest/door-outcome.ts';
import { NOTIFY_MAX_BYTES, type NotifyDoor } from '../../notifications/ingest/notify-door.ts';
import type { NotifyRequestHead } from '../../notifications/ingest/notify/notify-senders.ts';
import type { SnsDoor } from '../../notifications/ingest/sns-door.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { answerOutcome } from './answer-outcome.ts';
import { BODY_LIMIT_BYTES } from './create-listener.ts';
import type { DoorLoad, LoadReason } from './door-load.ts';
import { registerPlatformDoors, type PlatformDoorsOptions } from './platform-doors.ts';

/** What the routes need. */
export interface DoorRoutesOptions {
  readonly sns: SnsDoor;
  readonly notify: NotifyDoor;
  readonly metrics: Metrics;
  readonly load: DoorLoad;
  /** The chat platforms, of which some come over HTTP as well. */
  readonly findPlatform: PlatformDoorsOptions['findPlatform'];
  isStopping(): boolean;
}

/** A door as the routes see it. */
interface Door {
  readonly name: string;
  readonly path: string;
  readonly bodyLimit: number;
  refusalOf(request: FastifyRequest): DoorOutcome | undefined;
  take(request: FastifyRequest): Promise<DoorOutcome>;
}

/** How often it is logged that requests are told to come again; the metrics count each of them. */
const LOAD_LOGGED_EVERY_MS = 10_000;

const LOAD_TEXTS: Readonly<Record<LoadReason | 'stopping', string>> = {
  stopping: 'Signalbox is stopping',
  overloaded: 'Signalbox is overloaded',
  'short-of-memory': 'Signalbox runs short of memory',
  'disk-nearly-full': 'the disk is nearly full',
};

/** Adds POST /sns, /notify and /alertmanager, and the doors of chat services. They answer 503 while Signalbox stops or has too much to do. */
export function registerDoors(server: FastifyInstance, options: DoorRoutesOptions): void {
  registerPlatformDoors(server, options);
  const { sns, notify, metrics, load } = options;
  let loadLoggedAt = Number.NEGATIVE_INFINITY;

  function refusalOf(door: Door, request: FastifyRequest): DoorOutcome | undefined {
    if (options.isStopping()) return unavailable('stopping');
    // Strangers are sent away first, so that they take no place of those who may come in.
    const refusal = door.refusalOf(request);
    if (refusal !== undefined) return refusal;
    const reason = load.refusalOf(request, door.bodyLimit);
    return reason === undefined ? undefined : unavailable(reason);
  }

  function answer(door: Door, reply: FastifyReply, outcome: DoorOutcome): FastifyReply {
    metrics.doorRequest(door.name, nameOf(outcome));
    if ((outcome.status === 'rejected' || outcome.status === 'unavailable') && isWorthLogging(outcome.reason)) {
      reply.log.warn({ door: door.name, reason: outcome.reason, text: outcome.text }, 'a door refused a request');
    }
    return answerOutcome(reply, outcome);
  }

  /** Under a flood each line of the log would cost more than the request that it is about. */
  function isWorthLogging(reason: string): boolean {
    if (!Object.hasOwn(LOAD_TEXTS, reason)) return true;
    const now = performance.now();
    if (now - loadLoggedAt < LOAD_LOGGED_EVERY_MS) return false;
    loadLoggedAt = now;
    return true;
  }

  function open(scope: FastifyInstance, door: Door): void {
    scope.route({
      method: 'POST',
      url: door.path,
      bodyLimit: door.bodyLimit,
      onRequest: async (request, reply) => {
        const refusal = refusalOf(door, request);
        if (refusal !== undefined) return answer(door, reply, refusal);
        // Comes once for every request, also for one whose sender goes away in the middle of it.
        reply.raw.once('close', load.begin(request, door.bodyLimit));
        // Bytes are bytes whatever they call themselves: SNS says text/plain, and others nothing or something malformed.
        request.headers['content-type'] = 'application/octet-stream';
        return undefined;
      },
      handler: async (request, reply) => answer(door, reply, await takeSafely(door, request)),
      errorHandler: (error: FastifyError, request, reply): void => {
        if (error.statusCode === 413) {
          const { text } = errorTable['body-too-large'];
          void answer(door, reply, { status: 'rejected', httpStatus: 413, reason: 'body-too-large', text });
          return;
        }
        // A body that came damaged or in part may come whole the next time; SNS sends nothing again that was answered with 4xx.
        request.log.error({ error }, 'the body of a request could not be read');
        void answer(door, reply, { status: 'unavailable', reason: 'body-unreadable', text: 'the body did not arrive as announced' });
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
      bodyLimit: BODY_LIMIT_BYTES,
      refusalOf: () => undefined,
      take: (request) => sns({ body: bytesOf(request), headers: request.headers }),
    });
    open(scope, {
      name: 'notify',
      path: '/notify',
      bodyLimit: NOTIFY_MAX_BYTES,
      refusalOf: (request) => notify.refusalOf(headOf(request)),
      take: (request) => notify.take({ head: headOf(request), body: bytesOf(request), isLenient: isLenient(request) }),
    });
    open(scope, {
      name: 'alertmanager',
      path: '/alertmanager',
      // A group may have any number of alerts.
      bodyLimit: BODY_LIMIT_BYTES,
      refusalOf: (request) => notify.refusalOf(headOf(request)),
      take: (request) => notify.take({ head: headOf(request), body: bytesOf(request), isAlertmanager: true }),
    });
    done();
  });
}

function unavailable(reason: LoadReason | 'stopping'): DoorOutcome {
  return { status: 'unavailable', reason, text: LOAD_TEXTS[reason] };
}

/** Every header with all its values: what is signed is what arrived. */
function headOf({ method, raw }: FastifyRequest): NotifyRequestHead {
  return { method, target: raw.url ?? '', headers: raw.headersDistinct };
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

function nameOf(outcome: DoorOutcome): string {
  switch (outcome.status) {
    case 'taken':
      return outcome.event.status;
    case 'taken-all':
      return outcome.events.some(({ status }) => status === 'accepted') ? 'accepted' : 'duplicate';
    case 'noted':
      return outcome.note;
    case 'rejected':
    case 'unavailable':
      return outcome.reason;
  }
}

/** Tells whether `?lenient=true` was asked for. */
function isLenient({ query }: FastifyRequest): boolean {
  return typeof query === 'object' && query !== null && 'lenient' in query && query.lenient === 'true';
}

function bytesOf(request: FastifyRequest): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}
