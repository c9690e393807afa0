// What is said about a command that waits, with a reason where there is one.

/** A confirmation by whoever asked. */
export interface ConfirmIntent {
  readonly kind: 'confirm';
  readonly code: string;
  readonly reason?: string;
}

/** A word of somebody else than whoever asked. */
export interface ApprovalIntent {
  readonly kind: 'approve' | 'reject' | 'break-glass';
  readonly code: string;
  readonly reason?: string;
}

/** Longest reason that is kept: a sentence or two, not a log. */
const REASON_MAX_LENGTH = 500;

// Match: confirm, @aws Approve. Near miss: confirmed (a word of a sentence).
const WORD_ALONE = /^(?:@?aws\s+)?(confirm|approve|reject|break-?glass)$/i;

// Match: approve K7QX2M, @aws Reject k7qx2m not today, break-glass K7QX2M pager, confirm K7QX2M planned. Near miss: approve (no code), approve-skill x.
const WORD = /^(?:@?aws\s+)?(confirm|approve|reject|break-?glass)\s+([A-Za-z0-9]{1,32})(?:\s+(\S.*))?$/is;

// Match: K7QX2M. Near miss: a word of a sentence, with a sign that no code has.
const CODE = /^[A-HJKMNP-TV-Z2-9]{6}$/;

/** Reads it; undefined where it is something else. */
export function readApprovalWord(text: string): ConfirmIntent | ApprovalIntent | undefined {
  const [, alone] = WORD_ALONE.exec(text) ?? [];
  // Nothing waits under no code: that is told, and the word is no command of AWS, nor a value that another command lacks.
  if (alone !== undefined) return { kind: kindOf(alone), code: '' };
  const [, word, code, said] = WORD.exec(text) ?? [];
  if (word === undefined || code === undefined) return undefined;
  // With more words behind it, only what looks like a code is one.
  if (said !== undefined && !CODE.test(code.toUpperCase())) return undefined;
  const reason = said?.trim().slice(0, REASON_MAX_LENGTH);
  return { kind: kindOf(word), code: code.toUpperCase(), ...(reason === undefined ? {} : { reason }) };
}

function kindOf(word: string): (ConfirmIntent | ApprovalIntent)['kind'] {
  return word.toLowerCase().replace('breakglass', 'break-glass') as (ConfirmIntent | ApprovalIntent)['kind'];
}
