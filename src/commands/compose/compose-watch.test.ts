import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Watch } from '../../domain/watch.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { aWatch } from '../../storage/testing/a-watch.ts';
import { composeLateAnswer } from './compose-late-answer.ts';
import { composeRunEnded, composeRunning } from './compose-running.ts';
import { composeStopRefused } from './compose-stop.ts';
import { composeWatch, composeWatchEnd, type ShownWatch } from './compose-watch.ts';
import { composeWatchRefusal } from './compose-watch-refusal.ts';
import { parseForTest } from '../testing/parse-for-test.ts';

const now = new Date('2026-03-01T03:02:05Z');
const place = { accountId: '123456789012', region: 'eu-central-1', credentials: 'ambient' } as const;
const followed = aWatch({
  subject: {
    ...aWatch().subject,
    commandText: 'codebuild batch-get-builds --ids shop:1',
    requestText: 'codebuild start-build --project-name shop',
    work: 'codebuild start-build',
  },
});
const details = ['INSTALL: SUCCEEDED', 'BUILD: IN_PROGRESS'];

function ended(status: Watch['status'], more: Partial<ShownWatch> = {}): ShownWatch {
  return { watch: aWatch({ status, state: 'pending', finishedAt: now }), now, ...more };
}

const MESSAGES = {
  'waiting-at-first': composeWatch({ watch: aWatch(), now: aWatch().startedAt }),
  waiting: composeWatch({ watch: aWatch({ state: 'pending' }), now }),
  following: composeWatch({ watch: { ...followed, state: 'IN_PROGRESS' }, now, details }),
  'followed-to-the-end': composeWatch({ watch: { ...followed, state: 'FAILED', status: 'failed' }, now, details }),
  succeeded: composeWatchEnd(ended('succeeded')),
  failed: composeWatchEnd({ watch: { ...followed, state: 'FAILED', status: 'failed' }, now, details }),
  'timed-out': composeWatchEnd(ended('timed-out')),
  refused: composeWatchEnd(ended('refused', { reason: 'ec2 describe-instances is not allowed by “look”.' })),
  broken: composeWatchEnd(ended('broken', { reason: 'InternalError: An internal error has occurred' })),
  stopped: composeWatchEnd(ended('stopped')),
  'late-answer': composeLateAnswer(composeWatchEnd(ended('succeeded')), {
    person: { userId: 'web:ana', displayName: 'Ana' },
    askedAt: aWatch().startedAt,
    commandText: 'ec2 wait instance-running --instance-ids i-1',
  }),
  'still-running': composeRunning({ command: parseForTest('lambda invoke --function-name report'), place }, 'K7QX2M'),
  'run-ended': composeRunEnded(false),
  'run-stopped': composeRunEnded(true),
  'nothing-to-stop': composeStopRefused(undefined),
  'not-yours-to-stop': composeStopRefused({ userId: 'web:ana', displayName: 'Ana' }),
  'refused-not-read-only': composeWatchRefusal('not-read-only'),
  'refused-nothing-to-follow': composeWatchRefusal('nothing-to-follow'),
};

describe('composeWatch', () => {
  it.each(Object.entries(MESSAGES))('composes %s', async (name, message) => {
    await expect(`${renderPlainText(message)}\n`).toMatchFileSnapshot(`__golden__/watches/${name}.txt`);
  });

  it('is short, and shows what AWS says as data alone', () => {
    fc.assert(
      fc.property(hostileText(), fc.array(hostileText(), { maxLength: 40 }), (said, lines) => {
        const shown = { watch: aWatch({ state: said.slice(0, 200), status: 'broken' }), now, details: lines, reason: said };
        for (const message of [composeWatch(shown), composeWatchEnd(shown)]) {
          expect(renderPlainText(message).length).toBeLessThan(6000);
          const spans = message.blocks.flatMap((block) => ('items' in block ? block.items.flat() : 'spans' in block ? block.spans : []));
          expect(spans.filter(({ kind }) => kind !== 'text')).toEqual([]);
        }
      }),
    );
  });
});
