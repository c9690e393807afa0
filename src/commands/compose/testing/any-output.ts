// Arbitrary answers of AWS: every kind of value, deep, long, empty, hostile.
import fc from 'fast-check';
import { hostileText } from '../../../messages/testing/hostile-text.ts';

const anyName = fc.oneof(
  fc.constantFrom(
    'Instances',
    'Reservations',
    'Name',
    'InstanceId',
    'State',
    'Tags',
    'Items',
    'message',
    'timestamp',
    'Code',
    'Value',
    'Key',
    '__proto__',
    '',
  ),
  hostileText(),
);

const anyScalar = fc.oneof(
  hostileText(),
  fc.constantFrom('', 'x'.repeat(10_000), undefined, null, true, false),
  fc.double(),
  fc.bigInt(),
  fc.integer({ min: 0, max: 5e12 }),
  fc.date(),
  fc.constant(new Date(Number.NaN)),
  fc.uint8Array({ maxLength: 20 }),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: anyScalar },
    { weight: 1, arbitrary: fc.array(tie('tree'), { maxLength: 6 }) },
    { weight: 2, arbitrary: fc.dictionary(anyName, tie('tree'), { maxKeys: 6 }) },
  ),
}));

/** How often an item of a list may be repeated. */
const counts = [1, 2, 1000] as const;

const anyLongList = fc.tuple(tree, fc.constantFrom(...counts)).map(([item, count]) => Array.from({ length: count }, () => item));
const anyWideStructure = fc
  .tuple(tree, fc.constantFrom(...counts))
  .map(([value, count]) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`Member${index}`, value])));

/** An arbitrary answer. */
export const anyOutput: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.dictionary(
  anyName,
  fc.oneof({ weight: 3, arbitrary: tree }, { weight: 1, arbitrary: anyLongList }, { weight: 1, arbitrary: anyWideStructure }),
  { maxKeys: 5 },
);
