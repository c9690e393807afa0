import { describe, expect, it } from 'vitest';
import { aCustomNotification, clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { customNotificationLimits as limits } from '../../contract/custom-notification.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { composeDescription } from './compose-description.ts';
import { composeKeywords, composeNextSteps } from './compose-lists.ts';
import { composeTitle } from './compose-title.ts';
import { roomFor } from './room-for.ts';

const characters = (count: number): string => '👩'.repeat(count);

describe('roomFor', () => {
  it.each([
    ['x'.repeat(10), 10],
    ['x'.repeat(11), 10],
    [characters(10), 20],
    [characters(11), 10],
    [`${characters(9)}x`, 19],
    ['x'.repeat(100_000), 10],
  ])('gives %s room of %i code units where ten characters are allowed', (source, room) => {
    expect(roomFor(source, 10)).toBe(room);
  });

  it('cuts nothing of a custom notification that the schema allows', () => {
    const { title, isCut } = composeTitle(aCustomNotification({ name: clientMarkdown(characters(limits.title)) }));

    expect([isCut, textOfSpans(title.spans)]).toEqual([false, characters(limits.title)]);
    expect(composeDescription(aCustomNotification({ description: clientMarkdown(characters(limits.description)) })).cuts).toEqual([]);
    expect(composeNextSteps([clientMarkdown(characters(limits.nextStep))]).cuts).toEqual([]);
    expect(composeKeywords([clientMarkdown(characters(limits.keyword))]).cuts).toEqual([]);
  });

  it('cuts what it does not allow', () => {
    expect(composeTitle(aCustomNotification({ name: clientMarkdown(characters(limits.title + 1)) })).isCut).toBe(true);
    expect(composeDescription(aCustomNotification({ description: clientMarkdown(characters(limits.description + 1)) })).cuts).toHaveLength(
      1,
    );
    expect(composeNextSteps([clientMarkdown(characters(limits.nextStep + 1))]).cuts).toHaveLength(1);
    expect(composeKeywords([clientMarkdown(characters(limits.keyword + 1))]).cuts).toHaveLength(1);
  });
});
