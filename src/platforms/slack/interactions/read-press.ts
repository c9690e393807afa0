// What somebody has pressed, as Slack tells it, and where.
import { z } from 'zod';
import { readPress, type PressValue } from '../press-value.ts';
import { PayloadPerson, readPerson, SlackId, type InteractingPerson } from './payload-person.ts';

// Match: 1700000100.000200. Near miss: 2026-11-20.
const timestamp = z.string().regex(/^\d{1,20}\.\d{1,20}$/);

// docs.slack.dev/reference/interaction-payloads/block_actions-payload
const Press = PayloadPerson.extend({
  type: z.literal('block_actions'),
  trigger_id: z.string().min(1),
  channel: z.object({ id: SlackId }),
  container: z.object({
    type: z.string(),
    message_ts: timestamp,
    thread_ts: timestamp.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z
    .object({ team: SlackId.optional().catch(undefined), thread_ts: timestamp.optional() })
    .optional()
    .catch(undefined),
  actions: z
    .array(
      z.object({
        action_ts: timestamp,
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** A press. */
export interface SlackPress extends InteractingPerson {
  readonly channelId: string;
  readonly triggerId: string;
  readonly pressed: PressValue;
  /** What the button carried. */
  readonly value: string;
  /** The message under which the answer is a reply; none for what only one person sees. */
  readonly threadTs?: string;
  /** True where that message has replies already. */
  readonly isThreadOpen?: true;
  /** Same key, same press. */
  readonly key: string;
}

/** Reads a press; undefined for what is none, and for a button that only opens an address. */
export function readBlockAction(payload: unknown): SlackPress | undefined {
  const read = Press.safeParse(payload);
  const value = read.success ? valueOf(read.data) : '';
  const pressed = readPress(value);
  if (!read.success || pressed === undefined) return undefined;
  const { channel, container, message, actions, trigger_id: triggerId } = read.data;
  const person = readPerson(read.data, message?.team);
  return {
    ...person,
    channelId: channel.id,
    triggerId,
    pressed,
    value,
    ...threadOf(read.data),
    key: [channel.id, container.message_ts, person.userId, actions[0]?.action_ts].join(':'),
  };
}

function valueOf({ actions }: z.infer<typeof Press>): string {
  return actions[0]?.value ?? actions[0]?.selected_option?.value ?? '';
}

function threadOf({ container, message }: z.infer<typeof Press>): Pick<SlackPress, 'threadTs' | 'isThreadOpen'> {
  const threadTs = container.thread_ts ?? message?.thread_ts;
  if (threadTs !== undefined) return { threadTs, isThreadOpen: true };
  return container.is_ephemeral === true ? {} : { threadTs: container.message_ts };
}
