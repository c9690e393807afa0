// At which status a command ends.
import { mayBeDone } from '../domain/outcome-certainty.ts';
import type { CommandResult } from './command-result.ts';

/** Tells the status; what changes something and had no answer may have been done all the same (R6). */
export function statusOfResult(result: CommandResult, isMutating: boolean): 'succeeded' | 'failed' | 'outcome-unknown' {
  if (result.status === 'succeeded') return 'succeeded';
  return isMutating && mayBeDone(result.failure) ? 'outcome-unknown' : 'failed';
}
