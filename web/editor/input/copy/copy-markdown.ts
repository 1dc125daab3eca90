import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { writeSection } from '#shared/document/markdown/index.ts';
import { nodes } from '../kinds.ts';
import { copyText } from './copy-text.ts';

/** Blocks as the Markdown of a section. */
export const markdownOf = (blocks: readonly Node[]): string => writeSection(nodes.section.create(null, blocks));

/** Puts whole blocks on the clipboard as Markdown. */
export async function copyRange(state: EditorState, from: number, to: number): Promise<void> {
  const { content } = state.doc.slice(from, to);
  const home = state.doc.resolve(from).parent;
  await copyText(markdownOf(content.firstChild?.type === nodes.listItem ? [home.copy(content)] : content.content));
}

/** The same with the section around a place, and with the whole document. */
export const copySectionAt = async (state: EditorState, at: number): Promise<void> =>
  copyText(writeSection(state.doc.resolve(at).node(1)));
export const copyDocument = async (state: EditorState): Promise<void> =>
  copyText(state.doc.children.map(writeSection).filter(Boolean).join('\n\n'));
