// Incoming webhooks on this machine, over real HTTP: those of Amazon Chime, and flows of the Workflows app of Microsoft Teams. Each has an
// address that must come as it was given, byte by byte. A flow accepts first and posts then: what Teams refuses is seen in its runs alone.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { fail, isTaken, type WebhookFault } from './webhook-double-faults.ts';

/** A message as a chat shows it. */
interface ShownByWebhook {
  readonly messageId: string;
  readonly content: string;
}

/** One run of a flow. */
interface FlowRun {
  readonly id: string;
  readonly isPosted: boolean;
}

/** A webhook with what came to it. */
export interface DoubleWebhook {
  readonly url: string;
  readonly kind: 'chime' | 'workflow';
  /** What its chat shows, oldest first. */
  readonly shown: ShownByWebhook[];
  /** The runs of a flow, also those in which nothing was posted. */
  readonly runs: FlowRun[];
}

/** The often-quoted length of a message of Amazon Chime, in UTF-8 bytes. */
const CHIME_MAX_BYTES = 4096;

/** Teams keeps the card as a text within its message: 28 KB once it is one (github.com/MicrosoftDocs/msteams-docs/issues/11274). */
const TEAMS_MAX_PROPERTIES_BYTES = 28_672;

const ChimeMessage = z.strictObject({ Content: z.string().min(1) });

const TeamsMessage = z.object({
  type: z.literal('message'),
  attachments: z
    .array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.looseObject({ type: z.literal('AdaptiveCard'), version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']) }),
      }),
    )
    .min(1),
});

/** A running double. */
export class FakeWebhooks {
  /** The host and port of all addresses, for `allowedHosts`. */
  readonly host: string;
  /** Everything that arrived, in its order, as it was addressed. */
  readonly requests: { readonly target: string; readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
  readonly #server: Server;
  readonly #webhooks = new Map<string, DoubleWebhook>();
  readonly #faults: WebhookFault[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(server: Server) {
    this.#server = server;
    this.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('request', (request, response) => {
      void this.#serve(request, response);
    });
  }

  /** Starts a double on a free port. */
  static async start(): Promise<FakeWebhooks> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new FakeWebhooks(server);
  }

  /** Makes a webhook of a chat room of Chime. */
  addChime(): DoubleWebhook {
    return this.#add('chime', `/incomingwebhooks/${randomUUID()}?token=${randomBytes(60).toString('base64url')}`);
  }

  /** Makes a flow; its signature holds what another spelling would change. */
  addWorkflow(): DoubleWebhook {
    const signature = `${randomBytes(24).toString('base64url')}%2f%2F%27'(~)!`;
    const rest = `?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${signature}`;
    return this.#add(
      'workflow',
      `/powerautomate/automations/direct/workflows/${randomBytes(16).toString('hex')}/triggers/manual/paths/invoke${rest}`,
    );
  }

  /** Makes the next request fail; several happen in their order. */
  failNext(fault: WebhookFault): void {
    this.#faults.push(fault);
  }

  /** Resolves as soon as the condition holds; it is looked at after every request. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Cuts everything. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #add(kind: DoubleWebhook['kind'], target: string): DoubleWebhook {
    const webhook: DoubleWebhook = { kind, url: `http://${this.host}${target}`, shown: [], runs: [] };
    this.#webhooks.set(target, webhook);
    return webhook;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const target = request.url ?? '';
    this.requests.push({ target, headers: request.headers, body });
    const webhook = this.#webhooks.get(target);
    const fault = this.#faults.shift();
    if (fault !== undefined) {
      if (isTaken(fault) && webhook !== undefined) take(webhook, body);
      fail(fault, response);
    } else if (webhook === undefined) {
      answer(response, 401, { error: { code: 'DirectApiAuthorizationRequired', message: target } });
    } else if (request.method !== 'POST' || !(request.headers['content-type'] ?? '').startsWith('application/json')) {
      answer(response, 400, { error: { code: 'InvalidRequestContent', message: target } });
    } else {
      take(webhook, body, response);
    }
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function take(webhook: DoubleWebhook, body: string, response?: ServerResponse): void {
  if (webhook.kind === 'chime') takeChime(webhook, body, response);
  else takeWorkflow(webhook, body, response);
}

function takeChime(webhook: DoubleWebhook, body: string, response?: ServerResponse): void {
  const message = ChimeMessage.safeParse(parse(body)).data?.Content;
  if (message === undefined || Buffer.byteLength(message) > CHIME_MAX_BYTES) {
    if (response !== undefined) answer(response, 400, { Message: 'Invalid payload' });
    return;
  }
  const messageId = randomUUID();
  webhook.shown.push({ messageId, content: message });
  if (response !== undefined) answer(response, 200, { MessageId: messageId, RoomId: 'a1b2c3d4' });
}

/** Whatever it is, it is accepted; the run fails afterwards. */
function takeWorkflow(webhook: DoubleWebhook, body: string, response?: ServerResponse): void {
  const message = TeamsMessage.safeParse(parse(body)).data;
  const id = `0858${randomBytes(14).toString('hex').toUpperCase()}CU00`;
  const isPosted = message !== undefined && propertiesSize(message.attachments) <= TEAMS_MAX_PROPERTIES_BYTES;
  webhook.runs.push({ id, isPosted });
  if (isPosted) webhook.shown.push({ messageId: id, content: body });
  response?.writeHead(202, { 'x-ms-workflow-run-id': id }).end();
}

function propertiesSize(attachments: readonly { readonly content: unknown }[]): number {
  return attachments.reduce((size, { content }) => size + Buffer.byteLength(JSON.stringify(JSON.stringify(content))), 0);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
