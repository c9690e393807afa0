import { describe, expect, it } from 'vitest';
import { createTokenRedactor } from './redact-tokens.ts';
import { createSlackLogger } from './slack-logger.ts';
import { createLogRecorder } from './testing/slack-harness.ts';

function setUp() {
  const { logger, readLog } = createLogRecorder();
  return { slackLogger: createSlackLogger(logger, createTokenRedactor([])), readLog };
}

describe('createSlackLogger', () => {
  it('writes lines without tokens, one level quieter', () => {
    const { slackLogger, readLog } = setUp();

    slackLogger.info('connecting', { token: 'xoxb-1-a' });
    slackLogger.warn('slow');
    slackLogger.error(new Error('refused xapp-1-b'));

    const lines = readLog()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: number; detail: string });
    expect(lines.map(({ level, detail }) => [level, detail])).toEqual([
      [20, 'connecting {"token":"[redacted]"}'],
      [30, 'slow'],
      [40, 'refused [redacted]'],
    ]);
  });

  it('writes no debug lines, which hold messages', () => {
    const { slackLogger, readLog } = setUp();

    slackLogger.debug('Received a message on the WebSocket: secret plans');

    expect(readLog()).toBe('');
  });

  it('cuts a line that holds a page', () => {
    const { slackLogger, readLog } = setUp();

    slackLogger.error('page'.repeat(1000));

    expect(readLog().length).toBeLessThan(1000);
  });
});
