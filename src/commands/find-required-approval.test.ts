import { describe, expect, it } from 'vitest';
import type { CommandPreview, ThingState } from '../domain/command-preview.ts';
import { tagsOfPreview } from './find-required-approval.ts';

const aThing = (id: string, overrides: Partial<ThingState> = {}): ThingState => ({
  id,
  exists: true,
  traits: [],
  tags: ['Stage=dev'],
  ...overrides,
});
const aPreview = (...things: readonly ThingState[]): CommandPreview => ({ things, leftOut: [] });
const stopping = (...ids: readonly string[]) => ({ params: { InstanceIds: ids } });

describe('tagsOfPreview', () => {
  it('tells the tags of each thing, its name among them', () => {
    const preview = aPreview(aThing('i-1', { name: 'web' }), aThing('i-2'), aThing('i-3', { tags: [] }));

    expect(tagsOfPreview(preview, stopping('i-1', 'i-2', 'i-3'))).toEqual([['Stage=dev', 'Name=web'], ['Stage=dev', 'Name=i-2'], []]);
  });

  it.each<[string, CommandPreview | undefined]>([
    ['nothing was looked at', undefined],
    ['nothing was seen', aPreview()],
    ['something was left out', { things: [aThing('i-1')], leftOut: ['It could not be looked at in time.'] }],
    ['a thing is not there', aPreview(aThing('i-1', { exists: false, tags: [] }))],
  ])('tells that they are not known where %s', (_, preview) => {
    expect(tagsOfPreview(preview, stopping('i-1'))).toEqual([null]);
  });

  it('tells that those of a thing are not known at which the card did not look', () => {
    const ids = Array.from({ length: 11 }, (_, index) => `i-${index}`);
    const seen = ids.slice(0, 10).map((id) => aThing(id));

    expect(tagsOfPreview(aPreview(...seen), stopping(...ids)).at(-1)).toBeNull();
    expect(tagsOfPreview(aPreview(...seen), stopping(...ids.slice(0, 10)))).not.toContain(null);
    expect(tagsOfPreview(aPreview(aThing('vol-1')), { params: { VolumeId: 'vol-1', InstanceId: 'i-1' } })).toContain(null);
  });
});
