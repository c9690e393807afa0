// What is shown of a message that could not be taken in the usual way: its text behind a line that says so.

/** How much of such a text is shown: enough to see what it is, little enough to pass wherever the whole was too much. */
const REMAINS_MAX_CHARACTERS = 16_384;

/** What is known of the message. */
export interface TroubledMessage {
  readonly text: string;
  readonly queueName: string;
  readonly messageId: string;
  readonly receiveCount: number;
}

/** Composes the text. Its first line keeps recognizers from reading the rest as anything but text. */
export function composePlainRemains({ text, queueName, messageId, receiveCount }: TroubledMessage): string {
  const times = receiveCount === 1 ? 'once' : `${receiveCount} times`;
  const notice = `Message ${messageId} of queue ${queueName} arrived ${times} and could not be shown in the usual way. Its text:`;
  if (text.length <= REMAINS_MAX_CHARACTERS) return `${notice}\n\n${text}`;
  const end = `[${text.length - REMAINS_MAX_CHARACTERS} more characters are left out]`;
  return `${notice}\n\n${text.slice(0, REMAINS_MAX_CHARACTERS).toWellFormed()}\n${end}`;
}
