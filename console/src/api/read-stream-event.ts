// Reads the data of the stream's events. What is not of the expected form is left out: a page that lives for weeks meets
// the server's next version before its own.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { isRecord } from './is-record.ts';

/** Reads a `message` event's data; undefined where it is not a message. */
export function readStreamMessage(data: string): WebChannelMessage | undefined {
  const value = parseJson(data);
  return isChannelMessage(value) ? value : undefined;
}

/** Reads a `topics` event's data; undefined where it holds no count. */
export function readPendingCount(data: string): number | undefined {
  const value = parseJson(data);
  const count = isRecord(value) ? value['pendingCount'] : undefined;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

function isChannelMessage(value: unknown): value is WebChannelMessage {
  if (!isRecord(value)) return false;
  const payload = value['payload'];
  return (
    ['id', 'channelId', 'postedAt'].every((name) => typeof value[name] === 'string') &&
    typeof value['revision'] === 'number' &&
    isRecord(payload) &&
    isRecord(payload['title']) &&
    Array.isArray(payload['blocks'])
  );
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
