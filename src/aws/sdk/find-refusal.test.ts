import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { OperationModel, ServiceModel } from '../../catalogue/service-model.ts';
import { findRefusal } from './find-refusal.ts';

const catalogue = openCatalogue();

function find(serviceName: string, operationName: string, hasOwnEndpoint = false): string | undefined {
  const service = catalogue.service(serviceName);
  const operation = service?.operation(operationName);
  if (service === undefined || operation === undefined) throw new RangeError(`no ${serviceName} ${operationName}`);
  return findRefusal(service, operation, hasOwnEndpoint);
}

/** Every operation of the catalogue that is refused where no endpoint is set, or is a stream of events. */
function listRefused(): readonly (readonly [ServiceModel, OperationModel])[] {
  return catalogue.services.flatMap(({ cliName, operationNames }) => {
    const service = catalogue.service(cliName);
    return operationNames.flatMap((name) => {
      const operation = service?.operation(name);
      if (service === undefined || operation === undefined) return [];
      return operation.hasEventStream || findRefusal(service, operation, false) !== undefined ? [[service, operation] as const] : [];
    });
  });
}

describe('findRefusal', () => {
  it.each([
    ['ec2', 'DescribeInstances'],
    ['s3api', 'GetObject'],
    ['lambda', 'Invoke'],
    ['polly', 'SynthesizeSpeech'],
  ])('lets %s %s pass', (service, operation) => {
    expect(find(service, operation)).toBeUndefined();
  });

  it('names the command and what to use instead of a stream of events', () => {
    expect(find('logs', 'StartLiveTail')).toBe(
      'logs start-live-tail is a stream of events, which a chat cannot hold open. Use logs filter-log-events, or logs start-query.',
    );
    expect(find('lexv2-runtime', 'StartConversation')).toContain('Use the AWS CLI or an SDK on your machine.');
  });

  it('refuses a stream of events at an endpoint of one’s own too', () => {
    expect(find('kinesis', 'SubscribeToShard', true)).toContain('get-records');
  });

  it('names whose endpoint is needed, and how it is set', () => {
    const refusal = find('mediastore-data', 'ListItems');

    expect(refusal).toContain('mediastore describe-container');
    expect(refusal).toContain('AWS_ENDPOINT_URL_MEDIASTORE_DATA');
    expect(find('mediastore-data', 'ListItems', true)).toBeUndefined();
  });

  it('recommends only commands that there are', () => {
    const refusals = listRefused().map(([service, operation]) => ({
      own: `${service.cliName} ${operation.cliName}`,
      refusal: findRefusal(service, operation, false) ?? '',
    }));
    const recommended = refusals.flatMap(({ own, refusal }) =>
      // Match: Use lambda invoke., as mediastore describe-container shows it. Near miss: Use the AWS CLI.
      [...refusal.matchAll(/\b([a-z0-9.-]+) (?:(?:get|start|filter|describe|invoke)-[a-z-]+|invoke|converse)\b/g)]
        .map(([command]) => command)
        .filter((command) => command !== own),
    );

    const unknown = recommended.filter((command) => {
      const [cli = '', name = ''] = command.split(' ');
      return catalogue.service(cli)?.operationOfCli(name) === undefined;
    });

    expect(new Set(recommended).size).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it('refuses all streams of events of the catalogue', () => {
    const streams = listRefused().filter(([, { hasEventStream }]) => hasEventStream);

    expect(streams.length).toBeGreaterThan(20);
    expect(streams.filter(([service, operation]) => findRefusal(service, operation, true) === undefined)).toEqual([]);
  });
});
