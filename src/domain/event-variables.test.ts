import { describe, expect, it } from 'vitest';
import { listEventVariables, readEventVariable } from './event-variables.ts';
import type { Notification } from './notification.ts';
import { aBareNotification } from './testing/a-bare-notification.ts';

function read(name: string, values: Readonly<Record<string, readonly string[]>>, notification: Partial<Notification> = {}) {
  const variables = { ip: 'event.metadata.additionalContext.IPAddress', Region: 'event.home' };
  return readEventVariable(name, { notification: aBareNotification(notification), labels: (label) => values[label] ?? [], variables });
}

const alarm = { metrics: [], logGroups: [], alarmedChildren: [] };

describe('readEventVariable', () => {
  it('reads what the attachment names from the path in the event, before anything predefined', () => {
    expect(read('ip', { 'event.metadata.additionalContext.IPAddress': ['192.0.2.7', '192.0.2.8'] })).toBe('192.0.2.7');
    expect(read('Region', { 'event.home': ['eu-west-1'], region: ['us-east-1'] })).toBe('eu-west-1');
    expect(read('Region', { region: ['us-east-1'] })).toBeUndefined();
  });

  it('has each key of the additional context as a variable', () => {
    expect(read('bucket', {}, { additionalContext: { bucket: 'logs', empty: '' } })).toBe('logs');
    expect(read('empty', {}, { additionalContext: { bucket: 'logs', empty: '' } })).toBeUndefined();
    expect(read('constructor', {}, { additionalContext: { bucket: 'logs' } })).toBeUndefined();
  });

  it.each([
    ['Pipeline', { 'event.approval.pipelineName': ['checkout'] }, 'checkout'],
    ['Pipeline', { 'event.detail.pipeline': ['checkout'] }, 'checkout'],
    ['Stage', { 'event.approval.stageName': ['Release'] }, 'Release'],
    ['Action', { 'event.detail.action': ['ApproveRelease'] }, 'ApproveRelease'],
    ['CustomData', { 'event.additionalAttributes.customData': ['2.14'] }, '2.14'],
    ['ExternalEntityLink', { 'event.approval.externalEntityLink': ['https://git.example.com/1'] }, 'https://git.example.com/1'],
    ['Account', { account: ['123456789012'] }, '123456789012'],
    ['Resource', { resource: ['i-1', 'web'] }, 'i-1'],
  ])('knows $%s', (name, values, expected) => {
    expect(read(name, values)).toBe(expected);
  });

  it('knows the log group of an alarm on logs, and of a function', () => {
    const metric = { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: [{ name: 'FunctionName', value: 'pay' }] };

    expect(read('LogGroup', {}, { alarm: { ...alarm, logGroups: ['/shop'], metrics: [metric] } })).toBe('/shop');
    expect(read('LogGroup', {}, { alarm: { ...alarm, metrics: [metric] } })).toBe('/aws/lambda/pay');
    expect(read('LogGroup', {}, { alarm })).toBeUndefined();
    expect(read('LogGroup', {})).toBeUndefined();
  });

  it('reads any label of events by its name, and nothing of another name', () => {
    expect(read('tag.team', { 'tag.team': ['web'] })).toBe('web');
    expect(read('nobody', { nobody: ['x'] })).toBeUndefined();
  });
});

describe('listEventVariables', () => {
  it('lists what an event has, and nothing that no command could name', () => {
    const notification = aBareNotification({ additionalContext: { IPAddress: '192.0.2.7', empty: '', 'no name': 'x' } });
    const labels = (label: string): readonly string[] => (label === 'event.detail.pipeline' ? ['checkout'] : []);

    expect(listEventVariables({ notification, labels })).toEqual([
      { name: 'IPAddress', value: '192.0.2.7' },
      { name: 'Pipeline', value: 'checkout' },
    ]);
  });
});
