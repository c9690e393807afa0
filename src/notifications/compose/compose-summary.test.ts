import { describe, expect, it } from 'vitest';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { aStyledText } from '../../domain/testing/a-styled-text.ts';
import { composeSummary } from './compose-summary.ts';

const plain = (source: string): { kind: 'plain'; source: string } => ({ kind: 'plain', source });

describe('composeSummary', () => {
  it('shows the sentence as text, whatever markup it holds', () => {
    const { blocks } = composeSummary(aNotification({ summary: plain('Pipeline *checkout* failed <!channel>.') }));

    expect(blocks).toEqual([{ kind: 'paragraph', spans: [{ kind: 'text', text: 'Pipeline *checkout* failed <!channel>.' }] }]);
  });

  it('has the markup of an operator and the values of the event', () => {
    const summary = (value: string) => composeSummary(aNotification({ summary: aStyledText('*{0}* failed', [value], 'words') }));

    expect(summary('_a_').blocks).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { kind: 'bold', spans: [{ kind: 'text', text: '_a_' }] },
          { kind: 'text', text: ' failed' },
        ],
      },
    ]);
    expect(summary('x'.repeat(2000)).cuts).toEqual(['summary']);
  });

  it('shows nothing where there is no sentence', () => {
    expect(composeSummary(aNotification({ summary: plain('  ') })).blocks).toEqual([]);
  });

  it('does not say twice what the description says', () => {
    expect(composeSummary(aNotification({ summary: plain('It failed.'), description: plain('It failed.') })).blocks).toEqual([]);
  });

  it('cuts a sentence with a very long name, and says so', () => {
    const { blocks, cuts } = composeSummary(aNotification({ summary: plain(`Pipeline ${'x'.repeat(2000)} failed.`) }));

    expect(JSON.stringify(blocks).length).toBeLessThan(700);
    expect(cuts).toEqual(['summary']);
  });
});
