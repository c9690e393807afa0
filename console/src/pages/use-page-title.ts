// The title of the browser's tab: where one is, and whether something new waits.
import { useEffect } from 'preact/hooks';

/** Sets the tab's title for as long as the page is shown. */
export function usePageTitle(name: string, unreadCounts: ReadonlyMap<string, number>): void {
  const unreadCount = [...unreadCounts.values()].reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    const count = unreadCount === 0 ? '' : `(${unreadCount}) `;
    document.title = name === 'Signalbox' ? `${count}Signalbox` : `${count}${name} · Signalbox`;
  }, [name, unreadCount]);
}
