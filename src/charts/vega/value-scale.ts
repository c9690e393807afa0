// The vertical scale: which values it spans, and the round ones that it names.

/** A scale's ends, lower first, and its ticks, all of them between the ends. */
export interface ValueScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Steps that people count in, in units of a power of ten. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10];
/** Equal values get this much room on both sides, in shares of the value. */
const ROOM_OF_EQUAL_VALUES = 0.1;
/** Room beyond the outermost values, so that no line or label touches the frame, in shares of the span. */
const HEADROOM = 0.12;

/** Makes a scale that shows all values with some room; zero is its floor where the values begin near it. */
export function makeValueScale(values: readonly number[], tickCount: number): ValueScale {
  const [lowest, highest] = spread(smallest(values), largest(values));
  const room = (highest - lowest) * HEADROOM;
  const domain: readonly [number, number] = [
    beginsNearZero(lowest, highest) ? 0 : lowest - room,
    endsNearZero(lowest, highest) ? 0 : highest + room,
  ];
  return { domain, ticks: roundTicks(domain, tickCount) };
}

function smallest(values: readonly number[]): number {
  return values.reduce((known, value) => Math.min(known, value), values[0] ?? 0);
}

function largest(values: readonly number[]): number {
  return values.reduce((known, value) => Math.max(known, value), values[0] ?? 0);
}

function spread(lowest: number, highest: number): [number, number] {
  if (lowest !== highest) return [lowest, highest];
  const room = lowest === 0 ? 1 : Math.abs(lowest) * ROOM_OF_EQUAL_VALUES;
  return [lowest - room, highest + room];
}

function beginsNearZero(lowest: number, highest: number): boolean {
  return lowest >= 0 && lowest <= (highest - lowest) * 2;
}

function endsNearZero(lowest: number, highest: number): boolean {
  return highest <= 0 && highest >= (lowest - highest) * 2;
}

function roundTicks([lowest, highest]: readonly [number, number], tickCount: number): number[] {
  const step = roundStep((highest - lowest) / tickCount);
  // Where values differ by less than such large numbers can count, there are no round ones between them.
  if (!Number.isSafeInteger(Math.ceil(lowest / step)) || !Number.isSafeInteger(Math.floor(highest / step))) return [lowest, highest];
  const ticks: number[] = [];
  for (let count = Math.ceil(lowest / step); count <= Math.floor(highest / step); count += 1) {
    // Multiplying leaves tails such as 0.30000000000000004.
    ticks.push(Number((count * step).toPrecision(12)));
  }
  return ticks;
}

function roundStep(roughStep: number): number {
  const power = 10 ** Math.floor(Math.log10(roughStep));
  return power * (ROUND_STEPS.find((step) => step * power >= roughStep) ?? 10);
}
