// The ARNs behind the names that a message shows, whole and to be copied, at its end where they are in nobody's way.
import { resourceName, parseArn } from '../../domain/arn.ts';
import type { Notification } from '../../domain/notification.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';
import { arnsIn } from './telling-spans.ts';

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
  const all = [...new Set([...ofFacts, ...texts.flatMap((source) => arnsIn(source))])].filter((arn) => isShownByName(arn));
  if (all.length === 0) return NOTHING;
  const rest = all.length - ARNS_MAX;
  const lines = all.slice(0, ARNS_MAX).map((arn) => truncateText(arn, ARN_MAX_LENGTH));
  return { blocks: [{ kind: 'code', text: [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n') }], cuts: [] };
}

// Others stand whole in their facts.
function isShownByName(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed !== undefined && !['', '*'].includes(resourceName(parsed).trim());
}
