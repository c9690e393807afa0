// The `updates` part of a channel configuration: how what goes on in an incident is shown.
import { z } from 'zod';
import { NEW_THREAD_AFTER_FORM, parseNewThreadAfter, UPDATE_PLACES } from '../domain/update-policy.ts';

/** The policy as it is written in the file. */
export const UpdatePolicyConfig = z.strictObject({
  show: z
    .enum(UPDATE_PLACES)
    .default('thread')
    .describe(
      'Where later steps of an incident are shown: in the thread under its message, in the channel as messages of their own, or both. Where a platform has no threads, thread means the history in the message.',
    ),
  edit: z
    .boolean()
    .default(true)
    .describe("Whether the incident's message is changed to its newest state. false: it stays as it was posted."),
  newThreadAfter: z
    .string()
    .refine((text) => parseNewThreadAfter(text) !== undefined, NEW_THREAD_AFTER_FORM)
    .default('24h')
    .describe(
      'How often a new thread starts, in minutes, hours or days (30m, 24h, 7d): a thread older than this takes nothing but the end of its incident.',
    ),
  postOkWithoutAlarm: z
    .boolean()
    .default(false)
    .describe('Whether the OK of an alarm is posted whose ALARM was never shown in the channel.'),
});
