import { request, type ClientRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isConnectionRefused, isConnectionTimeout, isNeverReached, isUnwritable, networkCode } from './never-reached.ts';
import { openEndpoint, type Behaviour } from './testing/open-endpoint.ts';

function errorOf(open: () => ClientRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    open()
      .on('error', resolve)
      .on('response', () => reject(new TypeError('there was an answer')))
      .end();
  });
}

async function errorOfEndpoint(behaviour: Behaviour): Promise<unknown> {
  const { url, close } = await openEndpoint(behaviour);
  try {
    return await errorOf(() => request(url));
  } finally {
    await close();
  }
}

async function errorOfClosedPort(): Promise<unknown> {
  const { url, close } = await openEndpoint('silence');
  await close();
  return errorOf(() => request(url));
}

function errorOfHeader(): unknown {
  try {
    return request('http://127.0.0.1', { headers: { sample: 'a\nb' } });
  } catch (error) {
    return error;
  }
}

describe('isNeverReached', () => {
  it('is sure where nobody listens', async () => {
    const error = await errorOfClosedPort();

    expect([isNeverReached(error), isConnectionRefused(error)]).toEqual([true, true]);
  });

  it('is sure where the request cannot be written', () => {
    const error = errorOfHeader();

    expect([isNeverReached(error), isUnwritable(error), isConnectionRefused(error)]).toEqual([true, true, false]);
  });

  it('is not sure where the connection broke', async () => {
    const error = await errorOfEndpoint('reset');

    expect([isNeverReached(error), isConnectionRefused(error), isUnwritable(error)]).toEqual([false, false, false]);
    expect(networkCode(error)).toBe('ECONNRESET');
  });

  it.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'is sure where the certificate is refused: %s, but does not repeat it',
    (code) => {
      const error = Object.assign(new Error('sample'), { code });

      expect([isNeverReached(error), isConnectionRefused(error)]).toEqual([true, false]);
    },
  );

  it('is sure where connecting took too long', () => {
    // The text of @smithy/node-http-handler, which has no code for it.
    const error = new Error('the request socket did not establish a connection with the server within the configured timeout of 3000 ms.');

    expect([isNeverReached(error), isConnectionTimeout(error), isConnectionRefused(error)]).toEqual([true, true, false]);
  });

  it.each([undefined, null, 'ECONNREFUSED', {}, new Error('ECONNREFUSED'), { code: 1 }])('is not sure of %j', (error) => {
    expect(isNeverReached(error)).toBe(false);
  });
});

describe('networkCode', () => {
  it('finds the code of what was tried at several addresses, and of causes', () => {
    const refused = Object.assign(new Error('sample'), { code: 'ECONNREFUSED' });

    expect(networkCode(new AggregateError([refused, refused]))).toBe('ECONNREFUSED');
    expect(networkCode(new Error('sample', { cause: refused }))).toBe('ECONNREFUSED');
  });
});
