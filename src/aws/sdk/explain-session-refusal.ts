// Why STS gave no session of a role, and what mends it: mostly a statement that the role's trust policy lacks.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { parseArn } from '../../domain/arn.ts';
import { parseRoleArn } from '../../domain/role-arn.ts';
import type { RoleSession } from '../../domain/role-session.ts';

type ServiceError = Extract<InvocationFailure, { kind: 'service-error' }>;

const NOTHING_SENT = 'Nothing of the command was sent.';

/** What is done for a session; each must be allowed by the trust policy of the role (IAM User Guide, session tags and source identity). */
const NEEDED_ACTIONS = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] as const;

/** Explains it. What is about the machine's own credentials or the network stays as it is. */
export function explainSessionRefusal(failure: InvocationFailure, session: RoleSession, region: string): InvocationFailure {
  switch (failure.kind) {
    case 'service-error':
      return { kind: 'no-session', roleArn: session.roleArn, code: failure.code, ...explain(failure, session, region) };
    case 'timed-out':
    case 'stopped':
      return { kind: 'unreachable', reason: `STS did not answer in time when the role was asked for. ${NOTHING_SENT}`, wasSent: false };
    case 'unreachable':
      return { ...failure, reason: `No session of the role: ${failure.reason}`, wasSent: false };
    default:
      return failure;
  }
}

interface Explanation {
  readonly reason: string;
  readonly remedy?: string;
}

function explain(error: ServiceError, session: RoleSession, region: string): Explanation {
  const said = sentence(error.message === '' ? error.code : `${error.code}: ${error.message}`);
  switch (error.code) {
    case 'AccessDenied':
    case 'AccessDeniedException':
      return explainDenied(error, session, said);
    case 'PackedPolicyTooLarge':
    case 'PackedPolicyTooLargeException':
      return {
        reason:
          `The guardrails and tags of this session are too large for AWS, which packs them into a form of its own size: ${said} ${NOTHING_SENT} ` +
          'An administrator can shorten the guardrails of this channel: wildcards instead of lists of actions, one statement for the same ' +
          'resources and conditions, fewer guardrails.',
      };
    case 'MalformedPolicyDocument':
    case 'MalformedPolicyDocumentException':
      return {
        reason: `AWS does not take the guardrails of this channel as the policy of a session: ${said} ${NOTHING_SENT} An administrator corrects the policy files.`,
      };
    case 'RegionDisabledException':
      return {
        reason: `STS is switched off in ${region} for this account: ${said} ${NOTHING_SENT} Name another Region, or switch it on there.`,
      };
    default:
      return { reason: `${said} ${NOTHING_SENT}` };
  }
}

// Match: User: arn:aws:iam::111122223333:user/signalbox is not authorized. Near miss: User: anonymous is not authorized.
const CALLER = /\bUser: (arn:[\w-]+:(?:iam|sts)::\d{12}:[\w+=,.@/-]{1,600}) is not authorized\b/;

function explainDenied({ message }: ServiceError, session: RoleSession, said: string): Explanation {
  const denied = NEEDED_ACTIONS.find((action) => message.includes(action)) ?? 'sts:AssumeRole';
  const caller = CALLER.exec(message)?.[1];
  const isOtherAccount = parseArn(caller ?? '')?.accountId !== parseRoleArn(session.roleArn)?.accountId;
  const external =
    denied === 'sts:AssumeRole' && session.externalId === undefined
      ? ' If it asks for an external id, write "externalId" beside the role.'
      : '';
  const own = isOtherAccount ? ` The caller's own policies must allow ${NEEDED_ACTIONS.join(', ')} on the role as well.` : '';
  const reason = `${said} ${NOTHING_SENT} The trust policy of ${session.roleArn} has to allow ${denied} to Signalbox; it needs these statements.${external}${own}`;
  return { reason, remedy: JSON.stringify(trustStatements(session, caller), null, 2) };
}

/** The external id is known when the role is assumed; for the other two there is no such condition (Service Authorization Reference, STS). */
function trustStatements({ externalId, roleArn }: RoleSession, caller: string | undefined): readonly object[] {
  const Principal = { AWS: principalOf(caller) ?? `arn:${parseArn(roleArn)?.partition ?? 'aws'}:iam::ACCOUNT-OF-SIGNALBOX:root` };
  const [assume, ...others] = NEEDED_ACTIONS;
  if (externalId === undefined) return [{ Effect: 'Allow', Principal, Action: [...NEEDED_ACTIONS] }];
  return [
    { Effect: 'Allow', Principal, Action: assume, Condition: { StringEquals: { 'sts:ExternalId': externalId } } },
    { Effect: 'Allow', Principal, Action: others },
  ];
}

// Match: assumed-role/signalbox/i-0123. Near miss: user/signalbox.
const ASSUMED_ROLE = /^assumed-role\/([^/]+)\/[^/]+$/;

/** A trust policy names roles, not their sessions; the path of a role is in no session's ARN. */
function principalOf(caller: string | undefined): string | undefined {
  const arn = parseArn(caller ?? '');
  const role = ASSUMED_ROLE.exec(arn?.resource ?? '')?.[1];
  return arn === undefined || role === undefined ? caller : `arn:${arn.partition}:iam::${arn.accountId}:role/${role}`;
}

function sentence(text: string): string {
  return text.trim().replace(/\.?$/, '.');
}
