import { describe, expect, it } from 'vitest';
import { runChecks, type DoctorCheck } from './doctor-check.ts';

const check = (name: string, run: DoctorCheck['run']): DoctorCheck => ({ name, timeoutMs: 2_000, run });
const well = check('well', async () => [{ subject: 's', status: 'ok', text: 't' }]);
const broken = check('broken', () => Promise.reject(new Error('it is broken')));
const silent = check('silent', () => new Promise(() => undefined));

describe('runChecks', () => {
  it('says what a check that throws or never answers comes to, and waits for no other', async () => {
    const stop = new AbortController();
    const running = runChecks([silent, broken, well], () => stop.signal);
    stop.abort();

    await expect(running).resolves.toMatchObject([
      { check: 'silent', status: 'fault', text: 'gave no answer within 2 s' },
      { check: 'broken', status: 'fault', cause: 'it is broken' },
      { check: 'well', status: 'ok' },
    ]);
  });
});
