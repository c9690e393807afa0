import { describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { readSubject } from './read-subject.ts';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:ops-alarms';
const snsMessage = (message: unknown, subject?: string) => ({
  Type: 'Notification',
  TopicArn: topicArn,
  Message: message,
  Subject: subject,
});
const record = (message: unknown, subject?: string) => ({ EventSource: 'aws:sns', Sns: snsMessage(message, subject) });
const read = (content: unknown) => readSubject(aRawEvent({ text: JSON.stringify(content) }));

describe('readSubject', () => {
  it('leaves a text that is no JSON as it is', () => {
    const subject = readSubject(aRawEvent({ text: 'disk full', subject: ' Alarm ', topicArn }));

    expect(subject).toMatchObject({ text: 'disk full', json: undefined, subjectLine: 'Alarm', topicArn });
  });

  it('parses JSON once for all', () => {
    expect(read({ a: 1 }).json).toEqual({ a: 1 });
  });

  it('opens JSON that was encoded twice', () => {
    const subject = read(JSON.stringify({ a: 1 }));

    expect(subject.json).toEqual({ a: 1 });
    expect(subject.text).toBe('{"a":1}');
  });

  it('takes a text out of its JSON quotes', () => {
    const subject = read('hello');

    expect(subject).toMatchObject({ text: 'hello', json: undefined });
  });

  it('opens an SNS message that was posted as it is', () => {
    const subject = read(snsMessage(JSON.stringify({ a: 1 }), 'Hello'));

    expect(subject).toMatchObject({ json: { a: 1 }, subjectLine: 'Hello', topicArn });
  });

  it('opens an SNS message that documentation prints with an object', () => {
    expect(read({ Records: [record({ a: 1 })] }).json).toEqual({ a: 1 });
  });

  it('opens the record of a Lambda function', () => {
    const subject = read({ Records: [record('{"a":1}', 'Hello')] });

    expect(subject).toMatchObject({ text: '{"a":1}', json: { a: 1 }, subjectLine: 'Hello', topicArn });
  });

  it('opens the record of a queue that carries a message of SNS', () => {
    const body = JSON.stringify(snsMessage('{"a":1}', 'Hello'));

    expect(read({ Records: [{ eventSource: 'aws:sqs', body, messageId: 'm-1' }] })).toMatchObject({
      json: { a: 1 },
      subjectLine: 'Hello',
      topicArn,
    });
  });

  it('takes what is meant for HTTPS of texts per protocol, else what is meant for all', () => {
    expect(read({ default: 'all', https: '{"a":1}', email: 'mail' }).json).toEqual({ a: 1 });
    expect(read({ default: 'all', sqs: 'queue' }).text).toBe('all');
  });

  it.each([{ default: 'x', other: 'y' }, { default: 1 }, { https: 'x' }, { default: 'x', email: {} }])('leaves %j as it is', (content) => {
    expect(read(content).json).toEqual(content);
  });

  it('opens envelopes one inside the other', () => {
    const subject = read(snsMessage(JSON.stringify({ Records: [record(JSON.stringify('{"a":1}'))] })));

    expect(subject.json).toEqual({ a: 1 });
  });

  it('keeps every message of several records', () => {
    const subject = read({ Records: [record('{"a":1}', 'First'), record('two', 'Second')] });

    expect(subject.json).toEqual([{ a: 1 }, 'two']);
    expect(subject.text).toBe('{"a":1}\n\ntwo');
    expect(subject.subjectLine).toBe('First');
  });

  it('reads several records of plain text as one text', () => {
    expect(read({ Records: [record('one'), record('two')] })).toMatchObject({ text: 'one\n\ntwo', json: undefined });
  });

  it.each([
    ['records of another service', { Records: [{ eventSource: 'aws:s3', s3: {} }] }],
    ['records of which one is of another service', { Records: [record('one'), { eventSource: 'aws:s3' }] }],
    ['no records', { Records: [] }],
    ['a message of another type', { ...snsMessage('x'), Type: 'SubscriptionConfirmation' }],
    ['something that only has a message', { Message: 'x' }],
  ])('leaves %s as they are', (_what, content) => {
    expect(read(content).json).toEqual(content);
  });

  it('stops at envelopes without end', () => {
    let text = 'end';
    for (let depth = 0; depth < 12; depth += 1) text = JSON.stringify(text);

    const subject = readSubject(aRawEvent({ text }));

    expect(subject.text.startsWith('"')).toBe(true);
  });

  it('replaces lone surrogates and removes control characters', () => {
    const subject = readSubject(aRawEvent({ text: 'a\uD800b\u0000c\r\nd', subject: '\u001B[31mred' }));

    expect(subject.text).toBe('a\uFFFDbc\nd');
    expect(subject.subjectLine).toBe('[31mred');
  });

  it('takes nesting of any depth', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);

    expect(Array.isArray(readSubject(aRawEvent({ text })).json)).toBe(true);
  });
});
