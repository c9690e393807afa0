import { describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import type { Recognizer } from './recognizer.ts';
import { recognizeEvent } from './recognize-event.ts';
import { recognizers } from './registry.ts';

const notForMe: Recognizer = { name: 'not-for-me', recognize: () => undefined };
const mine: Recognizer = { name: 'mine', recognize: () => aNotification({ recognizer: 'mine' }) };
const broken: Recognizer = {
  name: 'broken',
  recognize: () => {
    throw new TypeError('broken on purpose');
  },
};

function recognizeWith(list: readonly Recognizer[], event = aRawEvent()) {
  const failures: [string, unknown][] = [];
  const notification = recognizeEvent(event, {
    recognizers: list,
    onRecognizerFailure: (recognizer, error) => {
      failures.push([recognizer, error]);
    },
  });
  return { notification, failures };
}

describe('recognizeEvent', () => {
  it('takes the first answer', () => {
    const { notification, failures } = recognizeWith([notForMe, mine, broken]);

    expect(notification.recognizer).toBe('mine');
    expect(failures).toEqual([]);
  });

  it('reports a recognizer that throws, and asks the next', () => {
    const { notification, failures } = recognizeWith([broken, mine]);

    expect(notification.recognizer).toBe('mine');
    expect(failures).toEqual([['broken', new TypeError('broken on purpose')]]);
  });

  it('makes a notification by hand where nobody has an answer', () => {
    const { notification, failures } = recognizeWith([broken, notForMe], aRawEvent({ text: 'help', door: 'sample' }));

    expect(notification).toMatchObject({
      recognizer: 'none',
      description: { kind: 'plain', source: 'help' },
      isUnrecognized: true,
      isSample: true,
    });
    expect(failures).toHaveLength(1);
  });

  it('makes a notification by hand where not even the event can be read', () => {
    const event = aRawEvent({ text: 'help' });
    const unreadable = new Proxy(event, {
      get: (target, key) => {
        if (key === 'subject') throw new Error('unreadable');
        return Reflect.get(target, key) as unknown;
      },
    });

    const { notification, failures } = recognizeWith([mine], unreadable);

    expect(notification).toMatchObject({ recognizer: 'none', description: { source: 'help' } });
    expect(failures.map(([name]) => name)).toEqual(['read-subject']);
  });

  it('says that something came even where it was empty', () => {
    expect(recognizeWith([], aRawEvent({ text: '' })).notification.description?.source).toBe('(an empty message)');
  });

  it('asks every recognizer of the registry, the one that takes everything last', () => {
    expect(recognizers.map(({ name }) => name)).toEqual([
      'operator-notice',
      'cloudwatch-alarm',
      'custom-notification',
      'eventbridge-event',
      'cloudformation-stack-event',
      'service-message',
      'json-document',
      'plain-text',
    ]);
  });
});
