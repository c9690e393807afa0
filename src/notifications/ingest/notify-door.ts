// The HTTP door: whoever has a token hands in a custom notification, any JSON or any text.
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../lib/sha256.ts';
import type { NotificationsContext } from '../context.ts';
import type { NotificationsPipeline } from '../pipeline.ts';
import { checkCustomNotification, describeProblems } from './check-custom-notification.ts';
import type { DoorOutcome } from './door-outcome.ts';
import { identifyEvent } from './sns/event-identity.ts';

/** A token that opens the door, and whose channels it reaches; all of them where none is named. */
export interface NotifyToken {
  readonly name: string;
  /** SHA-256 of the token; the token itself is not kept. */
  readonly tokenHash: string;
  readonly configurationNames?: readonly string[];
}

/** A request at the door. */
interface NotifyRequest {
  readonly authorization: string | undefined;
  readonly body: Uint8Array;
  /** True where the sender wants a custom notification posted that is not as the schema says. */
  readonly isLenient?: boolean;
}

/** What the door works with. */
export interface NotifyDoorOptions {
  readonly context: NotificationsContext;
  readonly pipeline: NotificationsPipeline;
  readonly listTokens: () => readonly NotifyToken[];
}

/** The longest event that is taken: SNS's and EventBridge's own limit is 256 KB (Amazon SNS developer guide, message size). */
export const NOTIFY_MAX_BYTES = 256 * 1024;

/** The HTTP door, in two steps: who it is can be told before a body is read. */
export interface NotifyDoor {
  /** Returns why nothing of this sender will be taken, or undefined where its token opens the door. */
  refusalOf(authorization: string | undefined): DoorOutcome | undefined;
  /** Takes an event in; looks at the token again. */
  take(request: NotifyRequest): Promise<DoorOutcome>;
}

/** Makes the HTTP door. */
export function createNotifyDoor({ context, pipeline, listTokens }: NotifyDoorOptions): NotifyDoor {
  async function take({ authorization, body, isLenient = false }: NotifyRequest): Promise<DoorOutcome> {
    const token = findToken(authorization, listTokens());
    if (token === undefined) return TOKEN_REFUSED;
    if (body.byteLength === 0) return rejected(400, 'empty-body', 'the body is empty; send a custom notification, any JSON or any text');
    if (body.byteLength > NOTIFY_MAX_BYTES) {
      return rejected(413, 'body-too-large', `the body has ${body.byteLength} bytes; at most ${NOTIFY_MAX_BYTES} are taken`);
    }

    const text = new TextDecoder().decode(body);
    const wrong = isLenient ? undefined : checkCustomNotification(text);
    if (wrong !== undefined) {
      return { ...rejected(400, 'invalid-custom-notification', describeProblems(wrong, DESCRIBED_PROBLEMS_MAX)), ...wrong };
    }
    const receivedAt = context.now();
    const event = {
      id: context.newId(),
      door: 'notify-http' as const,
      identity: identifyEvent({ source: `notify:${token.name}`, text, now: receivedAt }),
      receivedAt,
      body,
      text,
      sender: token.name,
    };
    const { configurationNames } = token;
    const audience =
      configurationNames === undefined ? { kind: 'everyone' as const } : { kind: 'configurations' as const, configurationNames };
    return { status: 'taken', event: await pipeline({ event, audience }) };
  }

  return {
    refusalOf: (authorization) => (findToken(authorization, listTokens()) === undefined ? TOKEN_REFUSED : undefined),
    take,
  };
}

function rejected(httpStatus: 400 | 401 | 413, reason: string, text: string): DoorOutcome {
  return { status: 'rejected', httpStatus, reason, text };
}

/** How many wrong fields the sentence describes; the list beside it has more. */
const DESCRIBED_PROBLEMS_MAX = 5;

const TOKEN_REFUSED = rejected(401, 'token-refused', 'the bearer token is missing or not known');

// Match: Bearer abc.DEF-123_~+/=. Near miss: bearer: abc.
const BEARER_PATTERN = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

function findToken(authorization: string | undefined, tokens: readonly NotifyToken[]): NotifyToken | undefined {
  const given = BEARER_PATTERN.exec(authorization ?? '')?.[1];
  if (given === undefined) return undefined;
  const givenHash = Buffer.from(sha256(given));
  let found: NotifyToken | undefined;
  // Every token is compared, each in constant time, so that the time taken tells nothing about any of them.
  for (const token of tokens) if (timingSafeEqual(givenHash, Buffer.from(token.tokenHash))) found = token;
  return found;
}
