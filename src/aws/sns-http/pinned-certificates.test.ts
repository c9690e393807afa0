import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeSns } from '../../../test/fakes/fake-sns.ts';
import { PinnedCertificates, readPinnedCertificates } from './pinned-certificates.ts';

const sns = new FakeSns();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pins-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('readPinnedCertificates', () => {
  it('reads each certificate under its address', async () => {
    const pin = await sns.writePin(folder);

    const certificates = await readPinnedCertificates([pin]);

    expect([...certificates.keys()]).toEqual([sns.certificateUrl]);
    expect(certificates.get(sns.certificateUrl)?.subject).toBe('CN=sns.amazonaws.com');
  });

  it('reads nothing where nothing is pinned', async () => {
    expect((await readPinnedCertificates([])).size).toBe(0);
  });

  it('names every pin that cannot be used', async () => {
    const pin = await sns.writePin(folder);
    const two = join(folder, 'two.pem');
    await writeFile(two, sns.certificatePem + sns.certificatePem);
    const pins = [
      pin,
      pin,
      { url: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-01.pem', file: two },
      { url: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-02.pem', file: join(folder, 'absent.pem') },
      { url: 'https://mirror.example/SimpleNotificationService-03.pem', file: pin.file },
    ];

    const reading = readPinnedCertificates(pins);

    await expect(reading).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringMatching(/pinned twice.*two\.pem cannot be read.*absent\.pem cannot be read.*mirror\.example/),
    });
  });
});

describe('PinnedCertificates', () => {
  it('never asks for an address that is pinned, and asks for all others', async () => {
    const asked: string[] = [];
    const certificates = new PinnedCertificates(await readPinnedCertificates([await sns.writePin(folder)]), {
      find: (url) => {
        asked.push(url);
        return Promise.resolve({ status: 'unavailable', reason: 'no connection' });
      },
    });

    expect(await certificates.find(sns.certificateUrl)).toMatchObject({
      status: 'found',
      certificate: { subject: 'CN=sns.amazonaws.com' },
    });
    expect(await certificates.find('https://other.example/')).toMatchObject({ status: 'unavailable' });
    expect(asked).toEqual(['https://other.example/']);
  });
});
