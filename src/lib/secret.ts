// A text that must not be seen: it prints as [redacted] wherever it is printed by accident.
import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/** Wraps a secret; `reveal` is the only way to its text. */
export class Secret {
  readonly #text: string;

  /** Takes the secret's text. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Returns the text; call it only where it is handed to the one who needs it. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
