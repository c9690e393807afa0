// A call that is refused before anything is sent. Thrown, because the SDK's steps can stop a call in no other way; it never leaves
// this folder: the invoker turns it into a failure.

/** Why a call was refused: what the official client does and this one does not, or parameters that do not fit. */
export type RefusalKind = 'not-supported' | 'bad-input';

/** A refused call; the message is for the person who asked. */
export class RefusedCall extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, reason: string) {
    super(reason);
    this.name = 'RefusedCall';
    this.kind = kind;
  }
}
