// A word about a command that waits for an approval, and why it did not count.

/** Why a word was not taken. */
export type RefusedWord =
  | 'own-request'
  | 'not-an-approver'
  | 'approved-already'
  | 'not-confirmed-yet'
  | 'reason-missing'
  | 'not-for-break-glass'
  | 'speaker-unknown';
