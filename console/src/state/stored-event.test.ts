import { describe, expect, it } from 'vitest';
import { aStoredEvent } from '../testing/a-stored-event.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createStoredEvent } from './stored-event.ts';

describe('createStoredEvent', () => {
  it('asks for its event', async () => {
    const api = fakeApi({ readEvent: () => Promise.resolve(ok(aStoredEvent())) });
    const stored = createStoredEvent(api, 'event-1');

    await stored.load();

    expect(api.calls).toEqual(['readEvent event-1']);
    expect(stored.state.read()).toEqual({ status: 'ready', event: aStoredEvent() });
  });

  it('says why there is none, and may be asked again', async () => {
    let isReachable = false;
    const stored = createStoredEvent(
      fakeApi({ readEvent: () => Promise.resolve(isReachable ? ok(aStoredEvent()) : refused('The store does not answer')) }),
      'event-1',
    );

    await stored.load();
    expect(stored.state.read()).toMatchObject({ status: 'refused', refusal: { message: 'The store does not answer' } });

    isReachable = true;
    const again = stored.load();
    expect(stored.state.read()).toEqual({ status: 'loading' });
    await again;
    expect(stored.state.read()).toMatchObject({ status: 'ready' });
  });
});
