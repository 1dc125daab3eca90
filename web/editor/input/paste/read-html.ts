import type { ElementContent } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import type { Node } from 'prosemirror-model';
import { cleanTree } from './html/clean-html.ts';
import type { PasteContext } from './html/inline.ts';

/** The blocks that copied HTML means. The page's parser reads it into a document of its own, where nothing loads or runs. */
export function cleanHtml(html: string, context: PasteContext): Node[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const body = fromDom(page.body);
  return cleanTree('children' in body ? (body.children as ElementContent[]) : [], context);
}
