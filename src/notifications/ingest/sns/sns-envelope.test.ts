import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeSns, toBody, type SnsFields } from '../../../../test/fakes/fake-sns.ts';
import { parseSnsRequest, SNS_BODY_MAX_BYTES, type ParsedSnsRequest } from './sns-envelope.ts';

const sns = new FakeSns();

function parseBody(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): ParsedSnsRequest {
  return parseSnsRequest({ body: typeof body === 'string' ? Buffer.from(body) : body, headers });
}

function parseFields(fields: SnsFields): ParsedSnsRequest {
  return parseBody(toBody(fields));
}

describe('parseSnsRequest', () => {
  it.each([
    ['a notification', sns.notification({ message: 'hello', subject: 'Hi' })],
    ['a notification without a subject', sns.notification({ message: '' })],
    ['a request to confirm', sns.subscriptionConfirmation()],
    ['the end of a subscription', sns.unsubscribeConfirmation()],
  ])('reads %s', (_, fields) => {
    const parsed = parseSnsRequest({ body: Buffer.from(toBody(fields)), headers: sns.headers(fields) });

    const { UnsubscribeURL: _ignored, ...expected } = fields;
    expect(parsed).toEqual({ status: 'parsed', envelope: expected });
  });

  it('takes a null subject for an absent one', () => {
    const parsed = parseFields({ ...sns.notification({ message: 'hello' }), Subject: null });

    expect(parsed).toMatchObject({ status: 'parsed', envelope: { Subject: null } });
  });

  it('leaves aside what it does not know, unsigned message attributes too', () => {
    const fields = sns.notification({ message: 'hello' });

    const parsed = parseFields({ ...fields, MessageAttributes: { severity: { Type: 'String', Value: 'critical' } }, Extra: [1] });

    expect(parsed).toMatchObject({ status: 'parsed' });
    expect(parsed).not.toHaveProperty('envelope.MessageAttributes');
  });

  it('reads the last of two fields of one name, which is then the one whose signature counts', () => {
    const body = toBody(sns.notification({ message: 'hello' })).replace('{', '{"Message": "first", ');

    expect(parseBody(body)).toMatchObject({ envelope: { Message: 'hello' } });
  });

  it('is not changed by a field called __proto__', () => {
    const body = toBody(sns.notification({ message: 'hello' })).replace('{', '{"__proto__": {"Subject": "evil"}, ');

    const parsed = parseBody(body);

    expect(parsed).toMatchObject({ status: 'parsed' });
    expect(parsed).not.toHaveProperty('envelope.Subject');
    expect({}).not.toHaveProperty('Subject');
  });

  it('accepts the largest message there can be, every character of it escaped', () => {
    const message = '\u0001'.repeat(262_144);

    const parsed = parseFields(sns.notification({ message }));

    expect(parsed).toMatchObject({ status: 'parsed', envelope: { Message: message } });
  });

  it('accepts a message of many bytes a character', () => {
    const message = '\u{1F4A5}'.repeat(65_536);

    const parsed = parseFields(sns.notification({ message, subject: 'Gr\u00fc\u00dfe' }));

    expect(parsed).toMatchObject({ status: 'parsed', envelope: { Message: message, Subject: 'Gr\u00fc\u00dfe' } });
  });

  it('refuses a body that is larger without reading it', () => {
    const body = Buffer.alloc(SNS_BODY_MAX_BYTES + 1, '[');

    expect(parseBody(body)).toMatchObject({ code: 'body-too-large' });
  });

  it('names raw message delivery as what is wrong', () => {
    expect(parseBody('disk full', { 'x-amz-sns-rawdelivery': 'true' })).toMatchObject({ code: 'raw-delivery' });
  });

  it('refuses a header that names another type', () => {
    const body = toBody(sns.notification({ message: 'hello' }));

    expect(parseBody(body, { 'x-amz-sns-message-type': 'SubscriptionConfirmation' })).toMatchObject({ code: 'type-mismatch' });
    expect(parseBody(body, { 'x-amz-sns-message-type': 'Notification' })).toMatchObject({ status: 'parsed' });
  });

  it('says which field is missing', () => {
    const fields = sns.subscriptionConfirmation();

    for (const name of Object.keys(fields).filter((field) => field !== 'Type')) {
      const parsed = parseFields({ ...fields, [name]: undefined });

      expect(parsed).toMatchObject({ status: 'refused', code: 'field-missing', text: expect.stringMatching(new RegExp(`: ${name}$`)) });
    }
  });

  it('refuses every other type of value in every field', () => {
    const fields = sns.unsubscribeConfirmation();
    const value = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string()));

    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(fields)), value, (name, other) => {
        expect(parseFields({ ...fields, [name]: other }).status).toBe('refused');
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 2000 }),
          fc.json().map((json) => Buffer.from(json)),
        ),
        (body) => {
          expect(parseBody(body).status).toBe('refused');
        },
      ),
    );
  });

  it('tells nothing of the request in its refusals', () => {
    const secret = 'hunter2hunter2';
    const bodies = [secret, toBody({ Type: secret }), toBody({ ...sns.notification({ message: secret }), MessageId: `${secret}\n` })];

    for (const body of bodies) expect(JSON.stringify(parseBody(body))).not.toContain(secret);
  });
});
