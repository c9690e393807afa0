// Arbitrary texts for property tests.
import fc from 'fast-check';

/** Texts of any UTF-16 code units: control characters, lone surrogates and all. */
export function anyText(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xff_ff }) },
  );
  return fc.string({ unit: unit.map((code) => String.fromCharCode(code)), maxLength: 200 });
}
