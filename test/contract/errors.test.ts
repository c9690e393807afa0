// Our client reads errors as Amazon's own clients do: those that a service names, those that it does not, and answers that are none.
import { TypeRegistry } from '@smithy/core/schema';
import type { StaticErrorSchema } from '@smithy/types';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CapturingSender } from './captured-request.ts';
import { memberValues } from './member-values.ts';
import { contractServices, listErrors, listOperations, openOfficialClient, type ContractService } from './official-clients.ts';
import { openOwnClient } from './own-client.ts';
import { forgetOwnEnvironment } from './own-environment.ts';
import { beginRandom } from './random.ts';
import { readOutcome, type ReadOutcome } from './read-outcome.ts';
import { sampleStructure } from './sample-value.ts';
import { respond, writeError, type Answer, type WrittenError } from './write-answer.ts';

beforeAll(() => {
  forgetOwnEnvironment();
  // Amazon's clients register their errors for everybody in the process; ours has to know them by itself.
  TypeRegistry['registries'].clear();
});
afterAll(() => {
  vi.unstubAllEnvs();
});

async function readBoth(
  service: ContractService,
  answers: ReadonlyMap<string, Answer>,
): Promise<Record<'own' | 'official', Map<string, ReadOutcome>>> {
  let answer: Answer | undefined;
  const sender = new CapturingSender(() => respond(answer ?? { statusCode: 200, headers: {}, body: new Uint8Array() }));
  const client = openOfficialClient(service, { region: 'eu-west-1', sender });
  const send = openOwnClient(service, { region: 'eu-west-1', sender });
  const [operation] = listOperations(service);
  const read = { own: new Map<string, ReadOutcome>(), official: new Map<string, ReadOutcome>() };
  if (operation === undefined) throw new RangeError(`${service.title} has no operation`);
  const random = beginRandom(service.title);
  const input = sampleStructure(operation.schema[4], {
    random,
    fullness: 0,
    text: () => 'sample',
    chosen: memberValues({ operation, region: 'eu-west-1', random }),
  });
  for (const [title, given] of answers) {
    answer = given;
    read.official.set(title, await readOutcome(client.send(operation.command(input))));
    read.own.set(title, await readOutcome(send(operation.name, input)));
  }
  return read;
}

function errorOfSchema(service: ContractService, schema: StaticErrorSchema): WrittenError {
  const [, , name, traits] = schema;
  const { error, httpError, awsQueryError } = (typeof traits === 'object' ? traits : {}) as Readonly<Record<string, unknown>>;
  const random = beginRandom(`${service.title} ${name}`);
  const values = sampleStructure(schema, { random, fullness: 1, text: () => random.pick(['sample', 'a b']) });
  return {
    statusCode: typeof httpError === 'number' ? httpError : error === 'server' ? 500 : 400,
    code: name,
    ...(Array.isArray(awsQueryError) ? { queryCode: String(awsQueryError[0]) } : {}),
    message: 'what AWS says',
    schema,
    values,
  };
}

function listSuccesses(outcomes: ReadonlyMap<string, ReadOutcome>): readonly string[] {
  return [...outcomes].filter(([, outcome]) => !('error' in outcome)).map(([title]) => title);
}

const UNNAMED: readonly WrittenError[] = [
  { statusCode: 400, code: 'SomethingNew', message: 'what AWS says' },
  { statusCode: 403, code: 'AccessDenied', message: 'User: sample is not authorized to perform: sample' },
  { statusCode: 500, code: 'InternalFailure', message: 'what AWS says' },
  { statusCode: 503, code: 'ServiceUnavailable', message: '' },
];

const HOSTILE: Readonly<Record<string, Answer>> = {
  'a page of a proxy': answer(
    502,
    '<!DOCTYPE html><html><head><title>502</title></head><body><h1>Bad Gateway<br></body></html>',
    'text/html',
  ),
  'a page of a proxy that says it went well': answer(200, '<html><body>sign in, please</body></html>', 'text/html'),
  'nothing, as an error': answer(503, ''),
  'nothing, not found': answer(404, ''),
  'half an answer': answer(200, '{"a": {"b": [1, 2', 'application/x-amz-json-1.1'),
  'half an answer in XML': answer(200, '<Answer><Result><a>1</a>', 'text/xml'),
  'half an error': answer(400, '{"__type": "Sample', 'application/x-amz-json-1.1'),
  bytes: answer(200, '\u0000\u0001\u0002\ufffd'),
  'a list': answer(400, '[1, 2, 3]'),
  null: answer(400, 'null'),
  'an error without a name': answer(400, '{"message": "sample"}'),
};

function answer(statusCode: number, body: string, contentType = 'application/octet-stream'): Answer {
  return { statusCode, headers: { 'content-type': contentType }, body: Buffer.from(body) };
}

describe('errors', () => {
  it.each(contractServices)('that $title names are read as the official client reads them', async (service) => {
    const schemas = listErrors(service);
    const answers = new Map<string, Answer>();
    for (const schema of schemas) answers.set(schema[2], await writeError(service, errorOfSchema(service, schema)));

    const { own, official } = await readBoth(service, answers);

    expect(own).toStrictEqual(official);
    expect(listSuccesses(official)).toEqual([]);
    // EC2's model names no errors.
    expect(schemas.length > 0).toBe(service.cli !== 'ec2');
  });

  it.each(contractServices)('that $title does not name are read as the official client reads them', async (service) => {
    const answers = new Map<string, Answer>();
    for (const error of UNNAMED) answers.set(error.code, await writeError(service, error));

    const { own, official } = await readBoth(service, answers);

    expect(own).toStrictEqual(official);
    expect(listSuccesses(official)).toEqual([]);
  });

  it.each(contractServices)('are made of strange answers of $title as the official client makes them', async (service) => {
    const { own, official } = await readBoth(service, new Map(Object.entries(HOSTILE)));

    expect(own).toStrictEqual(official);
  });
});
