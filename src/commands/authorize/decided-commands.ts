// Which command a decision was made about, and where: what no decision of ours stands behind is never granted.
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CallCredentials } from '../../domain/role-session.ts';

/** What a decision was made about. */
export interface DecidedCommand {
  readonly command: ParsedCommand;
  readonly region: string;
  readonly accountId: string;
  /** The session itself, not only its role: what runs is what was decided. */
  readonly credentials: CallCredentials | 'none';
}

// Held weakly: a decision that nobody keeps leaves nothing behind.
const decided = new WeakMap<Decision, DecidedCommand>();

/** Remembers what a decision was made about. */
export function rememberDecision(decision: Decision, about: DecidedCommand): void {
  decided.set(decision, about);
}

/** Tells what a decision was made about; undefined for one that was not made by `authorizeCommand` in this process. */
export function recallDecision(decision: Decision): DecidedCommand | undefined {
  return decided.get(decision);
}
