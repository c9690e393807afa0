import { describe, expect, it } from 'vitest';
import { factText } from '../testing/recognized.ts';
import { readDocument } from './read-document.ts';
import { MAX_FACTS } from './telling-facts.ts';

const labels = (document: unknown): string[] => readDocument(document).facts.map(({ label }) => label);

describe('readDocument', () => {
  it('finds state, name, reason and severity', () => {
    const reading = readDocument({ jobName: 'nightly', state: 'FAILED', message: 'disk full', severity: 'ERROR', attempt: 2 });

    expect(reading).toMatchObject({ state: 'FAILED', name: 'nightly', description: 'disk full', severity: 'high', tone: 'bad' });
    expect(labels({ attempt: 2, host: 'a' })).not.toContain('Host');
  });

  it('puts states, reasons, names and ids before the rest', () => {
    expect(labels({ size: 1, runId: 'r-1', subStatus: 'NEW', owner: 'x', title: 't', status: 'OK', actionName: 'a' })).toEqual([
      'Sub status',
      'Action name',
      'Run ID',
      'Size',
      'Owner',
    ]);
  });

  it('tells ARNs, instants and identifiers from text', () => {
    const { facts } = readDocument({
      roleArn: 'arn:aws:iam::123456789012:role/deploy',
      startedAt: '2026-11-22T10:15:20Z',
      stoppedAt: 1_795_342_530_000,
      requestCount: 1_795_342_530,
      instanceId: 'i-0abc',
      note: 'see above',
      other: 'plain',
    });

    expect(facts).toEqual([
      { label: 'Role', value: { kind: 'arn', arn: 'arn:aws:iam::123456789012:role/deploy' } },
      { label: 'Instance ID', value: { kind: 'code', text: 'i-0abc' } },
      { label: 'Request count', value: { kind: 'text', text: '1795342530' } },
      { label: 'Other', value: { kind: 'text', text: 'plain' } },
      { label: 'Started at', value: { kind: 'instant', at: '2026-11-22T10:15:20.000Z' } },
      { label: 'Stopped at', value: { kind: 'instant', at: '2026-11-22T10:15:30.000Z' } },
    ]);
  });

  it('leaves out noise, secrets and what is known', () => {
    const document = {
      schemaVersion: '1.0',
      version: 1,
      requestId: 'r',
      taskToken: 't',
      password: 'p',
      account: '123456789012',
      color: 'red',
    };

    expect(readDocument(document, { known: ['123456789012'] }).facts.map(({ label }) => label)).toEqual(['Color']);
  });

  it('keeps the version of somebody’s release', () => {
    expect(labels({ version: '2.4.1' })).toEqual(['Version']);
  });

  it('says the same thing once', () => {
    expect(
      labels({ name: 'checkout', other: 'checkout', jobArn: 'arn:aws:batch:eu-west-1:123456789012:job/4c7599ae', jobId: '4c7599ae' }),
    ).toEqual(['Job']);
  });

  it('names the key above where a key alone says nothing', () => {
    expect(labels({ bucket: { size: 1 }, object: { size: 2 }, old: { phase: 'a' } })).toEqual(['Old phase', 'Bucket size', 'Object size']);
  });

  it('does not take what was or shall be for what is', () => {
    expect(readDocument({ previousState: 'FAILED', desiredStatus: 'RUNNING', lastStatus: 'STOPPED' })).toMatchObject({
      state: 'STOPPED',
      tone: 'neutral',
    });
    expect(readDocument({ old: { complianceType: 'COMPLIANT' }, new: { complianceType: 'NON_COMPLIANT' } }).state).toBe('NON_COMPLIANT');
  });

  it('takes a bad part for a bad whole', () => {
    expect(readDocument({ scanStatus: 'COMPLETED', details: { scanResultStatus: 'THREATS_FOUND' } })).toMatchObject({
      state: 'COMPLETED',
      tone: 'bad',
    });
  });

  it('judges a scan by what it found, not by its end', () => {
    expect(readDocument({ status: 'COMPLETE', 'finding-severity-counts': { CRITICAL: 0, HIGH: 2 } })).toMatchObject({
      severity: 'high',
      tone: 'bad',
    });
    expect(readDocument({ status: 'COMPLETE', 'finding-severity-counts': { CRITICAL: 0, LOW: 0 } }).tone).toBe('good');
    expect(readDocument({ status: 'CLOSED', severity: 'HIGH' }).tone).toBe('good');
  });

  it('finds a container that crashed bad', () => {
    expect(readDocument({ lastStatus: 'STOPPED', exitCode: 1 }).tone).toBe('bad');
    expect(readDocument({ lastStatus: 'STOPPED', exitCode: 0 }).tone).toBe('neutral');
  });

  it('reads severities in words before numbers', () => {
    expect(readDocument({ findings: [{ Severity: { Normalized: 70, Label: 'LOW' } }] }).severity).toBe('low');
    expect(readDocument({ severity: 8.5 }).severity).toBe('high');
    expect(readDocument({ severity: 'dreadful' }).severity).toBeUndefined();
  });

  it('falls back to the name of the resource where the values have none near the top', () => {
    expect(readDocument({ bucket: { name: 'b' } }, { fallbackName: 'resource' }).name).toBe('resource');
    expect(readDocument({ bucket: { name: 'b' } }).name).toBe('b');
    expect(readDocument({ jobName: 'j' }, { fallbackName: 'resource' }).name).toBe('j');
  });

  it('shows at most so many facts and says how many more there are', () => {
    const document = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field${index}x`, index]));

    const { facts } = readDocument(document);

    expect(facts).toHaveLength(MAX_FACTS + 1);
    expect(factText({ facts }, 'Not shown')).toBe("28 more of the event's values");
  });

  it('reads a document that is a single text as its sentence', () => {
    expect(readDocument('all is well')).toMatchObject({ description: 'all is well', facts: [] });
    expect(readDocument(null)).toEqual({ tone: 'neutral', facts: [] });
  });
});
