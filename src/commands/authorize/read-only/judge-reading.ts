// Whether a command only reads, and harmlessly so (docs/decisions/0017). Whatever is not known to be harmless is mutating.
import type { ParsedCommand } from '../../../domain/command.ts';
import { findAccessLevel } from '../iam/access-level.ts';
import { actionsOfCommand } from '../iam/actions-of-command.ts';
import { foldAction } from '../iam/fold-action.ts';
import { foldName } from '../iam/fold-name.ts';
import { namesOfCommand } from '../iam/names-of-command.ts';
import { findNeverAllowed } from '../never-allowed/find-never-allowed.ts';
import { matchPattern } from '../policy-evaluation/match-pattern.ts';
import { toPattern } from '../policy-evaluation/pattern-marks.ts';
import { DENIED_READS } from './denied-reads.ts';
import { SAFE_IN_SPITE_OF_THEIR_VERB, UNSAFE_PARAMETERS, UNSAFE_READS, UNSAFE_VERBS } from './unsafe-reads.ts';

/** Whether a command only reads; if not, why not, as the end of a sentence that begins with the command. */
export type ReadingJudgment = { readonly isReadOnly: true } | { readonly isReadOnly: false; readonly why: string };

const deniedReads = DENIED_READS.map((pattern) => toPattern(foldAction(pattern)));
const unsafeReads = UNSAFE_READS.map(({ reason, names }) => ({ reason, patterns: names.map((name) => toPattern(foldAction(name))) }));
const safeNames = new Set(SAFE_IN_SPITE_OF_THEIR_VERB.map((name) => foldAction(name)));
const unsafeVerbs = UNSAFE_VERBS.map((verb) => foldName(verb));

/** Judges a command. */
export async function judgeReading(command: ParsedCommand): Promise<ReadingJudgment> {
  for (const action of actionsOfCommand(command)) {
    const level = await findAccessLevel(action);
    if (level === 'writes') return mutating(`changes something (${action})`);
    if (level === 'unknown') return mutating(`may change something: AWS publishes no access level for ${action}`);
  }
  if (findNeverAllowed(command) !== undefined) return mutating('is on the list of what never runs from a chat');
  const names = [...namesOfCommand(command)];
  return judgeNames(names, findUnsafeParameter(command, names));
}

function judgeNames(names: readonly string[], unsafeParameter: string | undefined): ReadingJudgment {
  if (names.some((name) => deniedReads.some((pattern) => matches(pattern, name)))) {
    return mutating("is left out of AWS's own role for read-only commands in chats");
  }
  const reason = findUnsafeReason(names) ?? unsafeParameter;
  return reason === undefined ? { isReadOnly: true } : mutating(`is no harmless read: it ${reason}`);
}

/** Judges an action by itself, of which no operation and no parameters are known. */
export async function judgeAction(action: string): Promise<ReadingJudgment> {
  const level = await findAccessLevel(action);
  if (level !== 'reads') return mutating(level === 'writes' ? `changes something (${action})` : `may change something (${action})`);
  return judgeNames([foldAction(action)], undefined);
}

function mutating(why: string): ReadingJudgment {
  return { isReadOnly: false, why };
}

function matches(pattern: string, name: string): boolean {
  return matchPattern(pattern, name) === 'yes';
}

function findUnsafeReason(names: readonly string[]): string | undefined {
  const listed = unsafeReads.find(({ patterns }) => names.some((name) => patterns.some((pattern) => matches(pattern, name))));
  if (listed !== undefined) return listed.reason;
  if (names.some((name) => safeNames.has(name))) return undefined;
  const doesMore = names.some((name) => unsafeVerbs.some((verb) => name.slice(name.indexOf(':') + 1).startsWith(verb)));
  return doesMore ? 'makes AWS do more than look' : undefined;
}

/** Longer than every such value, however it is spelled. To fold a text of thousands of combining marks takes seconds; it counts as unsafe unread. */
const FOLDED_MAX_LENGTH = 200;

function isSpelledLike(given: string, value: string): boolean {
  return given.length > FOLDED_MAX_LENGTH || foldName(given) === foldName(value);
}

function findUnsafeParameter({ params }: ParsedCommand, names: readonly string[]): string | undefined {
  const unsafe = UNSAFE_PARAMETERS.find(({ operation, parameter, value }) => {
    const given = params[parameter];
    return names.includes(foldAction(operation)) && typeof given === 'string' && isSpelledLike(given, value);
  });
  return unsafe?.reason;
}
