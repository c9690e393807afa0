// A request on its way through the flow, and what is answered where the flow itself fails on it.
import type { CommandRecord } from '../domain/command-record.ts';
import { isAppError, type ErrorCode } from '../domain/errors.ts';
import type { Message } from '../messages/message.ts';
import { composeFailure } from './compose/compose-failure.ts';

/** A request on its way, for the answer where something fails. */
export interface Journey {
  /** Empty until the request is on record. */
  commandId: string;
  /** True once something may have been sent to AWS. */
  isSent: boolean;
  /** The request itself, once it is on record. */
  request?: CommandRecord;
  /** True where the platform could not say who speaks: then nothing that changes something is taken. */
  isUnverified?: boolean;
  /** True where a program speaks: it approves nothing. */
  isProgram?: boolean;
  /** True where a guest or somebody of another organization speaks: they set nothing for the channel. */
  isVisitor?: boolean;
  /** What of the question the answer says by itself: the command, or also who asked. */
  shown?: 'command' | 'command-and-asker';
}

/** What says that the store did not take a write. */
const STORE_CODES: ReadonlySet<ErrorCode> = new Set(['overloaded', 'stopping', 'store-full', 'store-in-use', 'store-unavailable']);

/** Composes the answer: whether something was run is told by how far the request had come. */
export function answerFailure(error: unknown, { commandId, isSent }: Journey): Message {
  if (isSent) return composeFailure('failed-after', commandId);
  const isUnwritten = commandId === '' || (isAppError(error) && STORE_CODES.has(error.code));
  return composeFailure(isUnwritten ? 'not-recorded' : 'failed-before', commandId);
}
