import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationXml, errorXml } from '../../../test/fakes/fake-sns-api.ts';
import { parseConfirmationAnswer } from './parse-confirmation-answer.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:ops';
const subscriptionArn = `${topicArn}:6b0e71bd-7e97-4d97-80ce-4a0994e55286`;

describe('parseConfirmationAnswer', () => {
  it('reads the ARN of the subscription', () => {
    expect(parseConfirmationAnswer(200, confirmationXml(subscriptionArn), topicArn)).toEqual({ status: 'confirmed', subscriptionArn });
  });

  it.each([
    ['another topic', confirmationXml('arn:aws:sns:us-east-1:123456789012:other:6b0e71bd')],
    ['a topic whose name begins alike', confirmationXml(`${topicArn}-2:6b0e71bd`)],
    ['no subscription', confirmationXml('pending confirmation')],
    ['an entity', confirmationXml(`${topicArn}:&amp;`)],
    ['a sign-in page', '<html>Sign in to the Wi-Fi</html>'],
    ['nothing', ''],
  ])('takes an answer about %s for one that may pass', (_, text) => {
    expect(parseConfirmationAnswer(200, text, topicArn)).toMatchObject({ status: 'unavailable' });
  });

  it.each([
    [400, 'InvalidParameter'],
    [403, 'AuthorizationError'],
    [403, 'SubscriptionLimitExceeded'],
    [404, 'NotFound'],
  ])('gives up on %i %s', (httpStatus, code) => {
    expect(parseConfirmationAnswer(httpStatus, errorXml(code), topicArn)).toEqual({ status: 'refused', reason: `SNS answered ${code}` });
  });

  it.each([
    [500, 'InternalError'],
    [503, 'ServiceUnavailable'],
    [400, 'Throttling'],
    [429, 'TooManyRequests'],
  ])('may try again after %i %s', (httpStatus, code) => {
    expect(parseConfirmationAnswer(httpStatus, errorXml(code), topicArn)).toMatchObject({ status: 'unavailable' });
  });

  it.each([400, 403, 404, 407, 502])('may try again after a %i that is not from SNS', (httpStatus) => {
    const outcome = parseConfirmationAnswer(httpStatus, '<html><Code>Blocked</Code></html>', topicArn);

    expect(outcome).toMatchObject({ status: 'unavailable' });
  });

  it('never throws, and confirms nothing that is not an ARN under the topic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.string(), (httpStatus, text) => {
        expect(parseConfirmationAnswer(httpStatus, `<SubscriptionArn>${text}</SubscriptionArn>`, topicArn).status).toBe('unavailable');
      }),
    );
  });
});
