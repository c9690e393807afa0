import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composeResult } from './compose-result.ts';
import { sampleAnswers } from './testing/sample-answers.ts';

describe('composeResult', () => {
  it.each(Object.entries(sampleAnswers()))('composes %s', async (name, run) => {
    await expect(`${renderPlainText(composeResult(run))}\n`).toMatchFileSnapshot(`__golden__/${name}.txt`);
  });
});
