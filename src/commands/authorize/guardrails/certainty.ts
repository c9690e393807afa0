// Yes, no, or not to be known here.

/** Whether something holds. */
export type Certainty = 'yes' | 'no' | 'unknown';

/** Both hold: one `no` is enough for no. */
export function both(one: Certainty, other: Certainty): Certainty {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'unknown';
}
