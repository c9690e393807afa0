// One reader of one family of events: it knows its own and leaves the others to the next one.
import type { Notification } from '../../domain/notification.ts';
import type { RecognitionSubject } from './recognition-subject.ts';

/** Turns events of one family into notifications; pure, and never changes the subject. */
export interface Recognizer {
  /** The name under which failures are counted, for example `cloudwatch-alarm`. */
  readonly name: string;
  /** Returns undefined where the event is of another family; may throw only by mistake, the next one is asked then. */
  recognize(subject: RecognitionSubject): Notification | undefined;
}
