// The certificates that are read from files must be there, and be certificates.
import { parseSnsCertificateAddress } from '../domain/sns-certificate-address.ts';
import { CERTIFICATE_MAX_BYTES, parseCertificatePem } from '../lib/parse-certificate-pem.ts';
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import type { ReadFile } from './read-file.ts';
import { reportRepeats } from './report-repeats.ts';

/** Reports pinned certificates that are listed twice, stand for an address that is not SNS's, or cannot be read. */
export async function checkPinnedCertificates(config: PartialConfig, findings: Findings, readFile: ReadFile): Promise<void> {
  const pins = (config.sns?.pinnedCertificates ?? []).map((pin, index) => ({ pin, path: ['sns', 'pinnedCertificates', index] as const }));
  reportRepeats(
    pins.map(({ pin, path }) => ({ path: [...path, 'url'], value: pin?.url })),
    'the address',
    findings,
  );
  for (const { pin, path } of pins) {
    if (pin?.url !== undefined && parseSnsCertificateAddress(pin.url) === undefined) {
      findings.report([...path, 'url'], 'is not the address of an SNS signing certificate');
    }
    if (pin?.file === undefined) continue;
    const outcome = await readFile(pin.file, CERTIFICATE_MAX_BYTES);
    if (outcome.status !== 'read') findings.report([...path, 'file'], `${pin.file} ${outcome.reason}`);
    else if (parseCertificatePem(Buffer.from(outcome.bytes).toString('utf8')) === undefined) {
      findings.report([...path, 'file'], `${pin.file} is not one PEM certificate`);
    }
  }
}
