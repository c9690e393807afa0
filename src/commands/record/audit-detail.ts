// What the audit log keeps of a command: enough to tell what was asked and decided, and no secret (R9).
import { maskSensitive, MASK } from '../../catalogue/mask-sensitive.ts';
import type { Catalogue } from '../../catalogue/service-model.ts';
import type { ParsedCommand, ParseFailure } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import type { CommandPlace } from '../command-place.ts';
import type { CommandResult } from '../command-result.ts';
import { toJsonValue } from '../json-value.ts';

/** JSON values. */
type Detail = Readonly<Record<string, unknown>>;

/** Longest text of a rejected command that is kept: enough to see what somebody meant. */
const REJECTED_TEXT_MAX_LENGTH = 500;

/** Describes a command and where it runs, its parameters masked. */
export function describeCommand(command: ParsedCommand, place: CommandPlace, catalogue: Catalogue): Detail {
  const input = catalogue.service(command.service)?.operation(command.operation)?.input;
  const params = input === undefined ? {} : maskSensitive(input, command.params).value;
  const { accountId, region, credentials, callerArn } = place;
  return {
    service: command.service,
    operation: command.operation,
    params: toJsonValue(params),
    accountId,
    region,
    credentials,
    ...(callerArn === undefined ? {} : { callerArn }),
  };
}

/** Describes a decision. */
export function describeDecision({ id, verdict, isMutating, actions, because }: Decision): Detail {
  return { decisionId: id, verdict, isMutating, actions, because: { ...because } };
}

/** Describes a text that is no command. */
export function describeFailure({ code, missing }: ParseFailure, text: string): Detail {
  return { code, missing, text: maskSecretPatterns(text.slice(0, REJECTED_TEXT_MAX_LENGTH), MASK) };
}

/** Describes how a run ended; what AWS answered stays out of the log. */
export function describeResult(result: CommandResult): Detail {
  const { durationMs } = result;
  if (result.status === 'failed') return { durationMs, failure: { ...result.failure } };
  const { requestId, maskedCount } = result;
  return { durationMs, maskedCount, ...(requestId === undefined ? {} : { requestId }) };
}
