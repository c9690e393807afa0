// The ARNs behind names that lead nowhere, whole and to be copied, at the end where they are in nobody's way; the others lead to a page that
// has them.
import type { Notification } from '../../domain/notification.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';
import { arnSpan, arnsIn } from './telling-spans.ts';

/** How many are shown; the event itself has them all. */
const ARNS_MAX = 5;

/** Longest ARN that is worth a place on the screen; AWS's longest have 2,048. */
const ARN_MAX_LENGTH = 300;

/** Composes the ARNs of facts and sentences; nothing where there are none. */
export function composeArns({ facts, summary, about, description, isUnrecognized }: Notification): Composed {
  const texts = [summary, about, isUnrecognized ? undefined : description].flatMap((part) => (part?.kind === 'plain' ? [part.source] : []));
  const ofFacts = facts.flatMap(({ value }) => {
    if (value.kind === 'arn') return [oneLine(value.arn)];
    return value.kind === 'text' ? arnsIn(value.text) : [];
  });
  const all = [...new Set([...ofFacts, ...texts.flatMap((source) => arnsIn(source))])].filter((arn) => isNameAlone(arn));
  if (all.length === 0) return NOTHING;
  const rest = all.length - ARNS_MAX;
  const lines = all.slice(0, ARNS_MAX).map((arn) => truncateText(arn, ARN_MAX_LENGTH));
  return { blocks: [{ kind: 'code', text: [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n') }], cuts: [] };
}

// Others stand whole in their facts, or are linked where they are named.
function isNameAlone(arn: string): boolean {
  return arnSpan(arn)?.kind === 'code';
}
