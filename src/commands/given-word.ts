// The word that lets a command run which waited for it.
import type { AuditEventKind } from '../domain/audit-event.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { CommandTail } from '../domain/command-template.ts';
import type { Message } from '../messages/message.ts';
import type { RecordWriters } from '../storage/store.ts';
import type { JudgedCommand } from './judge-command.ts';
import type { Journey } from './journey.ts';
import type { CommandStep } from './record/record-step.ts';

/** Somebody's word: a confirmation, the last approval that was needed, a broken glass. */
export interface GivenWord {
  /** What the audit log says of it, in the name of whoever asked for the command. */
  readonly kinds: readonly AuditEventKind[];
  /** What is checked and written within the unit that commits the execution; false: the word came too late, and nothing runs. */
  readonly before?: (records: RecordWriters) => Promise<boolean>;
  /** Called once the execution is committed. */
  readonly onBegun: () => void;
}

/** How a command runs. */
export interface Running {
  readonly journey: Journey;
  readonly word?: GivenWord;
  /** The commands of an alias that follow. */
  readonly tail?: CommandTail | undefined;
}

/** Runs commands of one record; undefined where it does not stand where it stood: somebody else was first. */
export type RunAll = (record: CommandRecord, all: readonly JudgedCommand[], running: Running) => Promise<Message | undefined>;

/** What the step that begins the execution has of the word. */
export function stepOfWord(word: GivenWord | undefined): Pick<CommandStep, 'kinds' | 'before'> {
  return { kinds: [...(word?.kinds ?? []), 'command.executing'], ...(word?.before === undefined ? {} : { before: word.before }) };
}
