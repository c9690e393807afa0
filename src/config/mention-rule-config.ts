// The `mentions` part of a channel configuration: whom messages call. The forms of people and groups are checked for the channel's
// platform, see check-mentions.ts.
import { z } from 'zod';
import { SEVERITIES } from '../domain/severity.ts';

/** Whom to call for which severities, as it is written in the file. */
export const MentionRuleConfig = z.strictObject({
  severities: z
    .array(z.enum(SEVERITIES))
    .min(1)
    .default(['critical', 'high'])
    .describe('For which severities. Without it: critical and high.'),
  kinds: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('For which kinds of notifications, as titles say them, such as CloudWatch Alarm. Without it: all.'),
  mention: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      'Whom to call. On Slack @here, @channel, @everyone, the id of a person (U0123ABCD) or of a user group (S0123ABCD). On Teams the Microsoft Entra object id of a person. On the web chat a name such as @web-team, which only stands there.',
    ),
});
/** Whom to call for which severities, as it is written in the file. */
export type MentionRuleConfig = z.infer<typeof MentionRuleConfig>;
