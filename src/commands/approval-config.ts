// The `approvals`, `people` and `breakGlass` parts of the configuration: what needs a second person, and who is one.
import { z } from 'zod';
import { WEEKDAYS } from '../domain/approval-rule.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';

/** How long an approval is waited for unless the file says otherwise: whoever is asked may be at lunch. */
const EXPIRES_MINUTES = 60;

/** The longest wait: a day, after which nobody remembers what it was for. */
const EXPIRES_MAX_MINUTES = 24 * 60;

/** More approvals than anybody asks for. */
const APPROVALS_MAX = 10;

// Match: ec2:Terminate*, *, rds:Delete?B*. Near miss: ec2 terminate-instances (a command).
const ACTION_PATTERN = /^(?:\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/;

// Match: 18:00, 07:30. Near miss: 24:00, 7:30.
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** An identity of a person. */
export const Identity = z
  .string()
  .refine((text) => parseUserIdentity(text) !== undefined, 'must be an identity such as slack:T0123ABCD:U0123ABCD or web:ana');

const Approvers = z.array(Identity);

const HoursConfig = z.strictObject({
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .default([...WEEKDAYS])
    .describe('Days on which the hours begin. Without it: every day.'),
  from: z.string().regex(TIME, 'must be a time such as 18:00').describe('When the hours begin, such as 18:00.'),
  to: z.string().regex(TIME, 'must be a time such as 08:00').describe('When they end; the next morning where it is not later than from.'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .default('UTC')
    .describe('The zone in whose wall time they are, such as Europe/Berlin.'),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const TagConfig = z.strictObject({
  key: z.string().min(1).max(128).describe('Key of the tag.'),
  values: z.array(z.string().min(1).max(256)).min(1).describe('Values, with * and ?. One of them is enough.'),
});

const ApprovalRuleConfig = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')
    .describe('Name of the rule, which cards show.'),
  actions: z
    .array(z.string().regex(ACTION_PATTERN, 'must be an IAM action with * and ?, such as ec2:Terminate*'))
    .min(1)
    .default(['*'])
    .describe('IAM actions, with * and ?. What only reads never needs an approval. Without it: everything that changes something.'),
  resources: z.array(z.string().min(1)).default([]).describe('ARNs of resources, with * and ?. Without it: all.'),
  accounts: z
    .array(z.string().regex(/^\d{12}$/, 'must be an account id of 12 digits'))
    .default([])
    .describe('Ids of accounts. Without it: all.'),
  regions: z.array(z.string().min(1)).default([]).describe('Regions. Without it: all.'),
  tags: z
    .array(TagConfig)
    .default([])
    .describe('Tags of what the command names, all of them. A tag that could not be seen counts as matching.'),
  hours: HoursConfig.optional().describe('When the rule holds. Without it: always.'),
  channelConfigurations: z.array(z.string().min(1)).default([]).describe('Names of channel configurations. Without it: all.'),
  approvers: Approvers.optional().describe('Who may approve. Without it: the approvers of all rules.'),
  allowSelfApproval: z.boolean().optional().describe('Whether whoever asked may be one of the approvers. Without it: as for all rules.'),
  minimumApprovals: z
    .int()
    .min(1)
    .max(APPROVALS_MAX)
    .optional()
    .describe('How many persons have to approve. Without it: as for all rules.'),
  expiresMinutes: z
    .int()
    .min(1)
    .max(EXPIRES_MAX_MINUTES)
    .optional()
    .describe('How long approvals are waited for. Without it: as for all rules.'),
});
/** What needs the approval of a second person. */
export const ApprovalsConfig = z.strictObject({
  approvers: Approvers.default([]).describe('Who may approve where a rule names nobody.'),
  allowSelfApproval: z.boolean().default(false).describe('Whether whoever asked may be one of the approvers.'),
  minimumApprovals: z.int().min(1).max(APPROVALS_MAX).default(1).describe('How many persons have to approve.'),
  expiresMinutes: z.int().min(1).max(EXPIRES_MAX_MINUTES).default(EXPIRES_MINUTES).describe('How long approvals are waited for.'),
  rules: z
    .array(ApprovalRuleConfig)
    .default([])
    .describe('What needs an approval. Every rule that matches a command must be met; without any, whoever asks confirms alone.'),
});
/** What needs the approval of a second person. */
export type ApprovalsConfig = z.infer<typeof ApprovalsConfig>;

/** A person with their identities. */
export const PersonConfig = z.strictObject({
  name: z.string().min(1).max(80).describe('What people call the person; cards show it.'),
  identities: z.array(Identity).min(1).describe('All identities of the person: slack:<workspace id>:<user id>, web:<name>.'),
});

/** Who may let a command run without the approval that it needs. */
export const BreakGlassConfig = z.strictObject({
  people: z.array(Identity).default([]).describe('Identities of those who may, in an emergency. Guardrails hold for them too.'),
  announceIn: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the channel configuration whose channel is told as well. The channel of the command always is.'),
});
