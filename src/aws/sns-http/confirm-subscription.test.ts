import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmationXml, startFakeSnsApi, type FakeSnsApi } from '../../../test/fakes/fake-sns-api.ts';
import { SnsHttpSubscriptions } from './confirm-subscription.ts';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:ops';
const token = '2336412f37fb687f5d51e6e2425929f52e8e353134fe72d5';

describe('SnsHttpSubscriptions', () => {
  let api: FakeSnsApi;
  beforeEach(async () => {
    api = await startFakeSnsApi();
  });
  afterEach(async () => {
    await api.stop();
  });

  function subscriptionsAtApi(): SnsHttpSubscriptions {
    return new SnsHttpSubscriptions({ fetch, endpointUrl: api.url });
  }

  it('confirms with the topic and the token', async () => {
    api.expectConfirmation(topicArn, token);

    const outcome = await subscriptionsAtApi().confirm(topicArn, token);

    expect(outcome).toEqual({ status: 'confirmed', subscriptionArn: expect.stringMatching(new RegExp(`^${topicArn}:[0-9a-f-]{36}$`)) });
    expect(api.confirmedTopicArns).toEqual([topicArn]);
    expect(api.requests).toEqual([
      { method: 'GET', path: '/', parameters: { Action: 'ConfirmSubscription', TopicArn: topicArn, Token: token, Version: '2010-03-31' } },
    ]);
  });

  it('gives up when SNS does not know the token', async () => {
    expect(await subscriptionsAtApi().confirm(topicArn, token)).toEqual({ status: 'refused', reason: 'SNS answered InvalidParameter' });
  });

  it('may try again when SNS has trouble', async () => {
    api.planError(503, 'ServiceUnavailable');
    api.expectConfirmation(topicArn, token);

    expect(await subscriptionsAtApi().confirm(topicArn, token)).toMatchObject({ status: 'unavailable' });
    expect(await subscriptionsAtApi().confirm(topicArn, token)).toMatchObject({ status: 'confirmed' });
  });

  it('may try again after an answer that is far too large', async () => {
    api.planAnswer(200, confirmationXml(`${topicArn}:1`) + ' '.repeat(100_000));

    expect(await subscriptionsAtApi().confirm(topicArn, token)).toMatchObject({ status: 'unavailable' });
  });

  it('may try again when nobody answers', async () => {
    const subscriptions = subscriptionsAtApi();
    await api.stop();

    expect(await subscriptions.confirm(topicArn, token)).toEqual({
      status: 'unavailable',
      reason: 'SNS could not be asked: no connection (ECONNREFUSED)',
    });
  });

  it.each([
    [topicArn, 'https://sns.eu-west-1.amazonaws.com/'],
    ['arn:aws-cn:sns:cn-northwest-1:123456789012:ops', 'https://sns.cn-northwest-1.amazonaws.com.cn/'],
    ['arn:aws-us-gov:sns:us-gov-east-1:123456789012:ops', 'https://sns.us-gov-east-1.amazonaws.com/'],
  ])('asks SNS of the Region of %s and follows no redirect', async (arn, base) => {
    const requests: { url: string; redirect: unknown }[] = [];
    const subscriptions = new SnsHttpSubscriptions({
      fetch: (url, { redirect }) => {
        requests.push({ url, redirect });
        return Promise.resolve(new Response(confirmationXml(`${arn}:1`)));
      },
    });

    expect(await subscriptions.confirm(arn, token)).toMatchObject({ status: 'confirmed' });
    const url = `${base}?Action=ConfirmSubscription&TopicArn=${encodeURIComponent(arn)}&Token=${token}&Version=2010-03-31`;
    expect(requests).toEqual([{ url, redirect: 'error' }]);
  });

  it.each([
    ['an unknown Region', 'arn:aws:sns:evil.example:123456789012:ops', token],
    ['another service', 'arn:aws:sqs:eu-west-1:123456789012:ops', token],
    ['an ARN with a line feed', `${topicArn}\n`, token],
    ['a token with parameters', topicArn, 'x&Action=DeleteTopic'],
    ['a token with a line feed', topicArn, 'x\r\nHost: evil.example'],
    ['no token', topicArn, ''],
  ])('asks nobody about %s', async (_, arn, someToken) => {
    expect(await subscriptionsAtApi().confirm(arn, someToken)).toMatchObject({ status: 'refused' });
    expect(api.requests).toEqual([]);
  });

  it('keeps the token out of what it reports', async () => {
    const subscriptions = new SnsHttpSubscriptions({ fetch: (url) => Promise.reject(new Error(url)) });

    expect(JSON.stringify(await subscriptions.confirm(topicArn, token))).not.toContain(token);
  });

  it.each(['nonsense', 'file:///etc/passwd', ''])('refuses the endpoint URL %j at once', (endpointUrl) => {
    expect(() => new SnsHttpSubscriptions({ fetch, endpointUrl })).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
