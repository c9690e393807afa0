// SQS: a queue's URL names the host that has it, and messages carry a digest.
import { createHash } from 'node:crypto';
import type { EndpointV2 } from '@smithy/types';
import { parseQueueUrl } from '../../../domain/queue-url.ts';
import type { ClientConfiguration, Customization } from '../customization.ts';
import { DamagedAnswer } from '../damaged-answer.ts';
import { checkAnswer, type Params, type Plugin } from '../plugin.ts';

/** What the SQS client adds. */
export const sqs: Customization = {
  clientPlugins: (configuration) => [useQueueHost(configuration)],
  operationPlugins: ({ name }) => {
    const check = CHECKS.get(name);
    return check === undefined ? [] : [checkAnswer('checkMessageDigests', check)];
  },
};

// Only hosts of SQS: the URL comes from a command, and a signed request must not go wherever a person writes. With any other URL the
// request goes to the Region's own endpoint, which refuses it.
function useQueueHost(configuration: ClientConfiguration): Plugin {
  return {
    applyToStack(stack) {
      stack.addRelativeTo(
        ((next: (given: { input: Params }) => unknown, context: { endpointV2?: EndpointV2 }) => (given: { input: Params }) => {
          const url = given.input['QueueUrl'];
          const queue = typeof url === 'string' ? parseQueueUrl(url) : undefined;
          // Asked here, not before: the runtime may have found an endpoint in the shared configuration file.
          const isFree = configuration['isCustomEndpoint'] !== true;
          if (isFree && queue !== undefined && !queue.isLocal && context.endpointV2 !== undefined) {
            context.endpointV2 = { ...context.endpointV2, url: new URL(new URL(queue.url).origin) };
          }
          return next(given);
        }) as never,
        { name: 'useQueueHost', relation: 'after', toMiddleware: 'endpointV2Middleware', override: true },
      );
    },
  };
}

type Check = Parameters<typeof checkAnswer>[1];

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    'ReceiveMessage',
    ({ Messages }) => {
      for (const message of listOf(Messages)) compare(message['Body'], message['MD5OfBody']);
    },
  ],
  ['SendMessage', (answer, params) => compare(params['MessageBody'], answer['MD5OfMessageBody'])],
  [
    'SendMessageBatch',
    ({ Successful }, { Entries }) => {
      const digests = new Map(listOf(Successful).map((entry) => [entry['Id'], entry['MD5OfMessageBody']]));
      for (const entry of listOf(Entries)) if (digests.has(entry['Id'])) compare(entry['MessageBody'], digests.get(entry['Id']));
    },
  ],
]);

function listOf(value: unknown): readonly Params[] {
  return Array.isArray(value) ? (value as readonly Params[]) : [];
}

function compare(body: unknown, digest: unknown): void {
  const own = createHash('md5')
    .update(typeof body === 'string' ? body : '')
    .digest('hex');
  if (own !== digest) throw new DamagedAnswer('A message of the queue');
}
