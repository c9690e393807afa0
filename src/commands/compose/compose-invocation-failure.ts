// The card of a command that AWS refused or did not answer: what happened, whether it may have been done, what to do next.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Block, Message, Tone } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeCommandText } from './command-code.ts';
import { composePlace } from './place-spans.ts';

/** A command without an answer of use. */
interface FailedCommand {
  readonly command: ParsedCommand;
  readonly decision: Decision;
  readonly place: CommandPlace;
  readonly failure: InvocationFailure;
}

interface Wording {
  readonly title: string;
  readonly tone: Tone;
  readonly sentences: readonly string[];
}

/** Composes the card. */
export function composeInvocationFailure({ command, decision, place, failure }: FailedCommand): Message {
  const { title, tone, sentences } = describe(failure, decision.isMutating);
  const blocks: Block[] = sentences.map((sentence) => ({ kind: 'paragraph', spans: [text(sentence)] }));
  const requestId = failure.kind === 'service-error' && failure.requestId !== undefined ? [`request ${failure.requestId}`] : [];
  return {
    title: { emoji: tone === 'bad' ? '❌' : '⚠️', spans: [text(title)] },
    tone,
    blocks: [...blocks, composeCommandText(command), composePlace(place, requestId)],
    fallbackText: `${title}: ${sentences[0] ?? ''}`,
  };
}

function describe(failure: InvocationFailure, isMutating: boolean): Wording {
  switch (failure.kind) {
    case 'service-error':
      return {
        title: `AWS refused: ${failure.code}`,
        tone: 'bad',
        sentences: [failure.message === '' ? 'AWS gave no reason.' : failure.message, ...advise(failure.code)],
      };
    case 'no-credentials':
      return { title: 'No AWS credentials', tone: 'warning', sentences: [failure.reason] };
    case 'not-supported':
      return { title: 'This does not work here', tone: 'warning', sentences: [failure.reason] };
    case 'bad-input':
      return { title: 'Not sent', tone: 'warning', sentences: [failure.reason] };
    case 'timed-out':
      return {
        title: 'No answer in time',
        tone: 'bad',
        sentences: ['AWS did not answer within 15 seconds.', ...outcome(failure.wasSent, isMutating)],
      };
    case 'unreachable':
      return { title: 'AWS could not be reached', tone: 'bad', sentences: [failure.reason, ...outcome(failure.wasSent, isMutating)] };
  }
}

/** R6: what changes something is not sent twice, and nobody claims to know what became of it. */
function outcome(wasSent: boolean, isMutating: boolean): readonly string[] {
  if (!isMutating) return ['Nothing was changed. Try again.'];
  if (!wasSent) return ['The command was not sent, so nothing was changed. Try again.'];
  return ['Outcome unknown: the command was sent, and may have been done. Look at the resource before you send it again.'];
}

// Match: AccessDenied, AccessDeniedException, UnauthorizedOperation, AuthorizationError. Near miss: ThrottlingException.
const DENIED = /AccessDenied|Unauthorized|AuthorizationError|NotAuthorized/;
// Match: ExpiredToken, ExpiredTokenException, RequestExpired, InvalidClientTokenId, UnrecognizedClientException.
const BAD_CREDENTIALS =
  /ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure/;

function advise(code: string): readonly string[] {
  if (DENIED.test(code))
    return ['Signalbox allowed it; the IAM policies of its role do not. Whoever looks after the role can add the action named above.'];
  if (BAD_CREDENTIALS.test(code)) return ["AWS does not accept this machine's credentials: renew them, or check this machine's clock."];
  return [];
}
