// The recognize stage: a raw event becomes a notification, always.
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import { readSubject } from './read-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { recognizers as allRecognizers } from './registry.ts';

/** Who is told of failures, and who is asked. */
export interface RecognitionOptions {
  /** Called with the name of a recognizer that threw; the next one is asked. */
  onRecognizerFailure(recognizer: string, error: unknown): void;
  /** In the order of asking; every one of the registry where it is absent. */
  readonly recognizers?: readonly Recognizer[];
}

/** Recognizes an event; never throws for anything that an event can hold. */
export function recognizeEvent(event: RawEvent, options: RecognitionOptions): Notification {
  const subject = attempt('read-subject', () => readSubject(event));
  if (subject !== undefined) {
    for (const recognizer of options.recognizers ?? allRecognizers) {
      const notification = attempt(recognizer.name, () => recognizer.recognize(subject));
      if (notification !== undefined) return notification;
    }
  }
  return minimalNotification(event);

  function attempt<Result>(name: string, run: () => Result): Result | undefined {
    try {
      return run();
    } catch (error) {
      options.onRecognizerFailure(name, error);
      return undefined;
    }
  }
}

// Calls nothing that could fail: whatever goes wrong above, a person still sees that something came.
function minimalNotification(event: RawEvent): Notification {
  return {
    recognizer: 'none',
    kind: 'Message',
    description: { kind: 'plain', source: event.text === '' ? '(an empty message)' : event.text },
    severity: 'info',
    tone: 'neutral',
    facts: [],
    nextSteps: [],
    keywords: [],
    isUnrecognized: true,
    isSample: event.door === 'sample',
  };
}
