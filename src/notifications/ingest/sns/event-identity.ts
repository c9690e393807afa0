// What makes two arrivals the same event: AWS's own id where there is one, else the same text shortly after from the same place.
import type { EventIdentity } from '../../../domain/raw-event.ts';
import { sha256 } from '../../../lib/sha256.ts';

/** For how long the same text from the same source counts as the same event. */
export const HASH_IDENTITY_TTL_MS = 600_000;

/** What is known of an arriving event. */
export interface EventArrival {
  /** Where it comes from: the topic's ARN, or the door and its sender. */
  readonly source: string;
  /** The SNS `MessageId`; give it only once the signature is verified, or somebody could take an event's place. */
  readonly messageId?: string;
  /** The event's own text: the SNS `Message`, or the body. */
  readonly text: string;
  readonly now: Date;
}

/** Returns the identity of an arriving event. */
export function identifyEvent({ source, messageId, text, now }: EventArrival): EventIdentity {
  if (messageId !== undefined) return { key: `sns:${messageId}` };
  const eventBridgeId = findEventBridgeId(text);
  if (eventBridgeId !== undefined) return { key: `eventbridge:${eventBridgeId}` };
  // JSON keeps source and text apart: what one ends with can never count as the beginning of the other.
  const hash = sha256(JSON.stringify([source, text]));
  return { key: `hash:${hash}`, expiresAt: new Date(now.getTime() + HASH_IDENTITY_TTL_MS) };
}

// EventBridge user guide, AWS events: a version 4 UUID is made for every event.
// Match: 17793124-05d4-b198-2fde-7ededc63b103. Near miss: 17793124-05d4 (too short).
const EVENT_BRIDGE_ID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// What every EventBridge event has beside its id and its detail.
const EVENT_BRIDGE_FIELDS = ['detail-type', 'source', 'account', 'time', 'region'];

function findEventBridgeId(text: string): string | undefined {
  const fields = parseJsonObject(text);
  const id = fields.get('id');
  const isEventBridge = EVENT_BRIDGE_FIELDS.every((name) => typeof fields.get(name) === 'string') && fields.has('detail');
  return isEventBridge && typeof id === 'string' && EVENT_BRIDGE_ID_PATTERN.test(id) ? id.toLowerCase() : undefined;
}

// A map has no prototype whose properties could be taken for fields.
function parseJsonObject(text: string): ReadonlyMap<string, unknown> {
  try {
    const document: unknown = JSON.parse(text);
    return new Map(typeof document === 'object' && document !== null ? Object.entries(document) : []);
  } catch {
    return new Map();
  }
}
