// The bridge from stores to components.
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Store } from './store.ts';

/** Reads a store and renders again whenever it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [, setRenderCount] = useState(0);
  useLayoutEffect(() => {
    const renderAgain = (): void => setRenderCount((count) => count + 1);
    // What changed between the first rendering and this subscription.
    renderAgain();
    return store.subscribe(renderAgain);
  }, [store]);
  return store.read();
}
