// How the state of a thing feels, told by AWS's own word for it: a mark that one sees before one reads.
import { text, type Span } from '../../messages/spans.ts';

/** How a state feels. */
export type StateMood = 'bad' | 'warning' | 'progress' | 'good' | 'off';

const MARKS: Readonly<Record<StateMood, string>> = { bad: '🔴', warning: '🟠', progress: '🔵', good: '🟢', off: '⚪' };

/** What comes first where things are told in the order of their states. */
const URGENCY: readonly (StateMood | undefined)[] = ['bad', 'warning', 'progress', 'off', undefined, 'good'];

/**
 * Names of members that hold a state. Match: State, StateValue, DBInstanceStatus, TargetHealth, rolloutState, LifecycleState. Near miss:
 * OptInStatus (of a Region), StateReason, PreviousState.
 */
const STATE_NAME = /^(?!OptIn|Previous|DesiredStatus|LastUpdateStatusReason).*(?:State|Status|Health)(?:Name|Value|Code)?$/i;

/** AWS's words, in capitals and without what stands between words; the first line that matches counts. */
const WORDS: readonly (readonly [RegExp, StateMood])[] = [
  // Match: ALARM, FAILED, CREATEFAILED, UPDATEROLLBACKFAILED, INCOMPATIBLENETWORK. Near miss: FAILING.
  [/^(?:ALARM|ERROR|FAULT|UNHEALTHY|IMPAIRED|TIMEDOUT|ABORTED|EXPIRED|REVOKED|INACCESSIBLE|STORAGEFULL|LOST|INCOMPATIBLE\w*)$/, 'bad'],
  [/(?:FAILED|FAILURE|TIMEDOUT)$/, 'bad'],
  // A stack that went back to what it was runs, though not as somebody wanted.
  [/^(?:\w*ROLLBACKCOMPLETE|DEGRADED|DRAINING|WARNING|RESTRICTED|ACTIONREQUIRED|SUSPENDED|OPEN)$/, 'warning'],
  [/INPROGRESS$/, 'progress'],
  [
    /^(?:INITIAL|QUEUED|PENDING\w*|PROVISIONED|SUBMITTED|SHUTTINGDOWN|BACKINGUP|MAINTENANCE|UPGRADING|SCALING|STORAGEOPTIMIZATION|CONFIGURING\w*)$/,
    'progress',
  ],
  [/^(?:DE)?(?:CREAT|DELET|MODIFY|UPDAT|START|STOPP|REBOOT|RESTART|PROVISION|ACTIVAT|ATTACH|INITIALIZ|RENAM|TERMINAT)ING$/, 'progress'],
  [
    /^(?:OK|AVAILABLE|ACTIVE|HEALTHY|ENABLED|INSERVICE|INUSE|ISSUED|PASSED|ATTACHED|SUCCESS|SUCCESSFUL|SUCCEEDED|COMPLETED|COMPLETE)$/,
    'good',
  ],
  [/(?:CREATE|UPDATE|IMPORT|DELETE)COMPLETE$/, 'good'],
  [/^(?:STOPPED|TERMINATED|DISABLED|INACTIVE|UNUSED|UNKNOWN|INSUFFICIENTDATA|STANDBY|PAUSED|CANCELLED|CANCELED|CLOSED|DETACHED)$/, 'off'],
];

/** States in which a thing does what it is for, though they end as what goes on does. */
const RUNNING: ReadonlySet<string> = new Set(['RUNNING']);

/** Tells whether a member of this name holds a state. */
export function isStateName(name: string): boolean {
  return STATE_NAME.test(name);
}

/** Tells how a state feels; undefined where its word is not known. */
export function moodOfState(word: string): StateMood | undefined {
  const plain = word.replaceAll(/[^A-Za-z]/g, '').toUpperCase();
  if (RUNNING.has(plain)) return 'good';
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Puts the mark before a state; as it is where its word is not known. */
export function markState(word: string): string {
  const mood = moodOfState(word);
  return mood === undefined ? word : `${MARKS[mood]} ${word}`;
}

/** Puts the mark before a state that is one span of text. */
export function markSpans(spans: readonly Span[]): readonly Span[] {
  const [only] = spans;
  return spans.length === 1 && only?.kind === 'text' ? [text(markState(only.text))] : spans;
}

/** Compares how much two states want to be looked at: below zero where the first wants it more. */
export function compareUrgency(one: StateMood | undefined, other: StateMood | undefined): number {
  return URGENCY.indexOf(one) - URGENCY.indexOf(other);
}
