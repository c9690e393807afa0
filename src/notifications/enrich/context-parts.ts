// What a context may consist of, and why a part of it is not there.
import type { ReadingObstacle } from '../../aws/reading.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';

/** A part of a context. */
export type ContextPart = 'alarm' | 'chart' | 'children' | 'log-lines' | 'last-change' | 'tags';

/** Why something was not read: what the ports say, or a bound of ours. */
type LeftOutReason =
  | ReadingObstacle
  /** The channel has had its calls of this minute. */
  | 'too-many-calls'
  /** As much is under way as may be. */
  | 'too-many-under-way'
  /** Whoever sent the event may not speak for AWS, and AWS knows nothing of it. */
  | 'not-confirmed'
  /** A fault of ours; the log has it. */
  | 'failed';

/** Takes note of a part that was left out. */
export type NoteLeftOut = (part: ContextPart | 'all', reason: LeftOutReason, detail?: string) => void;

/** Names the parts that a context has. */
export function partsOf(context: IncidentContext | undefined): readonly ContextPart[] {
  const { chart, logLines, lastChange, tags } = context ?? {};
  const parts: readonly (readonly [ContextPart, unknown])[] = [
    ['chart', chart],
    ['log-lines', logLines],
    ['last-change', lastChange],
    ['tags', tags],
  ];
  return parts.filter(([, value]) => value !== undefined).map(([part]) => part);
}
