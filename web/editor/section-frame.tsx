import { useDocument } from '../document/document-context.ts';
import { SectionHead } from '../document/section-head.tsx';
import { useEditor } from './editor-context.ts';
import { enterSection } from './section-commands.ts';

/** What stands above a section's text in the editor. */
export function SectionFrame({ sectionKey, isEmpty }: { sectionKey: string; isEmpty: boolean }) {
  const { postMortem, mayEdit } = useDocument();
  const { view } = useEditor();
  const section = postMortem.sections.find((one) => one.key === sectionKey);
  if (!section) return null;
  const write = mayEdit ? () => enterSection(view(), sectionKey) : undefined;
  return <SectionHead section={section} isEmpty={isEmpty} onWrite={write} />;
}
