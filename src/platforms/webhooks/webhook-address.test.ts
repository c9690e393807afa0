import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWebhookAddress } from './webhook-address.ts';

const hosts = { known: ['hooks.chime.aws', '*.logic.azure.com'], allowed: ['relay.example.org', '127.0.0.1:8080', 'localhost:8443'] };
const parse = (text: string) => parseWebhookAddress(text, hosts);
const SIGNED =
  'https://prod-12.westeurope.logic.azure.com:443/workflows/0a1b/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=aB-c_d%2fE%2Bf~%27';

describe('parseWebhookAddress', () => {
  it('keeps path and query as they were written', () => {
    expect(parse(SIGNED)).toEqual({
      status: 'ok',
      address: {
        isSecure: true,
        host: 'prod-12.westeurope.logic.azure.com',
        port: 443,
        pathAndQuery: SIGNED.slice(SIGNED.indexOf('/workflows')),
      },
    });
  });

  it.each(['https://hooks.chime.aws/incomingwebhooks/1?token=a', 'https://HOOKS.chime.aws/a', 'https://relay.example.org/a'])(
    'takes %s',
    (text) => {
      expect(parse(text).status).toBe('ok');
    },
  );

  it('takes plain http for a listed host of this machine alone', () => {
    const { allowed } = hosts;
    const other = { known: [], allowed: [...allowed, 'relay.example.org:80', '10.0.0.1'] };

    expect(parse('http://127.0.0.1:8080/a').status).toBe('ok');
    expect(parse('http://127.0.0.1:8081/a').status).toBe('refused');
    expect(parse('http://hooks.chime.aws:443/a').status).toBe('refused');
    expect(parseWebhookAddress('http://relay.example.org/a', other).status).toBe('refused');
    expect(parseWebhookAddress('http://10.0.0.1/a', other).status).toBe('refused');
  });

  it.each([
    'https://logic.azure.com/a',
    'https://evil-logic.azure.com.example/a',
    'https://evillogic.azure.com/a',
    'https://hooks.chime.aws:8443/a',
    'https://hooks.chime.aws@evil.example/a',
    'https://hooks.chime.aws\\@evil.example/a',
    'https://evil.example/#https://hooks.chime.aws/a',
    'https://evil.example/https://hooks.chime.aws/',
    'https://hooks.chime.aws./a',
    'https://hooks.chime.aws/a#b',
    'https://hooks.chime.aws/a b',
    'https://hooks.chime.aws/a\r\nHost: evil.example',
    'https://hooks.chime.aws',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/a',
    'https://hооks.chime.aws/a',
    'ftp://hooks.chime.aws/a',
    'hooks.chime.aws/a',
    '',
  ])('refuses %j', (text) => {
    expect(parse(text).status).toBe('refused');
  });

  it('sees the host that every other parser sees, in whatever it takes', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      'hooks.chime.aws',
      'x.logic.azure.com',
      '@',
      ':',
      '443',
      '/',
      '\\',
      '?',
      '#',
      'a',
      '%2F',
      '.',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parse(text);
        if (parsed.status === 'refused') return;
        expect(new URL(text).hostname).toBe(parsed.address.host);
        expect(text.toLowerCase()).toBe(
          `https://${parsed.address.host}${text.includes(':443/') ? ':443' : ''}${parsed.address.pathAndQuery}`.toLowerCase(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells nothing of what it refuses', () => {
    const parsed = parse('https://evil.example/token-q1w2e3');

    expect(JSON.stringify(parsed)).not.toMatch(/evil|q1w2e3/);
  });
});
