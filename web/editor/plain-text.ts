import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import type { XmlFragment } from 'yjs';
import { writeSections } from '#shared/document/markdown/index.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';

/** The whole text as Markdown, without its sections' titles. */
export const plainText = (fragment: XmlFragment): string =>
  writeSections(yXmlFragmentToProseMirrorRootNode(fragment, documentSchema))
    .map((section) => section.markdown)
    .join('\n\n');
