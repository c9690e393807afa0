import { describe, expect, it } from 'vitest';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { FakeEventSource } from '../testing/fake-event-source.ts';
import { createFakeTimers } from '../testing/fake-timers.ts';
import type { FakeTimers } from '../testing/fake-timers.ts';
import { followEvents } from './follow-events.ts';
import type { EventFollower } from './follow-events.ts';

interface Following {
  readonly follower: EventFollower;
  readonly sources: readonly FakeEventSource[];
  readonly heard: readonly string[];
  readonly timers: FakeTimers;
}

function follow(revision: number): Following {
  const sources: FakeEventSource[] = [];
  const heard: string[] = [];
  const timers = createFakeTimers();
  const follower = followEvents(revision, {
    openSource: (url) => {
      const source = new FakeEventSource(url);
      sources.push(source);
      return source;
    },
    setTimer: (callback, delayMs) => timers.setTimer(callback, delayMs),
    onMessage: ({ id }) => heard.push(`message ${id}`),
    onPendingCount: (count) => heard.push(`topics ${count}`),
    onConnection: (connection) => heard.push(connection),
    onStreamRefused: () => heard.push('refused'),
  });
  return { follower, sources, heard, timers };
}

function eventOf(id: string, revision: number): { readonly data: string; readonly lastEventId: string } {
  return { data: JSON.stringify(aChannelMessage({ id, revision })), lastEventId: String(revision) };
}

describe('followEvents', () => {
  it('opens the stream after the revision of the list', () => {
    const { sources } = follow(41);

    expect(sources.map(({ url }) => url)).toEqual(['/api/stream?after=41']);
  });

  it('hands messages and counts on', () => {
    const { sources, heard } = follow(0);

    sources[0]?.emit('open');
    sources[0]?.emit('message', eventOf('m1', 1));
    sources[0]?.emit('topics', { data: '{"pendingCount":2}' });

    expect(heard).toEqual(['live', 'message m1', 'topics 2']);
  });

  it('leaves out what it cannot read', () => {
    const { sources, heard } = follow(0);

    sources[0]?.emit('message', { data: '{', lastEventId: '5' });
    sources[0]?.emit('topics', { data: '{}' });

    expect(heard).toEqual([]);
  });

  it('leaves a short break to the browser', () => {
    const { sources, heard, timers } = follow(0);

    sources[0]?.emit('error');

    expect(heard).toEqual(['reconnecting']);
    expect(timers.delays()).toEqual([]);
  });

  it('opens the stream again after the last event where the browser gave up', () => {
    const { sources, heard, timers } = follow(3);

    sources[0]?.emit('message', eventOf('m7', 7));
    sources[0]?.refuse();
    timers.fire();

    expect(heard).toEqual(['message m7', 'reconnecting', 'refused']);
    expect(sources.map(({ url }) => url)).toEqual(['/api/stream?after=3', '/api/stream?after=7']);
  });

  it('waits longer after each failure, and from the start again after a success', () => {
    const { sources, timers } = follow(0);
    const delays: number[] = [];

    for (let attempt = 0; attempt < 7; attempt += 1) {
      sources.at(-1)?.refuse();
      delays.push(...timers.delays());
      timers.fire();
    }
    sources.at(-1)?.emit('open');
    sources.at(-1)?.refuse();

    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(timers.delays()).toEqual([1000]);
  });

  it('restarts at once, with one stream and no retry left', () => {
    const { follower, sources, timers } = follow(0);
    sources[0]?.refuse();

    follower.restart();

    expect(timers.delays()).toEqual([]);
    expect(sources.map(({ readyState }) => readyState)).toEqual([2, 0]);
  });

  it('does not hear a stream that it has replaced', () => {
    const { follower, sources, heard } = follow(0);
    follower.restart();

    sources[0]?.emit('message', eventOf('old', 1));
    sources[0]?.emit('error');
    sources[1]?.emit('message', eventOf('new', 2));

    expect(heard).toEqual(['message new']);
  });

  it('is silent after it was closed', () => {
    const { follower, sources, heard, timers } = follow(0);
    sources[0]?.refuse();

    follower.close();
    follower.restart();
    sources[0]?.emit('message', eventOf('m1', 1));

    expect(heard).toEqual(['reconnecting', 'refused']);
    expect(timers.delays()).toEqual([]);
    expect(sources).toHaveLength(1);
  });
});
