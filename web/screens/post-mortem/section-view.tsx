import { collapseBlocks } from '#shared/document/blocks.ts';
import type { Section } from '../../data/post-mortems.ts';
import { useDocument } from '../../document/document-context.ts';
import { SectionHead } from '../../document/section-head.tsx';
import { SectionBody } from './section-body.tsx';

type Props = { section: Section; onWrite: (() => void) | undefined };

/** A section to read: at once, from what the server has written out. */
export function SectionView({ section, onWrite }: Props) {
  const { mayEdit } = useDocument();
  const isEmpty = collapseBlocks(section.markdown).trim() === '';
  return (
    <section className="section" id={`section-${section.key}`} aria-labelledby={`heading-${section.key}`}>
      <SectionHead section={section} isEmpty={isEmpty} onWrite={mayEdit ? onWrite : undefined} />
      {isEmpty ? (
        mayEdit && <p className="section-placeholder prose">{PLACEHOLDER}</p>
      ) : (
        <SectionBody markdown={section.markdown} anchor={section.key} />
      )}
    </section>
  );
}

/** What an empty section says where its first words will stand; the editor says the same. */
const PLACEHOLDER = 'Write here';
