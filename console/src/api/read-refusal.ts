// Reads why the server refused, also where something between us and it answered in its place.
import type { Refusal } from './answer.ts';
import { isRecord } from './is-record.ts';

/** Reads the refusal out of an answer's status and body. */
export function readRefusal(httpStatus: number, body: unknown): Refusal {
  const error = isRecord(body) ? body['error'] : undefined;
  if (isRecord(error) && typeof error['message'] === 'string' && error['message'] !== '') {
    return { httpStatus, code: typeof error['code'] === 'string' ? error['code'] : 'unknown', message: error['message'] };
  }
  return { httpStatus, code: 'unknown', message: `Signalbox answered with status ${httpStatus}; try again in a moment` };
}
