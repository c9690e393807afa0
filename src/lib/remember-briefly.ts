// Answers that cost something, asked for by many at once: one question under way, and its answer serves for a moment.

/** How long an answer serves: probes come every few seconds, and none of them needs to know it fresher. */
const LIFETIME_MS = 1_000;

/** Returns the question with a memory: who asks while it is under way, or within a second of its answer, gets the same answer or failure. */
export function rememberBriefly<Answer>(ask: () => Promise<Answer>, now: () => number = () => performance.now()): () => Promise<Answer> {
  let remembered: Promise<Answer> | undefined;
  let answeredAt: number | undefined;

  return () => {
    const isOld = answeredAt !== undefined && now() - answeredAt >= LIFETIME_MS;
    if (remembered === undefined || isOld) {
      answeredAt = undefined;
      remembered = ask().finally(() => {
        answeredAt = now();
      });
    }
    return remembered;
  };
}
