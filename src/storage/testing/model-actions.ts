// Custom actions over plain lists.
import type { ActionAssociation, ActionWriter } from '../action-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of custom actions over a state, which they change. */
export function modelActions(state: ModelState): ActionWriter {
  const isOther =
    ({ configurationName, actionName }: ActionAssociation) =>
    (each: ActionAssociation): boolean =>
      each.configurationName !== configurationName || each.actionName !== actionName;
  return {
    find: async (actionName) => state.customActions.find((one) => one.actionName === actionName),
    list: async () => state.customActions,
    listAssociations: async () => state.actionAssociations,
    async save(action) {
      state.customActions = [...state.customActions.filter(({ actionName }) => actionName !== action.actionName), action];
    },
    async delete(actionName) {
      state.customActions = state.customActions.filter((one) => one.actionName !== actionName);
      state.actionAssociations = state.actionAssociations.filter((one) => one.actionName !== actionName);
    },
    async associate(association) {
      state.actionAssociations = [...state.actionAssociations.filter(isOther(association)), association];
    },
    async disassociate(association) {
      state.actionAssociations = state.actionAssociations.filter(isOther(association));
    },
  };
}
