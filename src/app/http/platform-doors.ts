// The ways in for chat platforms that come to us over HTTP: bytes in, an answer at once. Who may speak here the platform knows.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PlatformName } from '../../domain/channel.ts';
import type { Platform, PlatformAnswer } from '../../platforms/platform.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { DoorLoad } from './door-load.ts';

/** What the ways in need. */
export interface PlatformDoorsOptions {
  readonly metrics: Pick<Metrics, 'doorRequest'>;
  /** The platform that is there now; a reload may replace it. */
  readonly findPlatform: (name: PlatformName) => Pick<Platform, 'door'> | undefined;
  isStopping(): boolean;
}

/** Where which platform comes. The path of Teams is the one that every guide to bots names. */
const PATHS: readonly (readonly [path: string, name: PlatformName])[] = [
  ['/slack/events', 'slack'],
  ['/api/messages', 'teams'],
];

/** The largest body: a form with everything filled in has some hundred kilobytes; what people write has less. */
const BODY_MAX_BYTES = 1024 * 1024;

const ABSENT: PlatformAnswer = { status: 404, outcome: 'not-configured' };
const STOPPING: PlatformAnswer = { status: 503, outcome: 'stopping' };
const OVERLOADED: PlatformAnswer = { status: 503, outcome: 'overloaded' };
const TOO_LARGE: PlatformAnswer = { status: 413, outcome: 'body-too-large' };
const UNREADABLE: PlatformAnswer = { status: 503, outcome: 'body-unreadable' };

/** Adds a route for each platform that comes over HTTP; it is 404 while the configuration does not ask for it. */
export function registerPlatformDoors(server: FastifyInstance, options: PlatformDoorsOptions): void {
  // People wait for what comes here, three seconds at most: a flood of events at the other doors must not keep it out.
  const load = new DoorLoad({ countWaitingWrites: () => 0, findShortage: () => undefined });

  function open(scope: FastifyInstance, path: string, name: PlatformName): void {
    const answer = (reply: FastifyReply, { status, outcome, contentType, body }: PlatformAnswer): FastifyReply => {
      options.metrics.doorRequest(name, outcome);
      if (status >= 400 && status !== ABSENT.status) reply.log.warn({ door: name, reason: outcome }, 'a door refused a request');
      if (contentType !== undefined) reply.header('content-type', contentType);
      return reply.code(status).send(body ?? '');
    };
    scope.route({
      method: 'POST',
      url: path,
      bodyLimit: BODY_MAX_BYTES,
      onRequest: async (request, reply) => {
        const refusal = refusalOf(request);
        if (refusal !== undefined) return answer(reply, refusal);
        reply.raw.once('close', load.begin(request, BODY_MAX_BYTES));
        // Bytes are bytes whatever they call themselves.
        request.headers['content-type'] = 'application/octet-stream';
        return undefined;
      },
      handler: async (request, reply) => answer(reply, await take(request)),
      errorHandler: (error: FastifyError, _request, reply): void => {
        void answer(reply, error.statusCode === 413 ? TOO_LARGE : UNREADABLE);
      },
    });

    function refusalOf(request: FastifyRequest): PlatformAnswer | undefined {
      if (options.isStopping()) return STOPPING;
      const door = options.findPlatform(name)?.door;
      if (door === undefined) return ABSENT;
      const refusal = door.refusalOf(request.headers);
      return refusal ?? (load.refusalOf(request, BODY_MAX_BYTES) === undefined ? undefined : OVERLOADED);
    }

    async function take({ headers, body }: FastifyRequest): Promise<PlatformAnswer> {
      const door = options.findPlatform(name)?.door;
      const bytes = Buffer.isBuffer(body) ? body : new Uint8Array();
      return door === undefined ? ABSENT : door.take({ headers, body: bytes });
    }
  }

  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // What is signed is what arrived: nothing reads it before.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    for (const [path, name] of PATHS) open(scope, path, name);
    done();
  });
}
