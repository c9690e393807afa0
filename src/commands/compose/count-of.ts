// How many there are, in words.

/** Says how many: `3 instances`, `1 instance`, `no instances`, `1000+ instances` where there are more than were read. */
export function countOf(count: number, name: string, hasMore = false): string {
  const words = wordsOf(name);
  if (hasMore) return count === 0 ? `no ${words} so far` : `${count}+ ${words}`;
  if (count === 0) return `no ${words}`;
  return count === 1 ? `1 ${singular(words)}` : `${count} ${words}`;
}

/** `DBInstances` in words; capitals that stand together stay. */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** Makes one of many: `policies` a `policy`, `addresses` an `address`. */
export function singular(words: string): string {
  if (/[^aeiou]ies$/i.test(words) && !/series$/i.test(words)) return `${words.slice(0, -3)}y`;
  if (/(?:ss|us|is|series)$/i.test(words)) return words;
  if (/(?:ches|shes|xes|sses|uses|aliases)$/i.test(words)) return words.slice(0, -2);
  return words.replace(/s$/, '');
}
