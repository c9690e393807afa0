import { describe, expect, it } from 'vitest';
import { aCustomNotification, clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { bold, text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeUpdate } from './compose-update.ts';

const description = { kind: 'plain', source: 'still too hot' } as const;

describe('composeUpdate', () => {
  it('is the description alone while the incident has one step', () => {
    const blocks = [{ kind: 'paragraph', spans: [text('still too hot')] }];

    expect(composeUpdate(aNotification({ description })).blocks).toEqual(blocks);
    expect(composeUpdate(aNotification({ description }), anIncident()).blocks).toEqual(blocks);
  });

  it('puts the summary of the latest step first', () => {
    const incident = anIncident({ steps: [aStep(), aStep({ summary: '*third* retry' })] });

    expect(composeUpdate(aNotification({ description }), incident).blocks).toEqual([
      { kind: 'paragraph', spans: [bold('Latest update'), text(': *third* retry')] },
      { kind: 'paragraph', spans: [text('still too hot')] },
    ]);
  });

  it('says a description once that is the summary too', () => {
    const incident = anIncident({ steps: [aStep(), aStep({ summary: description.source })] });

    expect(composeUpdate(aNotification({ description }), incident).blocks).toEqual([
      { kind: 'paragraph', spans: [bold('Latest update'), text(': '), text('still too hot')] },
    ]);
  });

  it('says a description once whose beginning is the summary', () => {
    const long = { kind: 'plain', source: 'still too hot '.repeat(40).trim() } as const;
    const incident = anIncident({ steps: [aStep(), aStep({ summary: truncateText(long.source, 200) })] });

    expect(composeUpdate(aNotification({ description: long }), incident).blocks).toEqual([
      { kind: 'paragraph', spans: [bold('Latest update'), text(': '), text(long.source)] },
    ]);
  });

  it('stands over a description that begins with a list', () => {
    const source = '- a';
    const incident = anIncident({ steps: [aStep(), aStep({ summary: source })] });

    expect(composeUpdate(aCustomNotification({ description: clientMarkdown(source) }), incident).blocks).toEqual([
      { kind: 'paragraph', spans: [bold('Latest update')] },
      { kind: 'list', items: [[text('a')]] },
    ]);
  });

  it('leaves out an update without words', () => {
    const incident = anIncident({ steps: [aStep(), aStep({ summary: ' ' })] });

    expect(composeUpdate(aNotification({ description }), incident).blocks).toEqual([{ kind: 'paragraph', spans: [text('still too hot')] }]);
  });
});
