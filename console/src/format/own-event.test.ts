import { describe, expect, it } from 'vitest';
import { ownEventId } from './own-event.ts';

const ID = '019a5f0e-7c1d-7cc3-98c4-dc0c0c07398f';
const OWN = 'https://signalbox.example.com';

describe('ownEventId', () => {
  it.each([
    `${OWN}/#/events/${ID}`,
    `http://127.0.0.1:7700/#/events/${ID}`,
    `http://localhost:7700/#/events/${ID}`,
    `http://[::1]:7700/#/events/${ID}`,
    `http://0.0.0.0:7700/#/events/${ID}`,
    `http://[::]:7700/#/events/${ID}`,
  ])('takes %s for a page of its own', (address) => {
    expect(ownEventId(address, OWN)).toBe(ID);
  });

  it.each([
    `https://evil.example/#/events/${ID}`,
    `http://localhost:3000/#/events/42`,
    `http://localhost:3000/app#/events/${ID}`,
    `http://localhost:3000/?a=1#/events/${ID}`,
    `${OWN}/#/topics`,
    `${OWN}/`,
    `javascript:0#/events/${ID}`,
    'no address',
  ])('leaves %s', (address) => {
    expect(ownEventId(address, OWN)).toBeUndefined();
  });
});
