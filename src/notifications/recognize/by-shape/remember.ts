// Answers about keys that are kept: the same keys come again and again, within an event and from event to event.

/** Longer texts are data rather than keys, and seldom come again. */
const TEXT_MAX_LENGTH = 80;
/** Keys come from outside, and memory must not grow with them: once so many are kept, it begins anew. */
const ANSWERS_MAX = 4096;

/** Makes a function of a text remember what it returned; for functions that return the same for the same text, and never undefined. */
export function remember<Answer extends object | string>(find: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = find(text);
    if (text.length > TEXT_MAX_LENGTH) return answer;
    if (answers.size >= ANSWERS_MAX) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
