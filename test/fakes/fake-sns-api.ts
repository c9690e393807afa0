// The SNS API as a real HTTP server on loopback: it answers ConfirmSubscription in SNS's own XML and records what it was asked.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came in. */
export interface RecordedSnsRequest {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

interface PlannedAnswer {
  readonly httpStatus: number;
  readonly body: string;
}

const NAMESPACE = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

/** Starts the API; `stop` it after the test. */
export async function startFakeSnsApi(): Promise<FakeSnsApi> {
  const api = new FakeSnsApi();
  await api.listen();
  return api;
}

/** Confirms with the tokens it was told to expect; every other token is refused as SNS refuses it. */
export class FakeSnsApi {
  readonly requests: RecordedSnsRequest[] = [];
  readonly confirmedTopicArns: string[] = [];
  readonly #tokens = new Map<string, string>();
  readonly #planned: PlannedAnswer[] = [];
  readonly #server = createServer((request, response) => {
    this.#answer(request, response);
  });

  /** Where it listens: what `AWS_ENDPOINT_URL_SNS` is set to. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Makes a token good for a topic. */
  expectConfirmation(topicArn: string, token: string): void {
    this.#tokens.set(token, topicArn);
  }

  /** Plans an error of SNS for the next request, before any that is planned later. */
  planError(httpStatus: number, code: string): void {
    this.planAnswer(httpStatus, errorXml(code));
  }

  /** Plans any answer for the next request. */
  planAnswer(httpStatus: number, body: string): void {
    this.#planned.push({ httpStatus, body });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://sns.invalid');
    const parameters = Object.fromEntries(url.searchParams);
    this.requests.push({ method: request.method ?? '', path: url.pathname, parameters });
    const { httpStatus, body } = this.#planned.shift() ?? this.#confirm(parameters);
    response.writeHead(httpStatus, { 'content-type': 'text/xml' }).end(body);
  }

  #confirm(parameters: Readonly<Record<string, string>>): PlannedAnswer {
    const { Action, TopicArn = '', Token = '', Version } = parameters;
    if (Action !== 'ConfirmSubscription' || Version !== '2010-03-31') return { httpStatus: 400, body: errorXml('InvalidAction') };
    if (this.#tokens.get(Token) !== TopicArn) return { httpStatus: 400, body: errorXml('InvalidParameter') };
    this.confirmedTopicArns.push(TopicArn);
    return { httpStatus: 200, body: confirmationXml(`${TopicArn}:${randomUUID()}`) };
  }
}

/** The answer of SNS to a confirmation (Amazon SNS API, ConfirmSubscription). */
export function confirmationXml(subscriptionArn: string): string {
  return [
    `<ConfirmSubscriptionResponse ${NAMESPACE}>`,
    '  <ConfirmSubscriptionResult>',
    `    <SubscriptionArn>${subscriptionArn}</SubscriptionArn>`,
    '  </ConfirmSubscriptionResult>',
    `  <ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`,
    '</ConfirmSubscriptionResponse>',
  ].join('\n');
}

/** An error of SNS in its own form. */
export function errorXml(code: string): string {
  return [
    `<ErrorResponse ${NAMESPACE}>`,
    `  <Error><Type>Sender</Type><Code>${code}</Code><Message>Refused by the fake.</Message></Error>`,
    `  <RequestId>${randomUUID()}</RequestId>`,
    '</ErrorResponse>',
  ].join('\n');
}
