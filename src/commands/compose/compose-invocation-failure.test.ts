import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { mayBeDone } from '../../domain/outcome-certainty.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { composeResult } from './compose-result.ts';
import { aRunCommand } from './testing/a-run-command.ts';
import { sampleFailures } from './testing/sample-failures.ts';

const anyFailure: fc.Arbitrary<InvocationFailure> = fc.oneof(
  fc.record({
    kind: fc.constant('service-error' as const),
    code: fc.oneof(hostileText(), fc.constantFrom('AccessDenied', 'ExpiredToken')),
    message: fc.oneof(hostileText(), fc.constant('x'.repeat(100_000))),
    requestId: hostileText(),
    httpStatusCode: fc.constantFrom(400, 500, 503),
  }),
  fc.record({ kind: fc.constantFrom('no-credentials' as const, 'not-supported' as const, 'bad-input' as const), reason: hostileText() }),
  fc.record({ kind: fc.constant('timed-out' as const), wasSent: fc.boolean() }),
  fc.record({ kind: fc.constant('unreachable' as const), reason: hostileText(), wasSent: fc.boolean() }),
);

describe('composeInvocationFailure', () => {
  it.each(Object.entries(sampleFailures))('composes %s', async (name, run) => {
    await expect(`${renderPlainText(composeResult(run))}\n`).toMatchFileSnapshot(`__golden__/failures/${name}.txt`);
  });

  it('says that nothing was changed where that is certain, and that it is unknown where it is not', () => {
    fc.assert(
      fc.property(anyFailure, fc.boolean(), (failure, isMutating) => {
        const run = aRunCommand('ec2 stop-instances --instance-ids i-1', { status: 'failed', failure, durationMs: 1 }, isMutating);
        const { title, blocks } = composeResult({ ...run, lookWith: 'ec2 describe-instances' });
        const shown = JSON.stringify({ title, blocks: blocks.slice(0, 4) });
        const isUnknown = isMutating && mayBeDone(failure);

        expect(shown.includes('Outcome unknown')).toBe(isUnknown);
        expect(shown.includes('may have been done')).toBe(isUnknown);
        expect(shown.includes('@aws ec2 describe-instances')).toBe(isUnknown);
        expect(shown.includes('othing was changed')).toBe('wasSent' in failure && !isUnknown);
      }),
    );
  });

  it('is short, whatever AWS says, and shows it as data alone', () => {
    fc.assert(
      fc.property(anyFailure, (failure) => {
        const message = composeResult(aRunCommand('ec2 describe-instances', { status: 'failed', failure, durationMs: 1 }));
        const kinds = message.blocks.flatMap((block) => ('spans' in block ? block.spans.map(({ kind }) => kind) : []));

        expect(renderPlainText(message).length).toBeLessThan(4000);
        expect(new Set(kinds)).toEqual(new Set(['text']));
      }),
    );
  });
});
