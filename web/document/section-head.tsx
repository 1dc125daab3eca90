import { type KeyboardEvent, useState } from 'react';
import type { Section } from '../data/post-mortems.ts';
import { Button } from '../ui/button.tsx';
import { ago } from '../ui/time-words.ts';
import { useZone } from '../ui/zone.ts';
import { useDocument } from './document-context.ts';
import { ProposalNotice } from './proposal-notice.tsx';
import { SectionHistory } from './section-history.tsx';

type HeadProps = {
  section: Section;
  isEmpty: boolean;
  /** Puts the cursor into the section; absent for those who may only read. */
  onWrite?: (() => void) | undefined;
};

/** A section's title, who wrote in it last, and what there is to do about it. The same to read and to write, so that nothing jumps. */
export function SectionHead({ section, isEmpty, onWrite }: HeadProps) {
  const [showHistory, setShowHistory] = useState(false);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !onWrite) return;
    event.preventDefault();
    onWrite();
  };
  return (
    <>
      <div className="section-head">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: j and k walk the headings, Enter writes */}
        <h2 id={`heading-${section.key}`} tabIndex={0} onKeyDown={press}>
          {section.title}
        </h2>
        <LastWriter section={section} isEmpty={isEmpty} />
        {section.version > 1 && (
          <div className="section-acts">
            <Button look="plain" small onClick={() => setShowHistory(true)} aria-label={`History of ${section.title}`}>
              History
            </Button>
          </div>
        )}
      </div>
      {section.proposal && <ProposalNotice section={section} />}
      {isEmpty && <Guidance section={section} mayWrite={!!onWrite} />}
      {showHistory && <SectionHistory section={section} onClose={() => setShowHistory(false)} />}
    </>
  );
}

function LastWriter({ section, isEmpty }: { section: Section; isEmpty: boolean }) {
  const { postMortem } = useDocument();
  const zone = useZone();
  const isDrafted = !isEmpty && section.blocks.length === 0 && postMortem.status === 'draft';
  return (
    <small>
      {section.editedBy && section.editedAt
        ? `${section.editedBy}, ${ago(section.editedAt, zone)}`
        : isDrafted
          ? 'as drafted'
          : ''}
    </small>
  );
}

function Guidance({ section, mayWrite }: { section: Section; mayWrite: boolean }) {
  if (!mayWrite) return <p className="small faint">Nothing written.</p>;
  const words = [section.guidance, section.required && 'Needed before it can be submitted.'].filter(Boolean).join(' ');
  return words && <p className="section-guidance">{words}</p>;
}
