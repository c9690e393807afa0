import { describe, expect, it } from 'vitest';
import { createSentHistory } from './sent-history.ts';

describe('createSentHistory', () => {
  it('goes back to the first text and forward to an empty line', () => {
    const history = createSentHistory();
    history.add('one');
    history.add('two');

    expect([history.older(), history.older(), history.older()]).toEqual(['two', 'one', undefined]);
    expect([history.newer(), history.newer(), history.newer()]).toEqual(['two', '', undefined]);
  });

  it('keeps a text that was sent twice in a row once, and begins at the last again', () => {
    const history = createSentHistory();
    history.add('one');
    history.add('two');
    history.add('two');
    history.older();
    history.older();
    history.leave();

    expect([history.older(), history.older()]).toEqual(['two', 'one']);
  });

  it('has nothing to recall at first', () => {
    expect([createSentHistory().older(), createSentHistory().newer()]).toEqual([undefined, undefined]);
  });
});
