// Sends a signed GetCallerIdentity on to STS: method, path, body and headers are built here, so that nobody else can choose them.
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { headersOfProof, IDENTITY_BODY, isStsHost, partitionOfSts } from '../../domain/identity-proof.ts';
import { setRealTimer, type SetTimer } from '../../lib/timers.ts';
import type { IdentityOutcome, IdentityProof, IdentityProofs } from '../identity-proofs.ts';
import { parseIdentityAnswer, type StsAnswer } from './parse-identity-answer.ts';

/** How long STS may take, from the request to the last byte. */
const IDENTIFY_TIMEOUT_MS = 10_000;

/** The longest answer: STS's own has less than a kilobyte. */
const MAX_ANSWER_BYTES = 16 * 1024;

/** How it is sent. */
export interface HttpIdentityProofsOptions {
  /** Where requests go in the place of STS's own hosts, where the environment says so (AWS_ENDPOINT_URL_STS). */
  readonly endpointUrl?: string | undefined;
  readonly setTimer?: SetTimer;
}

/** The adapter. */
export class HttpIdentityProofs implements IdentityProofs {
  readonly #options: HttpIdentityProofsOptions;

  constructor(options: HttpIdentityProofsOptions = {}) {
    this.#options = options;
  }

  async identify({ signed, subject, region }: IdentityProof): Promise<IdentityOutcome> {
    const partition = partitionOfSts(region);
    // Checked by whoever calls as well; here once more, so that no mistake of theirs sends anything elsewhere.
    if (partition === undefined || !isStsHost(signed.host, region)) return { status: 'unavailable', reason: 'no host of STS' };
    const { host, date, authorization, securityToken } = signed;
    const headers = {
      ...headersOfProof(subject),
      host,
      'x-amz-date': date,
      ...(securityToken === undefined ? {} : { 'x-amz-security-token': securityToken }),
      authorization,
      // XML alone: of JSON nobody here reads anything.
      accept: 'text/xml',
      'content-length': String(Buffer.byteLength(IDENTITY_BODY)),
    };
    try {
      return parseIdentityAnswer(await this.#send(new URL('/', this.#options.endpointUrl ?? `https://${host}`), headers), partition);
    } catch (error) {
      return { status: 'unavailable', reason: describeFailure(error) };
    }
  }

  /** Node's own client follows no redirects. */
  #send(url: URL, headers: Readonly<Record<string, string>>): Promise<StsAnswer> {
    const { setTimer = setRealTimer } = this.#options;
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'http:' ? requestPlain : requestSecure;
      const outgoing = send(url, { method: 'POST', headers, agent: false }, (response) => {
        readAnswer(response).then(resolve, reject);
      });
      const clearTimer = setTimer(() => outgoing.destroy(new Error('no complete answer in time')), IDENTIFY_TIMEOUT_MS);
      outgoing.once('error', reject);
      outgoing.once('close', () => {
        clearTimer();
        reject(new Error('the connection was closed'));
      });
      outgoing.end(IDENTITY_BODY);
    });
  }
}

async function readAnswer(response: IncomingMessage): Promise<StsAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_ANSWER_BYTES) {
      response.destroy();
      throw new Error('the answer is too large to be from STS');
    }
    chunks.push(bytes);
  }
  return {
    httpStatus: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

// The system's own code (ECONNREFUSED), or words of ours; what a library says may repeat what was sent.
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'no connection';
  if (!('code' in error)) return error.message;
  return typeof error.code === 'string' && /^[A-Z_]{1,50}$/.test(error.code) ? `no connection (${error.code})` : 'no connection';
}
