// The card of a command that AWS refused or did not answer: what happened, whether it may have been done, what to do next.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import { mayBeDone } from '../../domain/outcome-certainty.ts';
import type { Block, Message, Tone } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeCommandText } from './command-code.ts';
import { composeEdit } from './edit-action.ts';
import { explainErrorCode } from './explain-error-code.ts';
import { composePlace } from './place-spans.ts';
import { adviseSupportPlan } from './support-plan.ts';

/** A command without an answer of use. */
interface FailedCommand {
  readonly command: ParsedCommand;
  readonly decision: Decision;
  readonly place: CommandPlace;
  readonly failure: InvocationFailure;
  /** How long it took until it failed. */
  readonly durationMs?: number;
  /** A command that shows what became of the resource. */
  readonly lookWith?: string;
}

const EMOJIS: Readonly<Partial<Record<Tone, string>>> = { bad: '❌', good: '✅' };

interface Wording {
  readonly title: string;
  readonly tone: Tone;
  readonly sentences: readonly string[];
}

/** Longest text of AWS on a card: a few lines of a phone. */
const REASON_MAX_LENGTH = 600;

/** Longest reason why there is no session: AWS's own words and what to do about them. */
const SESSION_REASON_MAX_LENGTH = 1200;

/** Longest code of AWS in a title. */
const CODE_MAX_LENGTH = 80;

/** Composes the card. */
export function composeInvocationFailure({ command, decision, place, failure, durationMs, lookWith }: FailedCommand): Message {
  const isUnknown = decision.isMutating && mayBeDone(failure);
  const { title, tone, sentences } = describe(failure, {
    isMutating: decision.isMutating,
    isUnknown,
    durationMs,
    command,
    region: place.region,
  });
  const blocks: Block[] = sentences.map((sentence) => ({ kind: 'paragraph', spans: [text(sentence)] }));
  if (failure.kind === 'service-error') blocks.push(...adviseSupportPlan(command.service, failure.code));
  if (isUnknown && lookWith !== undefined) {
    blocks.push({ kind: 'paragraph', spans: [text('Look with: '), { kind: 'code', text: `@aws ${lookWith}` }] });
  }
  if (failure.kind === 'no-session' && failure.remedy !== undefined) blocks.push({ kind: 'code', text: failure.remedy });
  const requestId = failure.kind === 'service-error' && failure.requestId !== undefined ? [`request ${failure.requestId}`] : [];
  return {
    title: { emoji: EMOJIS[tone] ?? '⚠️', spans: [text(title)] },
    tone,
    blocks: [...blocks, ...composeCommandText(command), ...(isUnknown ? [] : composeEdit(command.text)), composePlace(place, requestId)],
    fallbackText: `${title}: ${sentences[0] ?? ''}`,
  };
}

/** What is certain. */
interface Certainty {
  readonly isMutating: boolean;
  readonly isUnknown: boolean;
  readonly durationMs: number | undefined;
  readonly command: Pick<ParsedCommand, 'service' | 'cliOperation'>;
  readonly region: string;
}

function describe(failure: InvocationFailure, certainty: Certainty): Wording {
  const { isUnknown } = certainty;
  switch (failure.kind) {
    case 'service-error':
      return describeServiceError(failure, certainty);
    case 'no-credentials':
      return { title: 'No AWS credentials', tone: 'warning', sentences: [shorten(failure.reason)] };
    case 'no-session':
      return {
        title: 'AWS gave no session of the role',
        tone: 'bad',
        sentences: [truncateText(failure.reason, SESSION_REASON_MAX_LENGTH)],
      };
    case 'not-supported':
      return { title: 'This does not work here', tone: 'warning', sentences: [shorten(failure.reason)] };
    case 'bad-input':
      return { title: 'Not sent', tone: 'warning', sentences: [shorten(failure.reason)] };
    case 'timed-out':
      return {
        title: titleOf(certainty, 'No answer in time'),
        tone: 'bad',
        sentences: [`AWS did not answer ${describeWait(certainty.durationMs)}.`, whatBecame(certainty)],
      };
    case 'stopped':
      return {
        title: titleOf(certainty, 'Stopped'),
        tone: isUnknown ? 'bad' : 'neutral',
        sentences: ['The call was stopped before AWS answered.', whatBecame(certainty)],
      };
    case 'unreachable':
      return {
        title: titleOf(certainty, 'AWS could not be reached'),
        tone: 'bad',
        sentences: [shorten(failure.reason), whatBecame(certainty)].filter((sentence) => sentence !== ''),
      };
  }
}

function titleOf({ isUnknown }: Certainty, title: string): string {
  if (!isUnknown) return title;
  return `Outcome unknown: ${title.startsWith('AWS') ? title : title.charAt(0).toLowerCase() + title.slice(1)}`;
}

function describeWait(durationMs: number | undefined): string {
  if (durationMs === undefined) return 'in time';
  const minutes = Math.round(durationMs / 60_000);
  return minutes > 1 ? `within ${minutes} minutes` : `within ${Math.max(1, Math.round(durationMs / 1000))} seconds`;
}

function describeServiceError({ code, message }: Extract<InvocationFailure, { kind: 'service-error' }>, certainty: Certainty): Wording {
  const { isUnknown } = certainty;
  // How Amazon EC2 says that it would have done what --dry-run kept it from.
  if (code === 'DryRunOperation' && !isUnknown) return { title: 'AWS would allow it', tone: 'good', sentences: [reasonOf(message)] };
  const { words, advice } = explainErrorCode(code, { message, command: certainty.command, region: certainty.region });
  return {
    title: `${isUnknown ? 'Outcome unknown: AWS failed with' : 'AWS refused:'} ${truncateText(code, CODE_MAX_LENGTH)}${words === undefined ? '' : ` (${words})`}`,
    tone: 'bad',
    sentences: [reasonOf(message), ...(advice === undefined ? [] : [advice]), ...(isUnknown ? [whatBecame(certainty)] : [])],
  };
}

/** R6: what changes something is not sent twice, and nobody claims to know what became of it. */
function whatBecame({ isMutating, isUnknown }: Certainty): string {
  if (!isMutating) return 'Nothing was changed. Try again.';
  return isUnknown
    ? 'The command was sent, and may have been done. Look at the resource before you send it again.'
    : 'The command was not sent, so nothing was changed. Try again.';
}

// Amazon EC2 appends some hundred letters that only AWS can read, with `aws sts decode-authorization-message`.
// Match: Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm. Near miss: the sentence without a message.
const ENCODED = /\s*Encoded authorization failure message: [\w-]{20,}/;

function reasonOf(message: string): string {
  const reason = shorten(message);
  return reason === '' ? 'AWS gave no reason.' : reason;
}

function shorten(reason: string): string {
  return truncateText(reason.replace(ENCODED, '').trim(), REASON_MAX_LENGTH);
}
