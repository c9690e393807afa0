import { describe, expect, it } from 'vitest';
import { createStore } from './store.ts';

describe('createStore', () => {
  it('tells its listeners of another value only', () => {
    const store = createStore(1);
    const heard: number[] = [];
    store.subscribe((value) => heard.push(value));

    store.write(2);
    store.write(2);
    store.write(3);

    expect(heard).toEqual([2, 3]);
    expect(store.read()).toBe(3);
  });

  it('tells nobody who has left', () => {
    const store = createStore(1);
    const heard: number[] = [];
    const leave = store.subscribe((value) => heard.push(value));

    leave();
    store.write(2);

    expect(heard).toEqual([]);
  });
});
