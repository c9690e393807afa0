// The page that the address bar names, as it changes.
import { useEffect, useState } from 'preact/hooks';
import { readRoute } from './page-route.ts';
import type { PageRoute } from './page-route.ts';

/** Reads the route and renders again whenever the reader goes elsewhere. */
export function useRoute(): PageRoute {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const readAgain = (): void => setRoute(readRoute(location.hash));
    addEventListener('hashchange', readAgain);
    return () => removeEventListener('hashchange', readAgain);
  }, []);
  return route;
}
