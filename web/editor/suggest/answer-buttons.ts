import { Decoration } from 'prosemirror-view';
import type { Suggestion } from '#shared/document/suggestions/list-suggestions.ts';
import type { EditorContext } from '../editor-context.ts';
import { decideInText } from './decide-in-text.ts';

/** Accept and reject, right behind the suggestion that is looked at. */
export function answerButtons({ group, to }: Suggestion, context: EditorContext): Decoration {
  const make = () => {
    const holder = document.createElement('span');
    holder.className = 'suggestion-answers';
    holder.contentEditable = 'false';
    const pair = document.createElement('span');
    pair.append(
      button('Accept', '✓', () => decideInText(context.view(), [group], true)),
      button('Reject', '✕', () => decideInText(context.view(), [group], false)),
    );
    holder.append(pair);
    return holder;
  };
  return Decoration.widget(to, make, { key: `answer-${group}`, side: 1, ignoreSelection: true, stopEvent: () => true });
}

function button(words: string, sign: string, run: () => void): HTMLElement {
  const press = document.createElement('button');
  press.type = 'button';
  press.tabIndex = -1;
  press.textContent = sign;
  press.setAttribute('aria-label', `${words} the suggestion`);
  press.dataset.tip = `${words} the suggestion`;
  press.addEventListener('mousedown', (event) => event.preventDefault());
  press.addEventListener('click', run);
  return press;
}
