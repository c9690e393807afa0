import { describe, expect, it } from 'vitest';
import type { IncidentContext } from '../../domain/incident-context.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composeContext } from './compose-context.ts';

const lastChange = {
  at: '2026-11-22T10:13:00Z',
  eventName: 'UpdateFunctionCode',
  eventSource: 'lambda.amazonaws.com',
  userName: 'deploy-bot',
  resourceName: 'checkout',
  alarmAt: '2026-11-22T10:25:31Z',
  consoleUrl: 'https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events/e1',
};

function shown(context?: Partial<IncidentContext>): string {
  const { blocks } = composeContext(context === undefined ? undefined : { readAt: '2026-11-22T10:25:33Z', ...context });
  return renderPlainText({ title: { spans: [] }, tone: 'bad', blocks, fallbackText: '' });
}

describe('composeContext', () => {
  it('says who changed what, how long before the alarm, and where it stands', () => {
    expect(shown({ lastChange })).toContain(
      'Last change: UpdateFunctionCode by deploy-bot on checkout, 12 min before the alarm · 2026-11-22 10:13',
    );
    expect(composeContext({ readAt: '', lastChange }).blocks).toMatchObject([
      {
        spans: expect.arrayContaining([
          { kind: 'time', at: lastChange.at },
          { kind: 'link', url: lastChange.consoleUrl, text: 'CloudTrail' },
        ]),
      },
    ]);
  });

  it.each([
    ['UpdateFunctionCode20150331v2', 'UpdateFunctionCode'],
    ['AddPermission20150331', 'AddPermission'],
    ['CreateCacheV2', 'CreateCacheV2'],
    ['20150331', '20150331'],
  ])('names the call %s without the version of its API', (eventName, name) => {
    expect(shown({ lastChange: { ...lastChange, eventName } })).toContain(`Last change: ${name} by deploy-bot`);
  });

  it('leaves out who it was where a service did it, and how long ago where that makes no sense', () => {
    const { userName: _userName, consoleUrl: _consoleUrl, ...byService } = lastChange;

    expect(shown({ lastChange: { ...byService, at: '2026-11-22T11:00:00Z' } })).toContain(
      'UpdateFunctionCode on checkout · 2026-11-22 11:00',
    );
  });

  it('shows log lines with their time, under their group', () => {
    const logLines = {
      logGroup: '/aws/lambda/checkout',
      lines: [{ at: '2026-11-22T10:20:01.500Z', text: 'ERROR order 7: timed out' }],
      consoleUrl: 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home',
    };

    expect(composeContext({ readAt: '', logLines }).blocks).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { kind: 'bold', spans: [{ kind: 'text', text: 'Log lines' }] },
          { kind: 'text', text: ' ' },
          { kind: 'link', url: logLines.consoleUrl, text: '/aws/lambda/checkout' },
        ],
      },
      { kind: 'code', text: '10:20:01Z ERROR order 7: timed out' },
    ]);
  });

  it('bounds lines, and shows no secrets and nothing unseen', () => {
    const lines = Array.from({ length: 9 }, (_, index) => ({
      at: '2026-11-22T10:20:01Z',
      text: `ERROR ${index} password=hunter2 \u202E\u001B[31m${'x'.repeat(999)}\nsecond`,
    }));

    const [, code] = composeContext({ readAt: '', logLines: { logGroup: 'g', lines } }).blocks;
    const text = code?.kind === 'code' ? code.text : '';

    expect(text.split('\n')).toHaveLength(5);
    expect(text.split('\n').every((line) => line.length <= 260)).toBe(true);
    expect(text).toContain('password=[masked]');
    for (const unwanted of ['hunter2', '\u202E', '\u001B']) expect(text).not.toContain(unwanted);
  });

  it('never links to anything but http and https', () => {
    const consoleUrl = 'javascript:alert(1)';

    expect(JSON.stringify(composeContext({ readAt: '', lastChange: { ...lastChange, consoleUrl } }))).not.toContain('javascript');
  });

  it('is nothing without context', () => {
    expect(composeContext()).toEqual({ blocks: [], cuts: [] });
    expect(composeContext({ readAt: '', logLines: { logGroup: 'g', lines: [] } }).blocks).toEqual([]);
  });
});
