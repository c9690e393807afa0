// How a call of either client ended, in a form that can be compared.
import { createHash } from 'node:crypto';

type Values = Readonly<Record<string, unknown>>;

/** What a client read: an output, or an error. */
export type ReadOutcome = { readonly output: Values; readonly metadata: Values } | { readonly error: Values };

/** Waits for a call; streams are read to their end. */
export async function readOutcome(call: Promise<Values>): Promise<ReadOutcome> {
  try {
    const { $metadata, ...output } = await call;
    return { output: await readStreams(output), metadata: withoutAttempts($metadata as Values) };
  } catch (error) {
    return { error: describeError(error as Error) };
  }
}

async function readStreams(output: Values): Promise<Values> {
  const entries = Object.entries(output).map(async ([name, value]): Promise<[string, unknown]> => {
    const isStream = typeof value === 'object' && value !== null && 'transformToByteArray' in value;
    return [name, isStream ? await (value.transformToByteArray as () => Promise<Uint8Array>)() : value];
  });
  return Object.fromEntries(await Promise.all(entries));
}

// How often it was tried depends on who tries, and $retryable is one of the exceptions.
function describeError(error: Error): Values {
  const { $metadata, $response: _response, $retryable: _retryable, ...members } = error as Error & Record<string, unknown>;
  return { ...members, name: error.name, message: error.message, metadata: withoutAttempts(($metadata ?? {}) as Values) };
}

function withoutAttempts({ attempts: _attempts, totalRetryDelay: _delay, ...metadata }: Values): Values {
  return metadata;
}

/** Sets the digests of SQS, which both clients compare, to what they must be. */
export function settleDigests(output: Record<string, unknown>, input: Values): void {
  const md5 = (text: unknown): string =>
    createHash('md5')
      .update(typeof text === 'string' ? text : '')
      .digest('hex');
  for (const message of listOf(output['Messages'])) message['MD5OfBody'] = md5(message['Body']);
  const bodies = new Map(listOf(input['Entries']).map((entry) => [entry['Id'], entry['MessageBody']]));
  for (const sent of listOf(output['Successful'])) if (bodies.has(sent['Id'])) sent['MD5OfMessageBody'] = md5(bodies.get(sent['Id']));
  if ('MessageBody' in input) output['MD5OfMessageBody'] = md5(input['MessageBody']);
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? (value as readonly Record<string, unknown>[]) : [];
}
