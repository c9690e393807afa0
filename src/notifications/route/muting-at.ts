// Which routes show nothing at an instant, and why.
import type { Muting } from '../../domain/muting.ts';
import { isWithinWindow, type TimeWindow } from '../../domain/time-window.ts';
import type { Route } from './route-tree.ts';

/** Makes what tells why a route shows nothing at an instant; it returns undefined where a route shows what comes. Each window is asked once. */
export function mutingAt(at: Date): (route: Route) => Muting | undefined {
  const known = new Map<TimeWindow, boolean>();
  function isOpen(window: TimeWindow): boolean {
    let answer = known.get(window);
    if (answer === undefined) {
      answer = isWithinWindow(window, at);
      known.set(window, answer);
    }
    return answer;
  }

  return ({ path, mute, muteDuring, activeDuring }) => {
    if (mute !== undefined) return { kind: 'route', name: path, text: `muted by the route ${path}: ${mute}` };
    const muting = muteDuring.find((window) => isOpen(window));
    if (muting !== undefined) {
      return { kind: 'mute-timing', name: muting.name, text: `muted by the route ${path} at this time (${muting.name})` };
    }
    const [first] = activeDuring;
    if (first === undefined || activeDuring.some((window) => isOpen(window))) return undefined;
    const names = activeDuring.map(({ name }) => name).join(', ');
    return { kind: 'mute-timing', name: first.name, text: `muted by the route ${path} outside of its time (${names})` };
  };
}
