// Our client reads what Amazon's own clients read: every operation of the contract services, with little and with much in its answer.
import { isDeepStrictEqual } from 'node:util';
import { TypeRegistry } from '@smithy/core/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CapturingSender } from './captured-request.ts';
import { isRefused } from './exceptions.ts';
import { memberValues } from './member-values.ts';
import { contractServices, listOperations, openOfficialClient, type ContractService } from './official-clients.ts';
import { openOwnClient } from './own-client.ts';
import { forgetOwnEnvironment } from './own-environment.ts';
import { beginRandom } from './random.ts';
import { readOutcome, settleDigests, type ReadOutcome } from './read-outcome.ts';
import { sampleStructure } from './sample-value.ts';
import { respond, writeOutput, type Answer } from './write-answer.ts';

const REGION = 'eu-west-1';

/** Texts that come back unchanged also where they stand in a header or between tags. */
const TEXTS = ['sample', 'a b', '0123', 'true', 'arn:aws:sns:eu-west-1:111122223333:alarms', 'a/b'] as const;

beforeAll(() => {
  forgetOwnEnvironment();
  // Amazon's clients register their errors for everybody in the process; ours has to know them by itself.
  TypeRegistry['registries'].clear();
});
afterAll(() => {
  vi.unstubAllEnvs();
});

beforeEach(() => {
  // Amazon's clients write to the console.
  vi.spyOn(console, 'warn').mockReturnValue();
});

interface BothRead {
  readonly own: Map<string, ReadOutcome>;
  readonly official: Map<string, ReadOutcome>;
  /** How many of the outputs came out as they were put in. */
  readonly restoredCount: number;
}

async function readBoth(service: ContractService, fullness: number): Promise<BothRead> {
  let answer: Answer | undefined;
  const sender = new CapturingSender(() => respond(answer ?? { statusCode: 500, headers: {}, body: new Uint8Array() }));
  const client = openOfficialClient(service, { region: REGION, sender });
  const send = openOwnClient(service, { region: REGION, sender });
  const read = { own: new Map<string, ReadOutcome>(), official: new Map<string, ReadOutcome>() };
  let restoredCount = 0;
  for (const operation of listOperations(service)) {
    if (isRefused(service.cli, operation.name)) continue;
    const random = beginRandom(`${service.title} ${operation.name} ${fullness}`);
    const input = sampleStructure(operation.schema[4], {
      random,
      fullness: 0,
      chosen: memberValues({ operation, region: REGION, random }),
    });
    const output = sampleStructure(operation.schema[5], { random, fullness, text: () => random.pick(TEXTS) });
    if (service.cli === 'sqs') settleDigests(output, input);
    answer = await writeOutput(service, operation, output);
    const official = await readOutcome(client.send(operation.command(input)));
    read.official.set(operation.name, official);
    read.own.set(operation.name, await readOutcome(send(operation.name, input)));
    if ('output' in official && isDeepStrictEqual(official.output, output, { skipPrototype: true })) restoredCount += 1;
  }
  return { ...read, restoredCount };
}

describe.each([
  { title: 'little', fullness: 0.15 },
  { title: 'much', fullness: 0.7 },
])('answers with $title in them', ({ fullness }) => {
  it.each(contractServices)('are read as the official client reads them, for every operation of $title', async (service) => {
    const { own, official, restoredCount } = await readBoth(service, fullness);

    expect(own).toStrictEqual(official);
    // Lest both agree on answers that nobody can read. A few lose something on the way: what stands in headers, or is given twice.
    expect(restoredCount / official.size).toBeGreaterThan(0.8);
  });
});
