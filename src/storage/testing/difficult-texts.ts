// Texts of strangers that a store has to keep as they are.

/** Texts that databases, drivers and encodings are known to trip over. */
export const DIFFICULT_TEXTS = [
  '',
  ' ',
  '\0',
  'before\0after',
  '\ud800 lone high, lone low \udfff',
  '\u001a',
  '\u001a0000',
  "Robert'); DROP TABLE raw_events; --",
  '"; select 1; --',
  '$1 ? :name @name',
  '%_\\',
  '👩🏽‍🚀 日本語 عربى é é',
  '\ufeff\ufffe\uffff\u{10ffff}',
  '\r\n\t\u0001\u007f\u0085',
];
