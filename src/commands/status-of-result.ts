// At which status a command ends.
import type { CommandResult } from './command-result.ts';

/** Tells the status; what changes something and had no answer may have been done all the same (R6). */
export function statusOfResult(result: CommandResult, isMutating: boolean): 'succeeded' | 'failed' | 'outcome-unknown' {
  if (result.status === 'succeeded') return 'succeeded';
  const { failure } = result;
  const mayBeDone = (failure.kind === 'timed-out' || failure.kind === 'unreachable') && failure.wasSent;
  return isMutating && mayBeDone ? 'outcome-unknown' : 'failed';
}
