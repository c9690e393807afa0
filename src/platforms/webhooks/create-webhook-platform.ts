// A platform of incoming webhooks: each is a channel of its own that takes messages and gives nothing back. What is of one service alone is
// given to it.
import type { PlatformName } from '../../domain/channel.ts';
import type { Message } from '../../messages/message.ts';
import type { Platform, PlatformCapabilities, PostOutcome, PostRequest } from '../platform.ts';
import { classifyWebhookAnswer, type WebhookDialect } from './classify-webhook-answer.ts';
import { postJson, type WebhookAnswer } from './post-json.ts';
import { parseWebhookAddress, type ParsedWebhookAddress } from './webhook-address.ts';
import type { WebhookConfig } from './webhook-config.ts';

/** Services answer within a second or two; after this the outcome counts as unknown. */
const TIMEOUT_MS = 10_000;

/** What webhooks of one service are like. */
export interface WebhookService<Payload> {
  readonly name: PlatformName;
  readonly capabilities: PlatformCapabilities;
  readonly knownHosts: readonly string[];
  readonly dialect: WebhookDialect;
  render(message: Message): Payload;
  /** Reads what the service calls a message that it has taken; undefined where it does not say. */
  readMessageId(answer: Extract<WebhookAnswer, { kind: 'answered' }>): string | undefined;
  /** What is to be known of a message that was taken, beside that. */
  readonly note?: string;
}

/** What is configured, and when a call has taken too long. */
export interface WebhookPlatformOptions {
  readonly webhooks: readonly WebhookConfig[];
  readonly allowedHosts: readonly string[];
  /** Made anew for each call. */
  readonly createDeadline?: (() => AbortSignal) | undefined;
}

/** Makes the platform. */
export function createWebhookPlatform<Payload>(service: WebhookService<Payload>, options: WebhookPlatformOptions): Platform<Payload> {
  const hosts = { known: service.knownHosts, allowed: options.allowedHosts };
  const addresses = new Map(options.webhooks.map(({ name, url }) => [name, parseWebhookAddress(url.reveal(), hosts)]));
  const createDeadline = options.createDeadline ?? (() => AbortSignal.timeout(TIMEOUT_MS));
  return {
    name: service.name,
    capabilities: service.capabilities,
    render: (message) => service.render(message),
    post: (request) => postMessage(request, { service, createDeadline, parsed: addresses.get(request.channel.channelId) }),
    edit: () => Promise.resolve({ status: 'message-gone', reason: 'what went to a webhook cannot be changed' }),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

interface Posting<Payload> {
  readonly service: WebhookService<Payload>;
  readonly createDeadline: () => AbortSignal;
  /** Undefined where no webhook has the channel's name. */
  readonly parsed: ParsedWebhookAddress | undefined;
}

async function postMessage<Payload>(
  { channel, payload, idempotencyKey, signal }: PostRequest<Payload>,
  { service, createDeadline, parsed }: Posting<Payload>,
): Promise<PostOutcome> {
  if (parsed === undefined) return refuse(`no webhook named ${channel.channelId} is in the configuration`);
  // The configuration was checked; it is not left to that alone where the requests of this machine go.
  if (parsed.status === 'refused') return refuse(`the address of ${channel.channelId} ${parsed.reason}`);
  const answer = await postJson({ address: parsed.address, body: payload, signal, deadline: createDeadline() });
  const failed = classifyWebhookAnswer(answer, service.dialect);
  if (failed !== undefined) return failed;
  const messageId = (answer.kind === 'answered' ? service.readMessageId(answer) : undefined) ?? idempotencyKey;
  return { status: 'posted', reference: { channel, messageId }, ...(service.note === undefined ? {} : { note: service.note }) };
}

function refuse(reason: string): PostOutcome {
  return { status: 'refused', reason, cause: 'operator' };
}
