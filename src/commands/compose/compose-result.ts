// The answer to a command that was run: what AWS said, in a form one reads on a phone.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { readPageToken } from '../../domain/page-token.ts';
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import type { CommandResult } from '../command-result.ts';
import { composeDrawn } from './compose-drawn.ts';
import { composeInvocationFailure } from './compose-invocation-failure.ts';
import { composeNotes } from './compose-notes.ts';
import { composeOutput } from './compose-output.ts';
import { composeEdit } from './edit-action.ts';
import { chooseShown, composeOwnView } from './compose-own-view.ts';
import type { FileForm } from './file-form.ts';
import { composePlace } from './place-spans.ts';

/** A command that was run. */
export interface RunCommand {
  readonly command: ParsedCommand;
  readonly decision: Decision;
  readonly place: CommandPlace;
  readonly operation: OperationModel | undefined;
  readonly result: CommandResult;
  /** A command that shows what became of the resource. */
  readonly lookWith?: string;
  /** The code under which the rest of the answer is offered. */
  readonly moreCode?: string | undefined;
  /** The whole of the answer as a file, where it is offered. */
  readonly file?: { readonly code: string; readonly forms: readonly FileForm[] } | undefined;
  /** The metrics of the alarms that are shown, where they could be read. */
  readonly charts?: readonly MetricChart[];
}

/** What comes with an answer that was shown. */
export type RunExtras = Pick<RunCommand, 'moreCode' | 'file' | 'charts'>;

type Success = Extract<CommandResult, { status: 'succeeded' }>;

const MOOD_EMOJIS = { bad: '❌', warning: '⚠️' } as const;

/** Composes the answer. */
export function composeResult(run: RunCommand): Message {
  const { command, decision, place, operation, result, moreCode } = run;
  if (result.status === 'failed') return composeInvocationFailure({ ...run, failure: result.failure, durationMs: result.durationMs });
  const { hasMore, durationMs } = result;
  const { headline, blocks, remark, mood } =
    composeOwnView(command, result.output) ??
    composeOutput(chooseShown(command, result.output), {
      service: command.service,
      operation,
      options: command.output,
      isMutating: decision.isMutating,
      hasMore,
      skippedCount: command.shownAs === undefined ? skippedCountOf(command, operation) : 0,
      nextTokens: result.nextTokens,
      isMoreOffered: moreCode !== undefined,
    });
  const title = `${command.service} ${command.cliOperation}`;
  return {
    title: {
      emoji: mood === undefined ? '✅' : MOOD_EMOJIS[mood],
      spans: [text(headline === undefined ? title : `${title}: ${headline}`)],
    },
    tone: mood ?? 'good',
    blocks: [
      ...composeDrawn(run),
      ...blocks,
      ...offersOf(run),
      ...composeAnew(command),
      ...composeRemarks(run, result, remark),
      composePlace(place, [`${durationMs} ms`]),
    ],
    fallbackText: headline === undefined ? title : `${title}: ${headline}`,
  };
}

function skippedCountOf({ output: { startingToken } }: ParsedCommand, operation: OperationModel | undefined): number {
  return startingToken === undefined ? 0 : readPageToken(startingToken, operation?.paginator?.inputToken ?? []).skippedCount;
}

function offersOf({ moreCode, file }: RunCommand): readonly Block[] {
  const more = moreCode === undefined ? [] : [{ text: 'Show more', command: `more ${moreCode}`, style: 'plain' as const }];
  const files = (file?.forms ?? []).map((form) => ({
    text: `Whole as .${form}`,
    command: `file ${file?.code ?? ''} ${form}`,
    style: 'plain' as const,
  }));
  const actions = [...more, ...files];
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }];
}

/** How to go on from what was found: on the page of AWS, or by asking in other words. */
function composeAnew({ anew }: ParsedCommand): readonly Block[] {
  if (anew === undefined) return [];
  return [...(anew.page === undefined ? [] : [{ kind: 'links' as const, links: [anew.page] }]), ...composeEdit(anew.text)];
}

function composeRemarks({ command, moreCode }: RunCommand, result: Success, remark: string | undefined): readonly Block[] {
  const remarks = [...(remark === undefined ? [] : [remark]), ...command.notes];
  const { query, isPaginated, maxItems } = command.output;
  // A count or a sum does not look like a part.
  if (result.hasMore && query !== undefined && isPaginated && maxItems === undefined) {
    remarks.push('Not the whole: --query was asked of what was read, and AWS has more. Narrow the command down with filters.');
  }
  if (result.hasMore && moreCode === undefined) {
    remarks.push('AWS has more results than this first page. Narrow the command down with filters.');
  }
  if (result.maskedCount > 0) remarks.push(`${result.maskedCount} secret ${result.maskedCount === 1 ? 'value is' : 'values are'} masked.`);
  if (result.truncatedMembers.length > 0) remarks.push(`Too long to be read whole: ${result.truncatedMembers.join(', ')}.`);
  return composeNotes(remarks);
}
