// Answers `file CODE json`: the command of an earlier answer is run again for whoever asks, page after page, and its whole is kept as a file.
import { channelKey } from '../domain/channel.ts';
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { FILE_LIFETIME_MS, type FileMediaType, type StoredFile } from '../domain/stored-file.ts';
import type { Message } from '../messages/message.ts';
import { grantCommand } from './authorize/grant-command.ts';
import type { CommandResult } from './command-result.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeFile, composeNoFile } from './compose/compose-file.ts';
import { countOf } from './compose/count-of.ts';
import { findOnlyList, type FileForm } from './compose/file-form.ts';
import { writeWhole } from './compose/write-whole.ts';
import { fullFile, gatherPages, type GatheredPages } from './gather-pages.ts';
import { decideCommand, withoutSecrets, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import { describeCommand, describeDecision } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';

/** How many files a channel keeps; beyond it the oldest goes. With the size of a file it bounds what a channel takes of the store. */
const FILES_KEPT = 50;

const MEDIA_TYPES: Readonly<Record<FileForm, FileMediaType>> = { json: 'application/json', csv: 'text/csv' };

/** What it works with. */
export interface FileTools {
  readonly context: JudgingContext;
  readonly execute: (authorized: AuthorizedCommand, signal: AbortSignal) => Promise<CommandResult>;
  /** Records how a call ended that gave no file, and answers it. */
  readonly settle: (record: CommandRecord, judged: JudgedCommand, result: CommandResult) => Promise<Message>;
}

/** What is asked for. */
interface AskedFile {
  readonly record: CommandRecord;
  readonly judged: JudgedCommand;
  readonly form: FileForm;
}

/** Begins to make the file: what is returned makes it. Undefined where the command has moved on; a message where there can be none. */
export async function beginFile(
  asked: AskedFile,
  tools: FileTools,
): Promise<((signal: AbortSignal) => Promise<Message>) | Message | undefined> {
  const { record, judged } = asked;
  const { context } = tools;
  const { command, decision, place } = judged;
  if (decision.isMutating || command.waiter !== undefined) {
    const detail = { code: 'file-of-a-change' };
    await recordStep(context, { record, from: 'received', to: 'answered', kinds: ['command.rejected'], detail });
    const reason = 'This command needs a confirmation here, so it is not run again for a file. Send the command itself.';
    return composeNoFile({ command: withoutSecrets(command, context), place, reason });
  }
  // Pages are asked for one by one, each with a permission of its own; a query picks from the whole once it is there.
  const { query: _query, ...output } = command.output;
  const paged = { ...command, output };
  const decided = await decideCommand(record, paged, context);
  const grant = { record, place: decided.place, wasConfirmed: false, now: context.now() };
  const authorized = grantCommand(paged, decided.decision, grant);
  if (authorized === undefined) return undefined;
  const detail = { ...describeCommand(command, place, context.catalogue), ...describeDecision(decision) };
  if (!(await recordStep(context, { record, from: 'received', to: 'executing', kinds: ['command.executing'], detail }))) return undefined;
  return (signal) => makeFile(asked, { ...tools, paged: { command: paged, ...decided }, authorized, signal });
}

interface MakingTools extends FileTools {
  /** What is asked page after page. */
  readonly paged: JudgedCommand;
  readonly authorized: AuthorizedCommand;
  readonly signal: AbortSignal;
}

async function makeFile(asked: AskedFile, tools: MakingTools): Promise<Message> {
  const { record, judged, form } = asked;
  const { context } = tools;
  const startedAt = context.now().getTime();
  const operation = context.catalogue.service(judged.command.service)?.operation(judged.command.operation);
  const gathered = await gatherPages({ ...tools, record, judged: tools.paged, operation });
  if (gathered.kind === 'failed') return tools.settle(record, judged, gathered.result);
  const { pages } = gathered;
  const written = writeWhole({ output: pages.output, operation, options: judged.command.output, form });
  const shown = { command: withoutSecrets(judged.command, context), place: judged.place };
  const durationMs = context.now().getTime() - startedAt;
  if (written.kind === 'not-written') {
    const isRecorded = await recordEnd(asked, { pages, durationMs }, context);
    return isRecorded ? composeNoFile({ ...shown, reason: written.reason }) : composeFailure('outcome-not-recorded', record.id);
  }
  const cut = pages.cut ?? (written.isCut ? fullFile : undefined);
  const file = toFile(asked, { content: written.content, isCut: cut !== undefined }, context);
  if (!(await recordEnd(asked, { pages, durationMs, file }, context))) return composeFailure('outcome-not-recorded', record.id);
  const list = judged.command.output.query === undefined ? findOnlyList(pages.output, operation) : undefined;
  return composeFile({
    ...shown,
    file: {
      fileId: file.id,
      name: file.name,
      mediaType: file.mediaType,
      byteCount: file.content.byteLength,
      expiresAt: file.expiresAt.toISOString(),
    },
    headline: list === undefined ? undefined : countOf(list.items.length, list.name, cut !== undefined),
    cut,
    maskedCount: pages.maskedCount,
    pageCount: pages.pageCount,
    durationMs,
  });
}

// Match: every character that some file system or header refuses. Near miss: a letter, a digit, a hyphen.
const NOT_IN_NAMES = /[^A-Za-z0-9-]+/g;

/** A file that is not the whole says so in its name: nobody sees the message any more who opens it next week. */
function toFile(
  { record: { channel }, judged: { command }, form }: AskedFile,
  { content, isCut }: { readonly content: string; readonly isCut: boolean },
  { now, newId }: JudgingContext,
): StoredFile {
  const madeAt = now();
  const time = madeAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const subject = `${command.service}-${command.cliOperation}`.replaceAll(NOT_IN_NAMES, '-');
  return {
    id: newId(),
    channel,
    name: `${subject}-${time}Z${isCut ? '-cut' : ''}.${form}`,
    mediaType: MEDIA_TYPES[form],
    content: new TextEncoder().encode(content),
    expiresAt: new Date(madeAt.getTime() + FILE_LIFETIME_MS),
  };
}

/** The outcome and the file are written both or neither; false where they were not. */
async function recordEnd(
  { record, judged }: AskedFile,
  { pages, durationMs, file }: { readonly pages: GatheredPages; readonly durationMs: number; readonly file?: StoredFile },
  context: JudgingContext,
): Promise<boolean> {
  const { pageCount, maskedCount } = pages;
  const ended = {
    durationMs,
    pageCount,
    maskedCount,
    ...(file === undefined ? {} : { file: file.name, byteCount: file.content.byteLength }),
  };
  const detail = { ...describeCommand(judged.command, judged.place, context.catalogue), ...describeDecision(judged.decision), ...ended };
  context.metrics.commandEnded('succeeded');
  try {
    await recordStep(context, {
      record,
      from: 'executing',
      to: 'succeeded',
      kinds: ['command.succeeded'],
      detail,
      async alongside({ files }) {
        if (file === undefined) return;
        await files.insert(file);
        await files.deleteBeyond(channelKey(file.channel), FILES_KEPT);
      },
    });
    return true;
  } catch (error) {
    context.logger.error({ error, commandId: record.id }, 'the outcome of a command could not be recorded');
    return false;
  }
}
