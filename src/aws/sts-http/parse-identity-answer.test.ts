import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdentityAnswer } from './parse-identity-answer.ts';

const ARN = 'arn:aws:sts::123456789012:assumed-role/ops/ana@example.org';

interface Parts {
  readonly before?: string;
  readonly fields?: string;
  readonly namespace?: string;
  readonly after?: string;
}

const FIELDS = `<Arn>${ARN}</Arn><UserId>AROAEXAMPLE:ana@example.org</UserId><Account>123456789012</Account>`;

function anAnswer({
  before = '',
  fields = FIELDS,
  namespace = 'https://sts.amazonaws.com/doc/2011-06-15/',
  after = '',
}: Parts = {}): string {
  return `${before}<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult>${fields}</GetCallerIdentityResult><ResponseMetadata><RequestId>01234567-89ab</RequestId></ResponseMetadata></GetCallerIdentityResponse>${after}`;
}

const parse = (text: string, { httpStatus = 200, contentType = 'text/xml', partition = 'aws' } = {}) =>
  parseIdentityAnswer({ httpStatus, contentType, text }, partition);

describe('parseIdentityAnswer', () => {
  it.each([
    ['as one line', anAnswer()],
    ['with a declaration', anAnswer({ before: '<?xml version="1.0" encoding="UTF-8"?>\n' })],
    ['in lines', anAnswer().replaceAll('><', '>\n  <')],
    [
      'in another order',
      anAnswer({
        fields: FIELDS.split(/(?<=<\/\w+>)/)
          .toReversed()
          .join(''),
      }),
    ],
  ])('reads an answer %s', (_how, text) => {
    expect(parse(text)).toEqual({ status: 'identified', accountId: '123456789012', arn: ARN });
  });

  it.each([
    ['a comment', anAnswer({ before: '<!-- -->' })],
    ['a document type', anAnswer({ before: '<!DOCTYPE a [<!ENTITY b "c">]>' })],
    ['something behind', anAnswer({ after: anAnswer() })],
    ['another namespace', anAnswer({ namespace: 'https://sts.example.com/' })],
    ['two ARNs', anAnswer({ fields: `<Arn>${ARN}</Arn><Arn>${ARN}</Arn><Account>123456789012</Account>` })],
    ['an ARN in an ARN', anAnswer({ fields: FIELDS.replace(ARN, `<Arn>${ARN}</Arn>`) })],
    ['an entity', anAnswer({ fields: FIELDS.replace('ops', '&amp;ops') })],
    ['a tag that does not close as it began', anAnswer({ fields: FIELDS.replace('</Arn>', '</UserId>') })],
    ['no account', anAnswer({ fields: FIELDS.replace(/<Account>.*<\/Account>/, '') })],
    ['another account in its ARN', anAnswer({ fields: FIELDS.replace('<Account>1', '<Account>2') })],
    ['an ARN with a Region', anAnswer({ fields: FIELDS.replace('sts::', 'sts:eu-west-1:') })],
    ['an ARN of another service', anAnswer({ fields: FIELDS.replace('arn:aws:sts', 'arn:aws:s3') })],
    ['an ARN of another partition', anAnswer({ fields: FIELDS.replace('arn:aws:', 'arn:aws-cn:') })],
    ['JSON', JSON.stringify({ Arn: ARN, Account: '123456789012' })],
    ['nothing', ''],
  ])('believes no answer with %s', (_what, text) => {
    expect(parse(text)).toEqual({ status: 'unavailable', reason: 'the answer does not say who it is' });
  });

  it.each(['application/json', 'text/html', '', 'application/xml+text/xml'])('reads nothing of the type %j', (contentType) => {
    expect(parse(anAnswer(), { contentType }).status).toBe('unavailable');
  });

  it('tells refusals from what may pass', () => {
    const error = (code: string): string =>
      `<ErrorResponse xmlns="x"><Error><Type>Sender</Type><Code>${code}</Code></Error></ErrorResponse>`;

    expect(parse(error('SignatureDoesNotMatch'), { httpStatus: 403 })).toEqual({ status: 'refused', code: 'SignatureDoesNotMatch' });
    expect(parse(error('Throttling'), { httpStatus: 400 }).status).toBe('unavailable');
    expect(parse(error('InternalFailure'), { httpStatus: 500 }).status).toBe('unavailable');
    expect(parse('<html><Code>No</Code></html>', { httpStatus: 403 }).status).toBe('unavailable');
    expect(parse(anAnswer(), { httpStatus: 302 }).status).toBe('unavailable');
  });

  it('throws for nothing, and reads quickly', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.nat(600), (text, httpStatus) => {
        expect(parse(text, { httpStatus }).status).not.toBe('identified');
      }),
    );
    expect(parse(anAnswer({ fields: `<Arn>${'a'.repeat(16_000)}` })).status).toBe('unavailable');
  });
});
