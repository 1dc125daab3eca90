import { useState } from 'react';
import { collapseBlocks } from '#shared/document/blocks.ts';
import { type Section, useSectionVersions, useWriteSection } from '../data/post-mortems.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormError } from '../ui/field.tsx';
import { BoneRows, Failed } from '../ui/states.tsx';
import { TextDiff } from '../ui/text-diff.tsx';
import { dayAndClock } from '../ui/time-words.ts';
import { say } from '../ui/toast-store.ts';
import { useZone } from '../ui/zone.ts';
import { useDocument } from './document-context.ts';
import './section-history.css';

/** Every version of a section, what each changed, and a way back to it. */
export function SectionHistory({ section, onClose }: { section: Section; onClose: () => void }) {
  const { postMortem, mayEdit } = useDocument();
  const zone = useZone();
  const versions = useSectionVersions(postMortem.reference, section.key, true);
  const write = useWriteSection();
  const [at, setAt] = useState(0);
  const items = versions.data?.items ?? [];
  const chosen = items[at];
  const before = items[at + 1];
  const restore = () =>
    chosen &&
    write.mutate(
      { id: postMortem.reference, key: section.key, markdown: chosen.markdown, baseVersion: section.version },
      {
        onSuccess: () => {
          say('Put back. The version before it is in the history.');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      width={860}
      title={`History of “${section.title}”`}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayEdit && at > 0 && chosen && (
            <Button look="primary" busy={write.isPending} onClick={restore}>
              Put this version back
            </Button>
          )}
        </>
      }
    >
      {versions.error ? (
        <Failed error={versions.error} what="history" retry={() => void versions.refetch()} inline />
      ) : versions.data ? (
        <div className="history">
          <div className="history-list">
            {items.map((version, index) => (
              <button key={version.version} type="button" aria-pressed={index === at} onClick={() => setAt(index)}>
                {version.writtenBy ?? 'Drafted'}
                <small className="num">{dayAndClock(version.writtenAt, zone)}</small>
              </button>
            ))}
          </div>
          {chosen && (
            <TextDiff before={collapseBlocks(before?.markdown ?? '')} after={collapseBlocks(chosen.markdown)} />
          )}
        </div>
      ) : (
        <BoneRows rows={5} />
      )}
      <FormError error={write.error} />
    </Dialog>
  );
}
