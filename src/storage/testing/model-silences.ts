// Silences and inhibitors over plain lists.
import { AppError } from '../../domain/errors.ts';
import type { InhibitorWriter } from '../inhibitor-records.ts';
import type { SilenceWriter } from '../silence-records.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

/** Makes the records of silences over a state, which they change. */
export function modelSilences(state: ModelState): SilenceWriter {
  return {
    find: async (id) => state.silences.find((silence) => silence.id === id),
    listCurrent: async (now) =>
      state.silences
        .filter(({ endsAt }) => endsAt > now)
        .toSorted((left, right) => (left.id < right.id ? -1 : 1))
        .toSorted((left, right) => left.endsAt.getTime() - right.endsAt.getTime()),
    async insert(silence) {
      refuseIf(
        state.silences.some(({ id }) => id === silence.id),
        'the silence exists',
      );
      state.silences.push(silence);
    },
    async replace(silence) {
      if (!state.silences.some(({ id }) => id === silence.id)) throw new AppError('silence-unknown');
      state.silences = state.silences.map((other) => (other.id === silence.id ? silence : other));
    },
    async deleteEnded(before) {
      state.silences = state.silences.filter(({ endsAt }) => endsAt > before);
    },
  };
}

/** Makes the records of inhibitors over a state, which they change. */
export function modelInhibitors(state: ModelState): InhibitorWriter {
  return {
    find: async (ruleName, incidentKey) => state.inhibitors.find((each) => each.ruleName === ruleName && each.incidentKey === incidentKey),
    listOpen: async () => state.inhibitors.filter(({ isOpen }) => isOpen),
    async put(inhibitor) {
      const { ruleName, incidentKey } = inhibitor;
      state.inhibitors = [
        ...state.inhibitors.filter((other) => other.ruleName !== ruleName || other.incidentKey !== incidentKey),
        inhibitor,
      ];
    },
    async deleteSilent(before) {
      state.inhibitors = state.inhibitors.filter(({ seenAt }) => seenAt >= before);
    },
  };
}
