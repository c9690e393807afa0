// What the audit log keeps of a command: enough to tell what was asked and decided, and no secret (R9).
import type { ActionPress } from '../../domain/action-press.ts';
import type { RefusedWord } from '../../domain/refused-word.ts';
import { maskSensitive, MASK } from '../../catalogue/mask-sensitive.ts';
import type { Catalogue } from '../../catalogue/service-model.ts';
import type { AuditEventKind } from '../../domain/audit-event.ts';
import type { ParsedCommand, ParseFailure } from '../../domain/command.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Decision } from '../../domain/decision.ts';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { CommandPlace } from '../command-place.ts';
import type { CommandResult } from '../command-result.ts';
import { toJsonValue } from '../json-value.ts';

/** JSON values. */
type Detail = Readonly<Record<string, unknown>>;

/** Longest text of a rejected command that is kept: enough to see what somebody meant. */
const REJECTED_TEXT_MAX_LENGTH = 500;

/** Longest text of AWS that is kept. */
const REASON_MAX_LENGTH = 500;

/** Describes a command and where it runs, its parameters masked. */
export function describeCommand(command: ParsedCommand, place: CommandPlace, catalogue: Catalogue): Detail {
  const input = catalogue.service(command.service)?.operation(command.operation)?.input;
  const params = input === undefined ? {} : maskSensitive(input, command.params).value;
  const { accountId, accountName, region, credentials, isUserRole, callerArn } = place;
  return {
    service: command.service,
    operation: command.operation,
    params: toJsonValue(params),
    accountId,
    ...(accountName === undefined ? {} : { accountName }),
    region,
    ...describeCredentials(credentials),
    ...(typeof credentials === 'string' ? {} : { roleOf: isUserRole === true ? 'person' : 'channel' }),
    ...(callerArn === undefined ? {} : { callerArn }),
  };
}

/** Of a session, what AWS writes into CloudTrail as well. */
function describeCredentials(credentials: CommandPlace['credentials']): Detail {
  if (typeof credentials === 'string') return { credentials };
  const { roleArn, sessionName, sourceIdentity } = credentials;
  return { credentials: 'role', roleArn, sessionName, sourceIdentity };
}

/** Describes the custom action whose command it is; nothing where it is that of none. */
export function describePress(press: ActionPress | undefined): Detail {
  return press === undefined ? {} : { action: { ...press } };
}

/** Describes a decision. */
export function describeDecision({ id, verdict, isMutating, actions, because }: Decision): Detail {
  return { decisionId: id, verdict, isMutating, actions, because: { ...because } };
}

/** Describes a text that is no command. */
export function describeFailure({ code, missing }: ParseFailure, text: string): Detail {
  // Masked before it is cut: half a secret has no form to know it by.
  return { code, missing, text: truncateText(maskSecretPatterns(text, MASK), REJECTED_TEXT_MAX_LENGTH) };
}

/** Describes how a run ended; what AWS answered stays out of the log. */
export function describeResult(result: CommandResult): Detail {
  const { durationMs } = result;
  if (result.status === 'failed') return { durationMs, failure: describeInvocationFailure(result.failure) };
  const { requestId, maskedCount } = result;
  return { durationMs, maskedCount, ...(requestId === undefined ? {} : { requestId }) };
}

/** An answer to a waiting command that did not count. */
export interface RefusedAnswer {
  readonly reason: 'nothing-waits' | 'not-the-requester' | RefusedWord;
  readonly waiting: CommandRecord | undefined;
}

/** Describes an answer that did not count: whoever tries somebody else's command is on record. */
export function describeRefusedAnswer({ reason, waiting }: RefusedAnswer): {
  readonly kinds: readonly AuditEventKind[];
  readonly detail: Detail;
} {
  if (waiting === undefined) return { kinds: ['command.rejected'], detail: { code: reason } };
  return { kinds: ['command.denied'], detail: { because: { rule: reason }, waitingCommandId: waiting.id } };
}

function describeInvocationFailure(failure: InvocationFailure): Detail {
  const entries = Object.entries(failure).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? truncateText(value, REASON_MAX_LENGTH) : value,
  ]);
  return Object.fromEntries(entries);
}
