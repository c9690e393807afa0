// The certificates that are read from files must be there, and be certificates.
import { X509Certificate } from 'node:crypto';
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import type { ReadFile } from './read-file.ts';
import { reportRepeats } from './report-repeats.ts';

// A PEM file with a whole chain has some 10 KB.
const CERTIFICATE_MAX_BYTES = 64 * 1024;

/** Reports pinned certificates that are listed twice or cannot be read. */
export async function checkPinnedCertificates(config: PartialConfig, findings: Findings, readFile: ReadFile): Promise<void> {
  const pins = (config.sns?.pinnedCertificates ?? []).map((pin, index) => ({ pin, path: ['sns', 'pinnedCertificates', index] as const }));
  reportRepeats(
    pins.map(({ pin, path }) => ({ path: [...path, 'url'], value: pin?.url })),
    'the address',
    findings,
  );
  for (const { pin, path } of pins) {
    if (pin?.file === undefined) continue;
    const outcome = await readFile(pin.file, CERTIFICATE_MAX_BYTES);
    if (outcome.status !== 'read') findings.report([...path, 'file'], `${pin.file} ${outcome.reason}`);
    else if (!isCertificate(outcome.bytes)) findings.report([...path, 'file'], `${pin.file} is not a PEM certificate`);
  }
}

function isCertificate(bytes: Uint8Array): boolean {
  try {
    return new X509Certificate(bytes).subject !== undefined;
  } catch {
    return false;
  }
}
