// Property tests try the same cases in every run, so that a run says something about the change and not about chance.
// Others are tried with PROPERTY_SEED=<number> npx vitest run, which is worth doing now and then.
import fc from 'fast-check';

const DEFAULT_SEED = 20_260_301;

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? DEFAULT_SEED) });
