// A page that was out of sight or offline: connections can be dead without anybody having said so.
import { useEffect } from 'preact/hooks';

// Shorter absences leave connections alone; longer ones are when phones cut them silently.
const LONG_ABSENCE_MS = 30_000;

/** Who hears of the page's comings and goings. */
export interface WakeUpListeners {
  /** The page is in sight again. */
  onVisible(): void;
  /** Connections may be dead. */
  onLongAbsence(): void;
}

/** Watches the page's visibility and the device's network. */
export function useWakeUp(listeners: WakeUpListeners): void {
  useEffect(() => {
    let hiddenAt = 0;
    function noticeVisibility(): void {
      if (document.visibilityState === 'hidden') {
        hiddenAt = Date.now();
        return;
      }
      if (hiddenAt !== 0 && Date.now() - hiddenAt > LONG_ABSENCE_MS) listeners.onLongAbsence();
      listeners.onVisible();
    }
    const noticeOnline = (): void => listeners.onLongAbsence();
    document.addEventListener('visibilitychange', noticeVisibility);
    addEventListener('online', noticeOnline);
    return () => {
      document.removeEventListener('visibilitychange', noticeVisibility);
      removeEventListener('online', noticeOnline);
    };
  }, [listeners]);
}
