// Sends requests over one pool of connections for all services, and writes down per call what became of them.
import { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from '@smithy/types';
import type { CallJournal } from './call-journal.ts';
import { isNeverReached } from './never-reached.ts';

/** How long connecting may take (the AWS SDKs leave it to the system, which waits for minutes): a dead Region is to be known as one soon. */
const CONNECTION_TIMEOUT_MS = 2_000;

/** How many connections to one host there may be; the SDK's own 50 would let the 51st queue of a Region wait for the long polls of the others. */
const CONNECTIONS_PER_HOST_MAX = 1_000;

/** How long a connection may stay silent; above the 20 s that SQS holds a long poll, and below what load balancers allow. */
const SOCKET_IDLE_TIMEOUT_MS = 60_000;

/** What is given with each call. */
export interface SendOptions extends HttpHandlerOptions {
  readonly journal?: CallJournal;
  /** How long the connection may stay silent; SOCKET_IDLE_TIMEOUT_MS unless given. */
  readonly silenceMs?: number;
}

/** What sends a request; the SDK's own handler unless a test gives another. */
export interface Sender {
  readonly handle: (request: never, options?: HttpHandlerOptions) => Promise<{ readonly response: HttpResponse }>;
  readonly destroy?: () => void;
}

/** The request handler of all clients. */
export class RequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #makeSender: (silenceMs: number) => Sender;
  readonly #senders = new Map<number, Sender>();

  constructor(makeSender: (silenceMs: number) => Sender = makeNodeSender) {
    this.#makeSender = makeSender;
  }

  /** Sends one attempt. */
  async handle(request: HttpRequest, options: SendOptions = {}): Promise<{ readonly response: HttpResponse }> {
    const { journal, silenceMs = SOCKET_IDLE_TIMEOUT_MS, ...rest } = options;
    // Whoever gave up while credentials were loaded was told that nothing was sent.
    if (rest.abortSignal?.aborted === true) throw Object.assign(new Error('The call was given up'), { name: 'AbortError' });
    journal?.begin(request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`);
    try {
      const answer = await this.#senderOf(silenceMs).handle(request as never, rest);
      journal?.end(true);
      const body: unknown = answer.response.body;
      if (body instanceof Readable) journal?.opened(body);
      return answer;
    } catch (error) {
      journal?.end(!isNeverReached(error));
      throw error;
    }
  }

  /** Closes the connections. */
  destroy(): void {
    for (const sender of this.#senders.values()) sender.destroy?.();
    this.#senders.clear();
  }

  // The SDK's handler has one limit for all that it sends: calls that may stay silent for longer have connections of their own.
  #senderOf(silenceMs: number): Sender {
    const known = this.#senders.get(silenceMs);
    if (known !== undefined) return known;
    const sender = this.#makeSender(silenceMs);
    this.#senders.set(silenceMs, sender);
    return sender;
  }

  // The SDK asks and tells a handler about its settings; there is one for all clients, so none of them may change it.
  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {};
  }
}

function makeNodeSender(silenceMs: number): Sender {
  const agent = { keepAlive: true, maxSockets: CONNECTIONS_PER_HOST_MAX };
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: silenceMs,
    httpAgent: agent,
    httpsAgent: agent,
  }) as Sender;
}
