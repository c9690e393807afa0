import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../messages/testing/hostile-text.ts';
import { guidanceOfTags, guidanceOfText, readAddress } from './guidance.ts';

describe('guidanceOfTags', () => {
  it('reads runbook, owner and severity, however their names are written', () => {
    expect(guidanceOfTags({ 'Runbook-URL': 'https://wiki.example.com/r', Team: ' web ', Severity: 'SEV-1', Name: 'x' })).toEqual({
      runbookUrl: 'https://wiki.example.com/r',
      owner: 'web',
      severity: 'critical',
    });
    expect(guidanceOfTags({ runbook_url: 'http://wiki/r', 'service owner': 'li', priority: 'P2' })).toEqual({
      runbookUrl: 'http://wiki/r',
      owner: 'li',
      severity: 'high',
    });
  });

  it('leaves out what is empty, too long or nothing of the kind', () => {
    expect(guidanceOfTags({ runbook: 'in the wiki', owner: ' ', severity: 'terrible', teamwork: 'x' })).toEqual({});
    expect(guidanceOfTags({ owner: 'x'.repeat(257) })).toEqual({});
  });

  it('takes the first by name of several', () => {
    expect(guidanceOfTags({ team: 'b', owner: 'a' }).owner).toBe('a');
    expect(guidanceOfTags({ owner: '', team: 'b' }).owner).toBe('b');
  });
});

describe('guidanceOfText', () => {
  it.each([
    ['CPU of the web tier. Runbook: https://wiki.example.com/web-cpu', { runbookUrl: 'https://wiki.example.com/web-cpu' }],
    [
      'Runbook: https://wiki.example.com/web-cpu. Owner: web team. Severity: P1.',
      { runbookUrl: 'https://wiki.example.com/web-cpu', owner: 'web team', severity: 'critical' },
    ],
    [
      'Orders are slow\nrunbook = https://wiki.example.com/orders\nowner = orders@example.com',
      { runbookUrl: 'https://wiki.example.com/orders', owner: 'orders@example.com' },
    ],
    ['Team: web-tier.eu | Playbook: http://wiki/p', { runbookUrl: 'http://wiki/p', owner: 'web-tier.eu' }],
    [
      '{"summary": "x", "runbook": "https://wiki.example.com/j", "owner": "li", "severity": "warning", "n": 1}',
      { runbookUrl: 'https://wiki.example.com/j', owner: 'li', severity: 'medium' },
    ],
  ])('reads %j', (text, guidance) => {
    expect(guidanceOfText(text)).toEqual(guidance);
  });

  it.each([
    'The runbook is in the wiki: https://wiki.example.com',
    'See https://wiki.example.com/runbook',
    'Runbook: javascript:alert(1)',
    'Runbook: <https://evil.example|the wiki>',
    'Runbook: [wiki](https://evil.example)',
    'Homeowner: nobody',
    'Owner:',
    '{"runbook": 1',
    '',
  ])('finds nothing in %j', (text) => {
    expect(guidanceOfText(text)).toEqual({});
  });

  it('gives no address but http and https ones without markup, whatever the text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const { runbookUrl = 'https://none' } = guidanceOfText(`Runbook: ${text}`);

        expect(runbookUrl).toMatch(/^https?:\/\/[^\s<>|"()[\]]+$/i);
      }),
    );
  });
});

describe('readAddress', () => {
  it('takes a whole address only', () => {
    expect(readAddress(' https://wiki.example.com/a?b=1 ')).toBe('https://wiki.example.com/a?b=1');
    for (const text of ['see https://wiki.example.com', 'ftp://x', 'https://', `https://x/${'y'.repeat(2000)}`]) {
      expect(readAddress(text)).toBeUndefined();
    }
  });
});
