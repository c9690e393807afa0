// Comparing amounts of money or use as services write them: `$912.41`, `1,000.00 USD`, `85 %`.

// Match: $1,000.00, 912.41 GB. Near miss: > $900.00 of $1000 (two amounts).
const AMOUNT = /^\D{0,10}?(-?\d{1,3}(?:,\d{3})+|-?\d{1,15})(\.\d{1,6})?\D{0,40}$/;

/** Tells whether an amount is at its limit or beyond; false where one of them is no amount. */
export function exceedsLimit(amount: string | undefined, limit: string | undefined): boolean {
  const [reached, allowed] = [amount, limit].map((text) => readAmount(text ?? ''));
  return reached !== undefined && allowed !== undefined && reached >= allowed;
}

function readAmount(text: string): number | undefined {
  const match = AMOUNT.exec(text.trim());
  return match === null ? undefined : Number(`${(match[1] ?? '').replaceAll(',', '')}${match[2] ?? ''}`);
}
