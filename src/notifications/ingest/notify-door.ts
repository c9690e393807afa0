// The HTTP door: whoever is known hands in a custom notification, any JSON or any text, or the alerts of an Alertmanager.
import type { EventIdentity, RawEvent } from '../../domain/raw-event.ts';
import type { NotificationsContext } from '../context.ts';
import type { NotificationsPipeline, PipelineInput } from '../pipeline.ts';
import { checkCustomNotification, describeProblems } from './check-custom-notification.ts';
import type { DoorOutcome, TakenEvent } from './door-outcome.ts';
import { authenticateSender, findEarlyRefusal, type AuthenticationOptions } from './notify/authenticate-sender.ts';
import type { NotifyRequestHead, NotifySenders, SenderVerdict } from './notify/notify-senders.ts';
import type { SenderUsage } from './notify/sender-usage.ts';
import { splitAlerts, type SplitAlerts } from './notify/split-alerts.ts';
import { identifyEvent } from './sns/event-identity.ts';

/** A request at the door. */
interface NotifyRequest {
  readonly head: NotifyRequestHead;
  readonly body: Uint8Array;
  /** True where the sender wants a custom notification posted that is not as the schema says. */
  readonly isLenient?: boolean;
  /** True where nothing but alerts of an Alertmanager is expected. */
  readonly isAlertmanager?: boolean;
}

/** What the door works with. */
export interface NotifyDoorOptions {
  readonly context: NotificationsContext;
  readonly pipeline: NotificationsPipeline;
  readonly listSenders: () => NotifySenders;
  readonly usage: Pick<SenderUsage, 'note'>;
  /** The name and port under which senders reach the door, where that is known. */
  readonly publicHost?: string | undefined;
}

/** The longest event that is taken: SNS's and EventBridge's own limit is 256 KB (Amazon SNS developer guide, message size). */
export const NOTIFY_MAX_BYTES = 256 * 1024;

/** How many alerts of one request are handed in at a time: what the store commits together. */
const ALERTS_AT_ONCE = 25;

/** The HTTP door, in two steps: mostly, who it is not can be told before a body is read. */
export interface NotifyDoor {
  /** Returns why nothing of this sender will be taken, or undefined where that depends on the body or it is known. */
  refusalOf(head: NotifyRequestHead): DoorOutcome | undefined;
  /** Takes an event in; looks at its sender again. */
  take(request: NotifyRequest): Promise<DoorOutcome>;
}

type KnownSender = Extract<SenderVerdict, { status: 'known' }>;
type Alerts = Extract<SplitAlerts, { status: 'alerts' }>;

/** Makes the HTTP door. */
export function createNotifyDoor({ context, pipeline, listSenders, usage, publicHost }: NotifyDoorOptions): NotifyDoor {
  const optionsAt = (now: Date): AuthenticationOptions => ({
    senders: listSenders(),
    now,
    ...(publicHost === undefined ? {} : { publicHost }),
  });

  async function take({ head, body, ...wishes }: NotifyRequest): Promise<DoorOutcome> {
    const verdict = authenticateSender(head, body, optionsAt(context.now()));
    if (verdict.status === 'refused') return rejected(401, verdict.reason, verdict.text);
    if (verdict.status === 'unavailable') return verdict;
    usage.note(verdict, context.now());
    if (body.byteLength === 0) return rejected(400, 'empty-body', 'the body is empty; send a custom notification, any JSON or any text');
    if (body.byteLength > NOTIFY_MAX_BYTES && wishes.isAlertmanager !== true) {
      return rejected(413, 'body-too-large', `the body has ${body.byteLength} bytes; at most ${NOTIFY_MAX_BYTES} are taken`);
    }

    const text = new TextDecoder().decode(body);
    const split = splitAlerts(text, verdict.sender.name);
    switch (split.status) {
      case 'alerts':
        return takeAlerts(split, verdict);
      case 'other':
        return wishes.isAlertmanager === true ? NOT_ALERTS : takeOther({ text, body, isLenient: wishes.isLenient === true }, verdict);
    }
  }

  async function takeOther(
    { text, body, isLenient }: Pick<RawEvent, 'text' | 'body'> & { readonly isLenient: boolean },
    sender: KnownSender,
  ): Promise<DoorOutcome> {
    const wrong = isLenient ? undefined : checkCustomNotification(text);
    if (wrong !== undefined) {
      return { ...rejected(400, 'invalid-custom-notification', describeProblems(wrong, DESCRIBED_PROBLEMS_MAX)), ...wrong };
    }
    const identity = identifyEvent({ source: `notify:${sender.sender.name}`, text, now: context.now() });
    return { status: 'taken', event: await pipeline(toInput({ text, body, identity: identityOf(identity, sender) }, sender)) };
  }

  /** All of them or, for the sender, none: what was stored before one failed is recognized when all of them come again. */
  async function takeAlerts({ count, eventsOf }: Alerts, sender: KnownSender): Promise<DoorOutcome> {
    const events: TakenEvent[] = [];
    for (let start = 0; start < count; start += ALERTS_AT_ONCE) {
      const inputs = eventsOf(start, start + ALERTS_AT_ONCE).map(({ text, identity }) =>
        toInput({ text, body: Buffer.from(text), identity: { key: `alert:${identity}` } }, sender),
      );
      events.push(...(await Promise.all(inputs.map((input) => pipeline(input)))));
    }
    return { status: 'taken-all', events };
  }

  function toInput({ text, body, identity }: Pick<RawEvent, 'text' | 'body' | 'identity'>, { sender }: KnownSender): PipelineInput {
    const { name, configurationNames } = sender;
    return {
      event: { id: context.newId(), door: 'notify-http', identity, receivedAt: context.now(), body, text, sender: name },
      audience: configurationNames === undefined ? { kind: 'everyone' } : { kind: 'configurations', configurationNames },
    };
  }

  return {
    refusalOf: (head) => {
      const refusal = findEarlyRefusal(head, optionsAt(context.now()));
      if (refusal !== undefined) return rejected(401, refusal.reason, refusal.text);
      return isEncoded(head) ? ENCODED : undefined;
    },
    take,
  };
}

/** An id that the sender has signed says which events are the same, for as long as they are kept; AWS's own says it at every door. */
function identityOf(identity: EventIdentity, { sender, eventId }: KnownSender): EventIdentity {
  return eventId === undefined || !identity.key.startsWith('hash:') ? identity : { key: `webhook:${sender.name}:${eventId}` };
}

/** What is compressed would be shown as the bytes that it is, and unpacking it could take any amount of memory. */
function isEncoded({ headers }: NotifyRequestHead): boolean {
  const encodings = (headers['content-encoding'] ?? []).flatMap((value) => value.split(','));
  return encodings.some((encoding) => !PLAIN_ENCODINGS.has(encoding.trim().toLowerCase()));
}

// RFC 9110, 12.5.3: identity says that there is none.
const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['', 'identity']);

function rejected(httpStatus: 400 | 401 | 413 | 415, reason: string, text: string): DoorOutcome {
  return { status: 'rejected', httpStatus, reason, text };
}

const NOT_ALERTS = rejected(400, 'not-alerts', 'the body is not a webhook of Alertmanager or Grafana; other events go to /notify');

const ENCODED = rejected(415, 'encoded-body', 'the body is compressed (Content-Encoding); send it as it is');

/** How many wrong fields the sentence describes; the list beside it has more. */
const DESCRIBED_PROBLEMS_MAX = 5;
