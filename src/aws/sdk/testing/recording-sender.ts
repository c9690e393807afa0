// A sender that sends nothing: it keeps the requests and gives the answers of the test, over and over.
import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import type { HttpRequest } from '@smithy/types';
import type { Sender } from '../request-handler.ts';

/** An answer. */
export interface GivenAnswer {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Keeps requests. */
export class RecordingSender implements Sender {
  readonly requests: HttpRequest[] = [];
  readonly #answer: (request: HttpRequest) => GivenAnswer;

  constructor(answer: (request: HttpRequest) => GivenAnswer = () => ({})) {
    this.#answer = answer;
  }

  readonly handle = (request: HttpRequest): Promise<{ readonly response: HttpResponse }> => {
    this.requests.push(request);
    const { statusCode = 200, headers = {}, body = '' } = this.#answer(request);
    return Promise.resolve({
      response: new HttpResponse({ statusCode, headers: { ...headers }, body: Readable.from(body === '' ? [] : [Buffer.from(body)]) }),
    });
  };

  /** The newest request; throws where there is none. */
  get request(): HttpRequest {
    const newest = this.requests.at(-1);
    if (newest === undefined) throw new RangeError('no request was made');
    return newest;
  }
}
