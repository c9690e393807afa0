import { describe, expect, it } from 'vitest';
import { letsService, type ServiceRequest } from './lets-service.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:signalbox';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const request: ServiceRequest = {
  service: 'sns.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: QUEUE,
  context: { 'aws:sourcearn': TOPIC, 'aws:sourceaccount': '123456789012', 'aws:securetransport': 'true' },
};
const allow = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: QUEUE };
const when = (operator: string, value: unknown, key = 'aws:SourceArn') => ({ ...allow, Condition: { [operator]: { [key]: value } } });

function verdict(...Statement: readonly unknown[]): string {
  return letsService(JSON.stringify({ Version: '2012-10-17', Statement }), request);
}

describe('letsService', () => {
  it.each([
    ['the service', allow],
    ['everybody', { ...allow, Principal: '*' }],
    ['everybody in AWS', { ...allow, Principal: { AWS: ['*'] } }],
    ['the service of a Region', { ...allow, Principal: { Service: ['sns.eu-south-1.amazonaws.com'] } }],
    ['all actions', { ...allow, Action: ['SQS:*'] }],
    ['all queues', { ...allow, Resource: '*' }],
    ['the topic', when('ArnEquals', TOPIC)],
    ['the topics of an account', when('ArnLike', ['arn:aws:sns:*:123456789012:*'])],
    ['the topic, as a text', when('StringEquals', TOPIC)],
    ['the account', when('StringEqualsIfExists', '123456789012', 'AWS:SourceAccount')],
    ['all but another topic', when('ArnNotEquals', `${TOPIC}-2`)],
  ])('allows what is allowed to %s', (_who, statement) => {
    expect(verdict(statement)).toBe('allowed');
  });

  it.each([
    ['another service', { ...allow, Principal: { Service: 'events.amazonaws.com' } }],
    ['an account', { ...allow, Principal: { AWS: '123456789012' } }],
    ['other actions', { ...allow, Action: 'sqs:ReceiveMessage' }],
    ['all actions but this one', { ...allow, Action: undefined, NotAction: 'sqs:Send*' }],
    ['another queue', { ...allow, Resource: `${QUEUE}-2` }],
    ['another topic', when('ArnEquals', `${TOPIC}-2`)],
    ['a pattern taken for a text', when('StringEquals', 'arn:aws:sns:*')],
    ['other accounts', when('StringNotEquals', '123456789012', 'aws:SourceAccount')],
  ])('denies what is allowed to %s alone', (_who, statement) => {
    expect(verdict(statement)).toBe('denied');
  });

  it('lets a denial count more, as far as it fits', () => {
    const deny = { ...allow, Effect: 'Deny', Principal: '*' };

    expect(verdict(allow, deny)).toBe('denied');
    expect(verdict(allow, { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toBe('allowed');
    expect(verdict(allow, { ...deny, Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-1' } } })).toBe('undetermined');
  });

  it.each([
    ['DateLessThan', '2026-01-01'],
    ['ForAnyValue:StringEquals', TOPIC],
  ])('cannot tell where a condition is %s', (operator, value) => {
    expect(verdict(when(operator, value))).toBe('undetermined');
  });

  it.each([undefined, '', '{', '[]', '{"Statement":7}', '{"Statement":["a",null]}'])('denies by %s', (policy) => {
    expect(letsService(policy, request)).toBe('denied');
  });
});
