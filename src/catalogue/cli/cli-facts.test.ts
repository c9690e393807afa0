import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../domain/errors.ts';
import { openCliFacts, ownValue } from './cli-facts.ts';

describe('openCliFacts', () => {
  it('opens the facts that come with Signalbox', () => {
    const facts = openCliFacts();

    expect(facts.arguments['ec2']?.['run-instances']?.['count']).toMatchObject({ added: 'CountArgument' });
    expect(facts.commands['emr']?.['describe-cluster']).toBe('custom');
  });

  it.each([
    ['absent', undefined],
    ['no JSON', '{'],
  ])('says that the catalogue is damaged where they are %s', (_, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-facts-'));
    try {
      if (content !== undefined) writeFileSync(join(folder, 'cli-facts.json'), content);

      expect(() => openCliFacts(pathToFileURL(`${folder}/`))).toThrow(
        expect.toSatisfy((error) => isAppError(error) && error.code === 'catalogue-damaged'),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('ownValue', () => {
  it('finds what a record has of its own', () => {
    expect(ownValue({ a: 1 }, 'a')).toBe(1);
    expect(ownValue({ a: 1 }, 'b')).toBeUndefined();
    expect(ownValue(undefined, 'a')).toBeUndefined();
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'does not find %s, which every object has by birth',
    (key) => {
      expect(ownValue({}, key)).toBeUndefined();
    },
  );
});
