// How large Teams takes a message to be: a bot's in UTF-16, one to a webhook as it goes over the wire.
import { MAX_BOT_MESSAGE_SIZE, MAX_WEBHOOK_BODY_SIZE } from './teams-limits.ts';

/** How a message reaches Teams. A webhook hears no buttons. */
export type TeamsTarget = 'bot' | 'webhook';

/** Counts a value as JSON, with the comma behind it. */
export type MeasureJson = (value: unknown) => number;

/** Room for a message, and how it is counted. */
export interface TeamsRoom {
  readonly size: number;
  readonly measure: MeasureJson;
}

/** Returns the room that a target has. */
export function roomOf(target: TeamsTarget): TeamsRoom {
  return target === 'bot' ? { size: MAX_BOT_MESSAGE_SIZE, measure: measureBoth } : { size: MAX_WEBHOOK_BODY_SIZE, measure: measureUtf8 };
}

function measureUtf8(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value)) + 1;
}

/** UTF-16 takes more of a Latin text, UTF-8 of a Chinese one. */
function measureBoth(value: unknown): number {
  const json = JSON.stringify(value);
  return Math.max(json.length * 2, Buffer.byteLength(json)) + 2;
}
