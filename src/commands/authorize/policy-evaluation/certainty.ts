// Yes, no, or not to be known here: the logic in which statements and conditions are weighed (Kleene's strong three-valued logic).

/** Whether something holds. */
export type Certainty = 'yes' | 'no' | 'unknown';

/** Makes a certainty of what is known. */
export function certainly(isTrue: boolean): Certainty {
  return isTrue ? 'yes' : 'no';
}

/** The opposite; of what is not known nothing is known. */
export function not(one: Certainty): Certainty {
  if (one === 'unknown') return one;
  return one === 'yes' ? 'no' : 'yes';
}

/** All hold: one `no` is enough for no; of nothing, yes. */
export function every<Part>(parts: readonly Part[], judge: (part: Part) => Certainty): Certainty {
  let outcome: Certainty = 'yes';
  for (const part of parts) {
    const one = judge(part);
    if (one === 'no') return one;
    if (one === 'unknown') outcome = one;
  }
  return outcome;
}

/** At least one holds: one `yes` is enough for yes; of nothing, no. */
export function some<Part>(parts: readonly Part[], judge: (part: Part) => Certainty): Certainty {
  let outcome: Certainty = 'no';
  for (const part of parts) {
    const one = judge(part);
    if (one === 'yes') return one;
    if (one === 'unknown') outcome = one;
  }
  return outcome;
}
