// The promises about custom actions as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { CustomAction } from '../domain/custom-action.ts';
import type { Store } from './store.ts';
import { anAction } from './testing/an-action.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeActionRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  const save = (action: CustomAction) => store.write(({ customActions }) => customActions.save(action));
  const associate = (configurationName: string, actionName: string) =>
    store.write(({ customActions }) => customActions.associate({ configurationName, actionName }));

  describe('custom actions', () => {
    it('are kept over a restart with all that was said, difficult texts too', async () => {
      const actions = DIFFICULT_TEXTS.map((text, index) =>
        anAction({ actionName: `${index}${text}`, definition: { kind: 'cli', commandText: text }, account: text, region: text }),
      );
      for (const action of actions) await save(action);

      const reopened = await opened().reopen();
      const found = await Promise.all(actions.map(({ actionName }) => reopened.records.customActions.find(actionName)));
      expect(found).toStrictEqual(actions);
    });

    it('are listed by their names, the last word on each', async () => {
      await save(anAction({ actionName: 'b' }));
      await save(anAction({ actionName: 'a' }));
      await save(anAction({ actionName: 'b', region: 'eu-west-1' }));

      const listed = await store.records.customActions.list();
      expect(listed.map(({ actionName, region }) => [actionName, region])).toEqual([
        ['a', undefined],
        ['b', 'eu-west-1'],
      ]);
    });

    it('are associated with configurations, each once, also those that are not kept here', async () => {
      await save(anAction({ actionName: 'a' }));
      await associate('web', 'of-the-file');
      await associate('ops', 'a');
      await associate('ops', 'a');

      await expect(store.records.customActions.listAssociations()).resolves.toEqual([
        { configurationName: 'ops', actionName: 'a' },
        { configurationName: 'web', actionName: 'of-the-file' },
      ]);
      await store.write(({ customActions }) => customActions.disassociate({ configurationName: 'web', actionName: 'of-the-file' }));
      await expect(store.records.customActions.listAssociations()).resolves.toEqual([{ configurationName: 'ops', actionName: 'a' }]);
    });

    it('are deleted with their associations', async () => {
      await save(anAction({ actionName: 'a' }));
      await save(anAction({ actionName: 'b' }));
      await associate('ops', 'a');
      await associate('ops', 'b');

      await store.write(({ customActions }) => customActions.delete('a'));

      await expect(store.records.customActions.find('a')).resolves.toBeUndefined();
      await expect(store.records.customActions.listAssociations()).resolves.toEqual([{ configurationName: 'ops', actionName: 'b' }]);
    });
  });
}
