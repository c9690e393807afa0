// What somebody reads who is woken: the first hundred characters of a message's line say what happened, for every known event.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../domain/notification.ts';
import { oneLine } from '../messages/one-line.ts';
import { composeMessage } from './compose/compose-message.ts';
import { recognized } from './recognize/testing/recognized.ts';

const FIRST_LOOK = 100;
/** Enough of a sentence to know what it says. */
const BEGINNING = 30;

const folder = new URL('recognize/__fixtures__/', import.meta.url);
const names = readdirSync(folder).filter((name) => /\.event\.(?:json|txt)$/.test(name));

/** The beginning of our sentence, else the state, else what it is called; nothing certain where somebody wrote the title. */
function whatHappened({ summary, state = '', name, kind }: Notification): string {
  if (name !== undefined && name.kind !== 'plain') return '';
  const said = summary?.source.replace(/\.$/, '') ?? (state === '' ? (name?.source ?? kind) : state);
  return oneLine(said).slice(0, BEGINNING);
}

describe('composeMessage for a lock screen', () => {
  it.each(names)('says at once what %s is about', (name) => {
    const notification = recognized(readFileSync(new URL(name, folder), 'utf8'));
    const look = composeMessage({ notification, event: {} }).fallbackText.slice(0, FIRST_LOOK);

    expect(look).toContain(whatHappened(notification));
    expect(look).toMatch(/\p{L}{3}/u);
  });
});
