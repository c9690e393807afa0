// What the SNS door needs of AWS: signing certificates, pinned or fetched, and the confirmation of subscriptions.
import { CachedSigningCertificates } from '../aws/sns-http/cached-signing-certificates.ts';
import { SnsHttpSubscriptions } from '../aws/sns-http/confirm-subscription.ts';
import { downloadCertificate } from '../aws/sns-http/download-certificate.ts';
import type { FetchFunction } from '../aws/sns-http/fetch-function.ts';
import { PinnedCertificates, readPinnedCertificates } from '../aws/sns-http/pinned-certificates.ts';
import type { SigningCertificates } from '../aws/signing-certificates.ts';
import type { TopicSubscriptions } from '../aws/topic-subscriptions.ts';
import type { Config } from '../config/schema.ts';

/** The adapters, and how a reload changes them. */
export interface SnsAdapters {
  readonly certificates: SigningCertificates;
  readonly subscriptions: TopicSubscriptions;
  /** Reads what another configuration needs, or throws `config-invalid`; the returned function puts it in force. */
  prepare(config: Config): Promise<() => void>;
}

/** What the adapters are made from. */
export interface SnsAdaptersOptions {
  /** Where confirmations go where the configuration names no endpoint. */
  readonly endpointUrl: string | undefined;
  readonly fetch: FetchFunction;
  readonly now: () => Date;
}

/** Makes the adapters. */
export async function createSnsAdapters(config: Config, { endpointUrl, fetch, now }: SnsAdaptersOptions): Promise<SnsAdapters> {
  const cached = new CachedSigningCertificates({ download: (url) => downloadCertificate(url, fetch), now });
  let certificates: SigningCertificates = cached;
  let subscriptions: TopicSubscriptions;

  async function prepare({ sns }: Config): Promise<() => void> {
    const pinned = new PinnedCertificates(await readPinnedCertificates(sns.pinnedCertificates), cached);
    const chosen = sns.endpointUrl ?? endpointUrl;
    const confirming = new SnsHttpSubscriptions({ fetch, ...(chosen === undefined ? {} : { endpointUrl: chosen }) });
    return () => {
      certificates = pinned;
      subscriptions = confirming;
    };
  }

  (await prepare(config))();
  return {
    certificates: { find: (url) => certificates.find(url) },
    subscriptions: { confirm: (topicArn, token) => subscriptions.confirm(topicArn, token) },
    prepare,
  };
}
