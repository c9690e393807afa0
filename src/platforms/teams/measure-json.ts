// How large Teams takes a message to be: a bot's in UTF-16, one to a webhook as it goes over the wire and as the flow passes it on.
import { MAX_BOT_MESSAGE_SIZE, MAX_WEBHOOK_BODY_SIZE } from './teams-limits.ts';
import { MAX_WORKFLOW_CARD_TEXT_SIZE } from './workflow-limits.ts';

/** How a message reaches Teams. A webhook hears no buttons. */
export type TeamsTarget = 'bot' | 'webhook';

/** Counts a value as JSON, with the comma behind it. */
export type MeasureJson = (value: unknown) => number;

/** Room for a message, and how it is counted. */
export interface TeamsRoom {
  readonly size: number;
  readonly measure: MeasureJson;
}

/** Returns the room that a target has beside pictures of so many bytes, which count as they are and never in UTF-16. */
export function roomOf(target: TeamsTarget, pictureSize: number): TeamsRoom {
  const size = target === 'bot' ? MAX_BOT_MESSAGE_SIZE : MAX_WEBHOOK_BODY_SIZE;
  // What is left on the wire is as good as the whole room: a byte of text weighs more instead.
  const weight = size / (size - pictureSize);
  const wire = (json: string): number => (Buffer.byteLength(json) + 1) * weight;
  // UTF-16 takes more of a Latin text, UTF-8 of a Chinese one.
  const either = (json: string): number => Math.max((json.length + 1) * 2, wire(json));
  const asText = (json: string): number => ((sizeAsText(json) + 1) * size) / MAX_WORKFLOW_CARD_TEXT_SIZE;
  const count = target === 'bot' ? either : (json: string): number => Math.max(wire(json), asText(json));
  const replacer = pictureSize === 0 ? undefined : withoutPicture;
  return { size, measure: (value) => count(JSON.stringify(value, replacer)) };
}

// Match: what takes one more byte where JSON stands as a text within JSON. Near miss: a letter.
const ESCAPED = /["\\]/g;

function sizeAsText(json: string): number {
  return Buffer.byteLength(json) + (json.match(ESCAPED)?.length ?? 0);
}

/** Pictures are counted on their own. */
function withoutPicture(key: string, value: unknown): unknown {
  return key === 'url' && typeof value === 'string' && value.startsWith('data:') ? '' : value;
}
