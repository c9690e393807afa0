// What the parts of a gathering share: whom to ask, about what, where, and for how long.
import type { Reading } from '../../aws/reading.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import type { ContextQuestions } from './context-questions.ts';
import type { ContextSources } from './context-sources.ts';
import type { ContextPart, NoteLeftOut } from './context-parts.ts';

/** What gathering works with. */
export interface Gathering {
  readonly sources: ContextSources;
  /** Absent for events of the sample. */
  readonly place?: ReadingPlace;
  readonly questions: ContextQuestions;
  /** False where whoever sent the event may not speak for AWS: then AWS is asked first whether it is so. */
  readonly isVouchedFor: boolean;
  readonly now: () => Date;
  /** Aborts when the time for everything is over. */
  readonly signal: AbortSignal;
  /** Takes a call from the channel's budget; false where nothing is left. */
  readonly takeCall: () => boolean;
  readonly tags: TagShelf;
  readonly noteLeftOut: NoteLeftOut;
}

/** Tags that need not be asked for. */
interface TagShelf {
  get(arn: string): Readonly<Record<string, string>> | undefined;
  set(arn: string, tags: Readonly<Record<string, string>>): void;
}

/** Makes a call within budget and time; notes what is left out. Returns undefined where there is nothing. */
export type Ask = <Value>(part: ContextPart, read: () => Promise<Reading<Value>>) => Promise<Value | undefined>;

/** Returns the place as an optional field. */
export function inPlace(place: ReadingPlace | undefined): { readonly place?: ReadingPlace } {
  return place === undefined ? {} : { place };
}
