// The latest update of an incident that has had more than one step, and the description below it.
import type { Incident } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';
import type { Block } from '../../messages/message.ts';
import { bold, text } from '../../messages/spans.ts';
import { ELLIPSIS } from '../../messages/truncate.ts';
import { composeDescription } from './compose-description.ts';
import { stepSummary } from './compose-history.ts';
import type { Composed } from './composed.ts';

const HEADING = 'Latest update';

/** Composes the description, under the latest update where the incident goes on. */
export function composeUpdate(notification: Notification, incident?: Incident): Composed {
  const description = composeDescription(notification);
  const step = incident?.steps.at(-1);
  if (incident === undefined || step === undefined || incident.steps.length < 2) return description;
  // A step without summary of its own carries the description, which needs to be said only once.
  if (isDescription(step.summary, notification)) return { ...description, blocks: withHeading(description.blocks) };
  const summary = stepSummary(step, notification);
  if (summary === '') return description;
  const update: Block = { kind: 'paragraph', spans: [bold(HEADING), text(`: ${summary}`)] };
  return { ...description, blocks: [update, ...description.blocks] };
}

/** A step keeps the beginning of a long description. */
function isDescription(summary: string, { description }: Notification): boolean {
  if (summary === description?.source) return true;
  return summary.endsWith(ELLIPSIS) && description?.source.startsWith(summary.slice(0, -ELLIPSIS.length).trimEnd()) === true;
}

function withHeading(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', spans: [bold(HEADING)] }, ...blocks];
  return [{ kind: 'paragraph', spans: [bold(HEADING), text(': '), ...first.spans] }, ...rest];
}
