import type { Node } from 'prosemirror-model';
import { Decoration } from 'prosemirror-view';
import type { Thread } from '../../data/comments.ts';
import { blockName } from './block-names.ts';
import { margin } from './margin.ts';
import { blocksOf } from './place-threads.ts';

/** A button at every live block: what was said about it, or the place to say something. */
export function blockButtons(doc: Node, threads: readonly Thread[], mayComment: boolean): Decoration[] {
  return blocksOf(doc).flatMap(({ node, place }) => {
    const { name, ref } = node.attrs as { name: string; ref: string | null };
    const about = threads.filter(
      ({ anchor, resolvedAt }) =>
        resolvedAt === null && anchor.kind === 'block' && anchor.block === name && anchor.ref === ref,
    );
    if (about.length === 0 && !mayComment) return [];
    const key = `comment-${name}-${ref}-${about.length}-${about[0]?.id}`;
    const make = () =>
      button(name, about.length, () => {
        if (about[0]) margin.look(about[0].id, true);
        else
          margin.begin({ kind: 'block', section: place.section, block: name, ref, row: null, quote: blockName(name) });
      });
    return [Decoration.widget(place.from, make, { key, side: -1, ignoreSelection: true, stopEvent: () => true })];
  });
}

function button(name: string, count: number, run: () => void): HTMLElement {
  const holder = document.createElement('div');
  holder.className = `block-comment ${count > 0 ? 'has-comments' : ''}`;
  holder.contentEditable = 'false';
  const press = document.createElement('button');
  press.type = 'button';
  const words =
    count > 0
      ? `${count} ${count === 1 ? 'comment' : 'comments'} on ${blockName(name)}`
      : `Comment on ${blockName(name)}`;
  press.setAttribute('aria-label', words);
  press.dataset.tip = words;
  press.innerHTML =
    '<svg viewBox="0 0 24 24" width="15" height="15" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z"/></svg>';
  if (count > 0) press.append(String(count));
  press.addEventListener('mousedown', (event) => event.preventDefault());
  press.addEventListener('click', run);
  holder.append(press);
  return holder;
}
