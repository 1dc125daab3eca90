import { ListTodo } from 'lucide-react';
import { createFollowUpFromSelection } from '../blocks/follow-ups/selected-words.ts';
import { addSelectionAction } from './input/menu/extensions.ts';
import { sectionKeyAt } from './section-commands.ts';

/** Puts the planning of work into the bar over a selection. */
export function offerPlanning(): void {
  addSelectionAction({
    key: 'follow-up',
    title: 'Plan a follow-up',
    icon: ListTodo,
    mayRun: (_state, context) => context.postMortem().may['follow-up.edit'] === true,
    run: ({ state }) => {
      const { from, to, $from } = state.selection;
      const section = sectionKeyAt($from);
      createFollowUpFromSelection(state.doc.textBetween(from, to, ' '), { kind: 'selection', section });
    },
  });
}
