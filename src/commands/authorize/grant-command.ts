// The one place where a command becomes one that may run.
import type { AuthorizedCommand } from '../../domain/authorized-command.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CommandPlace } from '../command-place.ts';
import { recallDecision } from './decided-commands.ts';

/** How old a decision may be when it is used: it is used at once, and rules may change at any time (ADR 17). */
export const DECISION_MAX_AGE_MS = 30_000;

/** How long after the decision the command may start, so that nothing runs on a permission that lay about (ADR 17). */
export const AUTHORIZATION_LIFETIME_MS = 60_000;

/** In whose name and where the command runs. */
export interface Grant {
  /** The command on record; whoever asked is whoever it runs for. */
  readonly record: CommandRecord;
  readonly place: CommandPlace;
  /** True where somebody confirmed the command. */
  readonly wasConfirmed: boolean;
  readonly now: Date;
}

/** Makes a command that may run; undefined where the decision does not carry it. */
export function grantCommand(command: ParsedCommand, decision: Decision, grant: Grant): AuthorizedCommand | undefined {
  const { record, place, wasConfirmed, now } = grant;
  const { region, accountId, credentials } = place;
  if (credentials === 'none' || !isAbout(decision, command, place)) return undefined;
  // Undetermined runs only in a session, with which AWS enforces the guardrail (R3).
  const isEnforced = typeof credentials !== 'string';
  if (decision.verdict === 'denied' || (decision.verdict === 'undetermined' && !isEnforced)) return undefined;
  if (decision.isMutating && !wasConfirmed) return undefined;
  // A clock that was set back makes a decision of the future: as little worth as an old one.
  if (Math.abs(now.getTime() - decision.decidedAt.getTime()) > DECISION_MAX_AGE_MS) return undefined;
  const authorized: Omit<AuthorizedCommand, keyof BrandOnly> = {
    command,
    commandId: record.id,
    decisionId: decision.id,
    person: record.person,
    region,
    accountId,
    credentials,
    isMutating: decision.isMutating,
    expiresAt: new Date(decision.decidedAt.getTime() + AUTHORIZATION_LIFETIME_MS),
  };
  // The brand exists for the compiler alone. This is the only assertion of the type; a test reads the sources for others.
  return Object.freeze(authorized) as AuthorizedCommand;
}

/** The very command, in the very place: of a session the same object, not one like it. */
function isAbout(decision: Decision, command: ParsedCommand, { region, accountId, credentials }: CommandPlace): boolean {
  const about = recallDecision(decision);
  if (about === undefined || about.command !== command) return false;
  return about.region === region && about.accountId === accountId && about.credentials === credentials;
}

/** The members of the type that no value has. */
type BrandOnly = Pick<AuthorizedCommand, Extract<keyof AuthorizedCommand, symbol>>;
