import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadValid, problemLines } from './testing/load-text.ts';
import type { MemoryFile } from './testing/memory-files.ts';

const URL_TEXT = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem';
const YAML = `sns:\n  pinnedCertificates:\n    - url: ${URL_TEXT}\n      file: sns.pem\n`;
const certificate = await readFile(new URL('__fixtures__/certificate.pem', import.meta.url));

describe('checkPinnedCertificates', () => {
  it('takes a certificate that can be read', async () => {
    const config = await loadValid(YAML, { files: { 'sns.pem': certificate } });

    expect(config.sns.pinnedCertificates).toEqual([{ url: URL_TEXT, file: 'sns.pem' }]);
  });

  it.each<[string, MemoryFile, string]>([
    ['may not be read', { status: 'unreadable', reason: 'may not be read by this user' }, 'may not be read by this user'],
    ['is something else', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'is not one PEM certificate'],
    ['holds a second certificate', `${certificate.toString()}${certificate.toString()}`, 'is not one PEM certificate'],
    ['is empty', '', 'is not one PEM certificate'],
    ['is too large', 'x'.repeat(10 * 1024 + 1), 'is larger than 10 KB'],
  ])('refuses a file that %s', async (_, file, reason) => {
    expect(await problemLines(YAML, { files: { 'sns.pem': file } })).toEqual([
      `signalbox.yaml:4:13 sns.pinnedCertificates[0].file: sns.pem ${reason}`,
    ]);
  });

  it('refuses an address that SNS does not sign under', async () => {
    const elsewhere = YAML.replace('sns.us-east-1.amazonaws.com', 'example.com');

    expect(await problemLines(elsewhere, { files: { 'sns.pem': certificate } })).toEqual([
      'signalbox.yaml:3:12 sns.pinnedCertificates[0].url: is not the address of an SNS signing certificate',
    ]);
  });

  it('refuses a file that is not there', async () => {
    expect(await problemLines(YAML)).toEqual(['signalbox.yaml:4:13 sns.pinnedCertificates[0].file: sns.pem does not exist']);
  });

  it('refuses an address that is pinned twice', async () => {
    const lines = await problemLines(`${YAML}    - url: ${URL_TEXT}\n      file: sns.pem\n`, { files: { 'sns.pem': certificate } });

    expect(lines).toEqual([
      'signalbox.yaml:5:12 sns.pinnedCertificates[1].url: the address is taken: sns.pinnedCertificates[0].url (line 3) has it already',
    ]);
  });

  it('looks for the file beside the configuration', async () => {
    const config = await loadValid(YAML, { file: '/etc/signalbox.yaml', files: { '/etc/sns.pem': certificate } });

    expect(config.sns.pinnedCertificates[0]?.file).toBe('/etc/sns.pem');
  });
});
