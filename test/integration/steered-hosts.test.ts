// Over the whole catalogue: no parameter of a command steers a signed request to a host that is not AWS's.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import type { Catalogue, OperationModel } from '../../src/catalogue/service-model.ts';
import type { Shape } from '../../src/catalogue/shape.ts';
import { partitions } from '../../src/domain/partitions.generated.ts';
import { openTestClient } from '../../src/aws/sdk/testing/open-test-client.ts';

const CATALOGUE = new URL('../../catalogue/', import.meta.url);

// What the rules take: with these the requests go out.
const HARMLESS = ['plain', '123456789012', 'arn:aws:s3:us-east-1:123456789012:accesspoint/x'];

// What would leave the name that AWS's rules build around it, or be a name of its own.
const HOSTILE = [
  'collector.example/',
  'collector.example#',
  'collector.example?',
  '../../collector.example',
  'x@collector.example',
  'collector.example:443',
  'collector.example\u0000',
  'collector\u3002example',
  'https://collector.example/',
  'https://collector.example/123456789012/queue',
  'https://sqs.us-east-1.amazonaws.com@collector.example/123456789012/queue',
  'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/123456789012/queue',
  'arn:collector.example:s3:us-east-1:123456789012:accesspoint/x',
  'arn:aws:s3:us-east-1.collector.example/:123456789012:accesspoint/x',
  'arn:aws:s3:us-east-1:collector.example/:accesspoint/x',
  'arn:aws:kinesis:us-east-1:collector.example/:stream/x',
  'arn:aws:dynamodb:collector.example/x:collector.example:table/x',
];

interface SteeredOperation {
  readonly cliName: string;
  readonly operation: OperationModel;
}

/** Services whose requests a parameter steers by more than the endpoint rules. */
const STEERED: ReadonlySet<string> = new Set(['machinelearning', 'sqs', 'timestream-query', 'timestream-write']);

// Sources: partitions.json of the AWS SDKs (dnsSuffix); AWS's names for endpoints of both internet protocols.
const SUFFIXES = [...partitions.map(({ dnsSuffix }) => `.${dnsSuffix}`), '.api.aws'];

function isSteered(service: string, { stored: { traits, endpointParameters = {} } }: OperationModel): boolean {
  const prefix = typeof traits === 'object' ? JSON.stringify(traits['endpoint'] ?? '') : '';
  const isByRules = Object.values(endpointParameters).some(({ type }) => type === 'contextParams' || type === 'operationContextParams');
  return STEERED.has(service) || prefix.includes('{') || isByRules;
}

/** Puts the text wherever the operation takes a free one. */
function fill(shape: Shape, text: string, depth = 0): unknown {
  if (depth > 4) return undefined;
  switch (shape.kind) {
    case 'structure': {
      const free = [...shape.members.values()].filter(({ enumValues }) => enumValues === undefined);
      const given = shape.isUnion ? free.slice(0, 1) : free;
      return Object.fromEntries(given.map((member) => [member.name, fill(member.shape, text, depth + 1)]));
    }
    case 'list':
      return [fill(shape.element, text, depth + 1)];
    case 'map':
      return { [text]: fill(shape.value, text, depth + 1) };
    case 'string':
      return text;
    default:
      return undefined;
  }
}

/** Finds the operations whose hosts depend on parameters; of those that are steered alike one is enough. */
function findSteered(catalogue: Catalogue): ReadonlyMap<string, SteeredOperation> {
  const found = new Map<string, SteeredOperation>();
  for (const { cliName, operationNames } of catalogue.services) {
    for (const name of operationNames) {
      const operation = catalogue.service(cliName)?.operation(name);
      if (operation === undefined || !isSteered(cliName, operation)) continue;
      const { traits, endpointParameters } = operation.stored;
      const prefix = typeof traits === 'object' ? traits['endpoint'] : undefined;
      const key = STEERED.has(cliName) ? name : JSON.stringify([prefix, endpointParameters]);
      found.set(`${cliName} ${key}`, { cliName, operation });
    }
  }
  return found;
}

describe.skipIf(!existsSync(new URL('index.json', CATALOGUE)))('over the whole catalogue (needs catalogue/index.json)', () => {
  it('no parameter steers a signed request to a host that is not of AWS', async () => {
    const steered = findSteered(openCatalogue(CATALOGUE));
    const hosts = new Set<string>();
    for (const [service, operations] of Map.groupBy(steered.values(), ({ cliName }) => cliName)) {
      const { sender, send } = openTestClient(service, { region: 'us-east-1' });
      for (const { operation } of operations) {
        // Refused or answered by nothing: what counts is where it went.
        for (const text of [...HARMLESS, ...HOSTILE])
          await send(operation.name, fill(operation.input, text) as Record<string, unknown>).catch(() => undefined);
      }
      for (const { hostname, headers } of sender.requests) hosts.add(`${hostname} ${headers['host'] ?? hostname}`);
    }

    // Match: two plain names under AWS's suffixes. Near miss: a slash, a port, an at sign.
    const plain = /^[a-z0-9.-]+ [a-z0-9.-]+$/i;
    const isOfAws = (names: string): boolean =>
      plain.test(names) &&
      names.split(' ').every((name) => SUFFIXES.some((suffix) => name.endsWith(suffix)) && !name.includes('execute-api'));

    expect(steered.size).toBeGreaterThan(50);
    expect(hosts.size).toBeGreaterThan(10);
    expect([...hosts].filter((names) => !isOfAws(names))).toEqual([]);
  });
});
