import { describe, expect, it } from 'vitest';
import type { StoredWaiter } from '../../catalogue/stored-service.ts';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { readJsonQuery } from '../../lib/json-query/json-query.ts';
import type { CommandResult } from '../command-result.ts';
import { catalogue } from '../testing/parse-for-test.ts';
import { evaluateWaiter } from './evaluate-waiter.ts';

function waiterOf(service: string, name: string): StoredWaiter {
  const waiter = catalogue.service(service)?.waiters[name];
  if (waiter === undefined) throw new Error(`${service} has no waiter ${name}`);
  return waiter;
}

function succeeded(output: Readonly<Record<string, unknown>>): CommandResult {
  return { status: 'succeeded', output, maskedCount: 0, hasMore: false, truncatedMembers: [], durationMs: 1 };
}

function failed(failure: InvocationFailure): CommandResult {
  return { status: 'failed', failure, durationMs: 1 };
}

function error(code: string, httpStatusCode?: number): CommandResult {
  return failed({ kind: 'service-error', code, message: '', ...(httpStatusCode === undefined ? {} : { httpStatusCode }) });
}

function instances(...states: readonly string[]): CommandResult {
  return succeeded({ Reservations: states.map((Name) => ({ Instances: [{ State: { Name } }] })) });
}

describe('evaluateWaiter', () => {
  const running = waiterOf('ec2', 'InstanceRunning');

  it.each([
    ['all are so', ['running', 'running'], { verdict: 'succeeded', state: 'running' }],
    ['one is not yet', ['running', 'pending'], { verdict: 'goes-on', state: 'running, pending' }],
    ['one never will be', ['running', 'terminated'], { verdict: 'failed', state: 'running, terminated' }],
    ['there is none', [], { verdict: 'goes-on' }],
  ])('where %s', (_, states, reading) => {
    expect(evaluateWaiter(running, instances(...states))).toEqual({ ...reading, details: [] });
  });

  it('takes an error for a state where the waiter does', () => {
    expect(evaluateWaiter(running, error('InvalidInstanceID.NotFound', 400))).toEqual({
      verdict: 'goes-on',
      state: 'InvalidInstanceID.NotFound',
      details: [],
    });
    expect(evaluateWaiter(waiterOf('cloudformation', 'StackDeleteComplete'), error('ValidationError', 400))).toMatchObject({
      verdict: 'succeeded',
    });
  });

  it.each([
    ['BucketExists', 404, 'goes-on'],
    ['BucketExists', 301, 'succeeded'],
    ['BucketNotExists', 404, 'succeeded'],
  ])('reads the status of %s: %d', (name, status, verdict) => {
    expect(evaluateWaiter(waiterOf('s3api', name), error('NotFound', status))).toMatchObject({ verdict });
  });

  it('takes any answer for 200', () => {
    expect(evaluateWaiter(waiterOf('s3api', 'BucketExists'), succeeded({}))).toMatchObject({ verdict: 'succeeded' });
    expect(evaluateWaiter(waiterOf('s3api', 'BucketNotExists'), succeeded({}))).toMatchObject({ verdict: 'goes-on' });
  });

  it('takes any error, or none, where a waiter says so', () => {
    const waiter: StoredWaiter = {
      operation: 'X',
      delaySeconds: 1,
      maxAttempts: 1,
      acceptors: [
        { matcher: 'error', expected: true, state: 'failure' },
        { matcher: 'error', expected: false, state: 'success' },
      ],
    };

    expect(evaluateWaiter(waiter, error('Anything'))).toMatchObject({ verdict: 'failed' });
    expect(evaluateWaiter(waiter, succeeded({}))).toMatchObject({ verdict: 'succeeded' });
    expect(evaluateWaiter(waiter, failed({ kind: 'timed-out', wasSent: true }))).toMatchObject({ verdict: 'trouble' });
  });

  it('compares what an expression works out', () => {
    const stable = waiterOf('ecs', 'ServicesStable');
    const service = { deployments: [{}], runningCount: 2, desiredCount: 2, status: 'ACTIVE' };

    expect(evaluateWaiter(stable, succeeded({ services: [service] }))).toMatchObject({ verdict: 'succeeded' });
    expect(evaluateWaiter(stable, succeeded({ services: [{ ...service, runningCount: 1 }] }))).toMatchObject({ verdict: 'goes-on' });
    expect(evaluateWaiter(stable, succeeded({ failures: [{ reason: 'MISSING' }] }))).toMatchObject({ verdict: 'failed' });
  });

  it.each<[string, InvocationFailure, object]>([
    [
      'throttling',
      { kind: 'service-error', code: 'ThrottlingException', message: 'Rate exceeded', httpStatusCode: 400 },
      { isThrottled: true, isFinal: false },
    ],
    [
      'a server fault',
      { kind: 'service-error', code: 'InternalError', message: '', httpStatusCode: 500 },
      { isThrottled: false, isFinal: false },
    ],
    [
      'a refusal',
      { kind: 'service-error', code: 'AccessDenied', message: 'no', httpStatusCode: 403 },
      { isFinal: true, reason: 'AccessDenied: no' },
    ],
    ['silence', { kind: 'timed-out', wasSent: true }, { isFinal: false }],
    ['no network', { kind: 'unreachable', reason: 'no route', wasSent: false }, { isFinal: false, reason: 'no route' }],
    ['no credentials', { kind: 'no-credentials', reason: 'none' }, { isFinal: true }],
  ])('tells %s from a state', (_, failure, trouble) => {
    expect(evaluateWaiter(running, failed(failure))).toMatchObject({ verdict: 'trouble', ...trouble });
  });

  it('can read every expression of the catalogue, and knows every matcher', () => {
    const matchers = new Set<string>();
    const unreadable: string[] = [];
    for (const { cliName } of catalogue.services) {
      for (const { acceptors } of Object.values(catalogue.service(cliName)?.waiters ?? {})) {
        for (const { matcher, argument } of acceptors) {
          matchers.add(matcher);
          if (argument !== undefined && 'fault' in readJsonQuery(argument)) unreadable.push(argument);
        }
      }
    }

    expect(unreadable).toEqual([]);
    expect([...matchers].sort()).toEqual(['error', 'path', 'pathAll', 'pathAny', 'status']);
  });
});
