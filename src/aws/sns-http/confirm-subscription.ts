// Confirms subscriptions by SNS's own API. The request is built from the topic's ARN and the token alone: the address that
// a confirmation message carries (`SubscribeURL`) is never visited, because whoever writes it chooses where we go.
import { AppError } from '../../domain/errors.ts';
import { isConfirmationToken } from '../../domain/confirmation-token.ts';
import { serviceHost } from '../../domain/partition.ts';
import { parseTopicArn } from '../../domain/topic-arn.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { ConfirmationOutcome, TopicSubscriptions } from '../topic-subscriptions.ts';
import type { FetchFunction } from './fetch-function.ts';
import { fetchSmallText } from './fetch-small-text.ts';
import { parseConfirmationAnswer } from './parse-confirmation-answer.ts';

// An answer has about 500 bytes.
const ANSWER_MAX_BYTES = 65_536;

/** What confirming needs. */
export interface SnsHttpSubscriptionsOptions {
  readonly fetch: FetchFunction;
  /** Where to send the request instead of to the SNS endpoint of the topic's Region; see choose-endpoint-url.ts. */
  readonly endpointUrl?: string;
  readonly setTimer?: SetTimer;
}

/** Confirms without credentials: ConfirmSubscription needs none, the token is the proof (Amazon SNS API). */
export class SnsHttpSubscriptions implements TopicSubscriptions {
  readonly #options: SnsHttpSubscriptionsOptions;

  /** Takes the options; throws `config-invalid` where the endpoint is no http or https address. */
  constructor(options: SnsHttpSubscriptionsOptions) {
    const protocol = options.endpointUrl === undefined ? 'https:' : URL.parse(options.endpointUrl)?.protocol;
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new AppError('config-invalid', 'the endpoint URL for SNS is not an http or https address');
    this.#options = options;
  }

  /** Confirms one subscription; never throws. */
  async confirm(topicArn: string, token: string): Promise<ConfirmationOutcome> {
    const region = parseTopicArn(topicArn)?.region;
    if (region === undefined) return { status: 'refused', reason: 'the topic ARN is not one of a known Region' };
    if (!isConfirmationToken(token)) return { status: 'refused', reason: 'the token is not of the form of SNS tokens' };
    const { fetch, setTimer } = this.#options;
    const timing = setTimer === undefined ? {} : { setTimer };
    const fetched = await fetchSmallText(this.#buildUrl(topicArn, region, token), { fetch, maxBytes: ANSWER_MAX_BYTES, ...timing });
    if (fetched.status === 'failed') return { status: 'unavailable', reason: `SNS could not be asked: ${fetched.reason}` };
    if (fetched.status === 'too-large') return { status: 'unavailable', reason: 'the answer is too large to be from SNS' };
    return parseConfirmationAnswer(fetched.httpStatus, fetched.text, topicArn);
  }

  #buildUrl(topicArn: string, region: string, token: string): string {
    const url = new URL(this.#options.endpointUrl ?? `https://${serviceHost('sns', region) ?? ''}/`);
    url.search = new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn: topicArn, Token: token, Version: '2010-03-31' }).toString();
    return url.href;
  }
}
