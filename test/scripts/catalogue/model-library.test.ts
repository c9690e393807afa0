import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOTOCORE_VERSION, ModelLibrary, toStoredPaginator } from '../../../scripts/catalogue/model-library.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-models-'));
  writeFileSync(join(folder, '__init__.py'), `__version__ = '${BOTOCORE_VERSION}'\n`);
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/endpoints.json'), '{}');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes files of one API version, compressed as botocore has them. */
function writeModel(version: string, files: Readonly<Record<string, object>>): void {
  const place = join(folder, 'data/workshop', version);
  mkdirSync(place, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(place, `${name}.json.gz`), gzipSync(JSON.stringify(content)));
}

const service = (apiVersion: string): object => ({ metadata: { serviceId: 'Work Shop', apiVersion }, operations: {} });

describe('ModelLibrary', () => {
  it('finds the newest model of a service with its rules, paginators and waiters', () => {
    writeModel('2020-01-01', { 'service-2': service('2020-01-01'), 'endpoint-rule-set-1': { parameters: {} } });
    writeModel('2026-01-31', {
      'service-2': service('2026-01-31'),
      'endpoint-rule-set-1': { parameters: { Region: {} } },
      'paginators-1': { pagination: { ListTools: { input_token: 'A', output_token: 'B', result_key: 'C' } } },
      'paginators-1.sdk-extras': { merge: { pagination: { ListTools: { non_aggregate_keys: ['D'] } } } },
      'waiters-2': {
        waiters: {
          Returned: {
            operation: 'GetTool',
            delay: 5,
            maxAttempts: 3,
            acceptors: [{ matcher: 'error', expected: 'x', state: 'retry', note: 'dropped' }],
          },
        },
      },
    });
    const library = new ModelLibrary(folder);

    expect(library.model('Work Shop')).toMatchObject({
      model: { metadata: { apiVersion: '2026-01-31' } },
      ruleSet: { parameters: { Region: {} } },
    });
    expect(library.extras('Work Shop')).toEqual({
      paginators: { ListTools: { input_token: 'A', output_token: 'B', result_key: 'C', non_aggregate_keys: ['D'] } },
      waiters: {
        Returned: {
          operation: 'GetTool',
          delaySeconds: 5,
          maxAttempts: 3,
          acceptors: [{ matcher: 'error', expected: 'x', state: 'retry' }],
        },
      },
    });
  });

  it('has nothing of a service that is not there, and no pages where none are described', () => {
    writeModel('2026-01-31', { 'service-2': service('2026-01-31'), 'endpoint-rule-set-1': { parameters: {} } });
    const library = new ModelLibrary(folder);

    expect(library.model('Other')).toBeUndefined();
    expect([library.extras('Other'), library.extras('Work Shop')]).toEqual([
      { paginators: {}, waiters: {} },
      { paginators: {}, waiters: {} },
    ]);
  });

  it.each([`__version__ = '9.9.9'`, '__version_info__ = (1, 2)', ''])('refuses botocore of another version: %j', (content) => {
    writeFileSync(join(folder, '__init__.py'), content);

    expect(() => new ModelLibrary(folder)).toThrow(`install ${BOTOCORE_VERSION}`);
  });

  it('fails by name on a model without rules', () => {
    writeModel('2026-01-31', { 'service-2': service('2026-01-31') });

    expect(() => new ModelLibrary(folder).model('Work Shop')).toThrow('unknown layout');
  });
});

describe('toStoredPaginator', () => {
  it.each([
    [
      { input_token: 'A', output_token: 'B', limit_key: 'L', more_results: 'M', result_key: 'R' },
      { inputToken: ['A'], outputToken: ['B'], limit: 'L', more: 'M', results: ['R'], beside: [] },
    ],
    [
      { input_token: ['A', 'B'], output_token: ['C', 'D'], result_key: ['R', 'S'], non_aggregate_keys: ['T'] },
      { inputToken: ['A', 'B'], outputToken: ['C', 'D'], results: ['R', 'S'], beside: ['T'] },
    ],
    [
      { input_token: 'Marker', output_token: 'NextMarker || Contents[-1].Key' },
      { inputToken: ['Marker'], outputToken: ['NextMarker || Contents[-1].Key'], results: [], beside: [] },
    ],
  ])('reads %j', (paginator, stored) => {
    expect(toStoredPaginator(paginator)).toEqual(stored);
  });

  it('reads nothing where no token is named', () => {
    expect(toStoredPaginator({ result_key: 'R' })).toBeUndefined();
    expect(toStoredPaginator({ input_token: 'A', result_key: 'R' })).toBeUndefined();
  });
});
