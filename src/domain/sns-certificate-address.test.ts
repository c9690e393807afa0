import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownRegions, serviceHost } from './partition.ts';
import { parseSnsCertificateAddress } from './sns-certificate-address.ts';

const FILE = 'SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';
const VALID = `https://sns.eu-west-1.amazonaws.com/${FILE}`;

describe('parseSnsCertificateAddress', () => {
  it('accepts the SNS host of every known Region', () => {
    for (const region of knownRegions) {
      const url = `https://${serviceHost('sns', region) ?? ''}/${FILE}`;

      expect(parseSnsCertificateAddress(url)).toEqual({ url, region });
    }
  });

  it.each([
    ['an S3 bucket that makes an SNS-like host', `https://sns.s3-ap-southeast-2.amazonaws.com/${FILE}`],
    ['a Region that is not known', `https://sns.us-east-9.amazonaws.com/${FILE}`],
    ['the DNS suffix of another partition', `https://sns.eu-west-1.amazonaws.com.cn/${FILE}`],
    ['China without its suffix', `https://sns.cn-north-1.amazonaws.com/${FILE}`],
    ['the dual-stack host, where SNS publishes no certificates', `https://sns.eu-west-1.api.aws/${FILE}`],
    ['no Region', `https://sns.amazonaws.com/${FILE}`],
    ['a host in front', `https://evil.sns.eu-west-1.amazonaws.com/${FILE}`],
    ['a host behind', `https://sns.eu-west-1.amazonaws.com.evil.example/${FILE}`],
    ['a dot at the end of the host', `https://sns.eu-west-1.amazonaws.com./${FILE}`],
    ['plain http', VALID.replace('https', 'http')],
    ['an upper-case scheme', VALID.replace('https', 'HTTPS')],
    ['an upper-case host', VALID.replace('sns.eu', 'SNS.eu')],
    ['an upper-case path', VALID.replace('abcdef', 'ABCDEF')],
    ['the default port', VALID.replace('.com/', '.com:443/')],
    ['another port', VALID.replace('.com/', '.com:8443/')],
    ['a user', VALID.replace('//', '//user@')],
    ['a user that looks like the host', `https://sns.eu-west-1.amazonaws.com@evil.example/${FILE}`],
    ['a backslash', `https://evil.example\\@sns.eu-west-1.amazonaws.com/${FILE}`],
    ['a query', `${VALID}?x`],
    ['an empty query', `${VALID}?`],
    ['a fragment', `${VALID}#x`],
    ['the SNS API with a query that ends like a certificate', 'https://sns.eu-west-1.amazonaws.com/?Action=GetTopicAttributes&x=.pem'],
    ['a folder', VALID.replace(FILE, `bucket/${FILE}`)],
    ['a walk through folders', VALID.replace(FILE, `x/../${FILE}`)],
    ['an encoded slash', VALID.replace(FILE, `x%2f${FILE}`)],
    ['an encoded letter', VALID.replace('.pem', '.%70em')],
    ['a second slash', VALID.replace('.com/', '.com//')],
    ['a name without digits', VALID.replace(/-[0-9a-f]+\.pem/, '-.pem')],
    ['a letter that is no hexadecimal digit', VALID.replace('abcdef', 'abcdeg')],
    ['something behind the name', `${VALID}.evil`],
    ['a space in front', ` ${VALID}`],
    ['a line feed behind', `${VALID}\n`],
    ['a tab inside', VALID.replace('//', '//\t')],
    ['a letter that only looks like s', VALID.replace('sns', '\u0455ns')],
    ['a full-width dot', VALID.replace('sns.', 'sns\uff0e')],
    ['too much', VALID.replace('abcdef', 'abcdef'.repeat(100))],
    ['nothing', ''],
  ])('refuses %s', (_, url) => {
    expect(parseSnsCertificateAddress(url)).toBeUndefined();
  });

  it('never throws and accepts nothing but its own form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        expect(parseSnsCertificateAddress(text)).toBeUndefined();
      }),
    );
  });

  it('accepts a changed address only where Region or file are real and nothing else has changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: VALID.length - 1 }), fc.string({ unit: 'grapheme', maxLength: 3 }), (index, replacement) => {
        const url = VALID.slice(0, index) + replacement + VALID.slice(index + 1);

        const address = parseSnsCertificateAddress(url);

        const isHarmless = address === undefined || (new URL(url).href === url && new URL(url).host === serviceHost('sns', address.region));
        expect(isHarmless).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
