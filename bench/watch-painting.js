// Runs in the page: tells how long after the key Enter something of the message was painted, and how long after it the answer.

globalThis.signalboxBench = {
  /** Begins to watch; what it returns resolves with both, in milliseconds. */
  watch(answerText) {
    const before = new Set(document.querySelectorAll('article'));
    return new Promise((resolve) => {
      let enteredAt;
      let signMs;
      addEventListener('keydown', ({ timeStamp, key }) => (enteredAt ??= key === 'Enter' ? timeStamp : undefined), { capture: true });
      const observer = new MutationObserver(() => {
        const added = [...document.querySelectorAll('article')].filter((article) => !before.has(article));
        if (enteredAt === undefined || added.length === 0) return;
        if (signMs === undefined) {
          signMs = 0;
          afterPainting((at) => (signMs = at - enteredAt));
        }
        if (added.some((article) => article.textContent.includes(answerText))) {
          observer.disconnect();
          afterPainting((at) => resolve({ signMs, answerMs: at - enteredAt }));
        }
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  },
};

/** What has changed is painted after the next frame's callbacks; a message from there comes behind the painting. */
function afterPainting(tell) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(performance.now());
    port2.postMessage(undefined);
  });
}
