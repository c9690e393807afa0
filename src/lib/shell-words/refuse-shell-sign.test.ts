import { describe, expect, it } from 'vitest';
import { refuseShellSign } from './refuse-shell-sign.ts';

describe('refuseShellSign', () => {
  it.each([
    ['|', '| jq .', '--query'],
    ['|', '|grep x', '--filters'],
    ['|', '| head -5', '--max-items'],
    ['|', '| wc -l', 'length('],
    ['|', '| sort', 'sort_by('],
    ['|', '| anything', '--query'],
    ['|', '| constructor', '--query'],
    ['|', '|', '--query'],
    ['&&', '&& b', 'a line of its own'],
    [';', '; b', 'a line of its own'],
    ['||', '|| b', 'when you see the answer'],
    ['&', '&', 'leave it out'],
    ['>', '> out.json', 'the answer is shown here'],
    ['<', '< in', 'write the content itself'],
    ['$(', '$(b)', 'copy its answer'],
    ['`', '`b`', 'around the whole command'],
  ])('names %s of %j and what does the same', (sign, rest, instead) => {
    const message = refuseShellSign(sign, rest);

    expect(message).toContain(`"${sign}"`);
    expect(message).toContain(instead);
    expect(message).toMatch(/single quotes where it is part of a value\.$/);
  });
});
