import { useParams } from '@tanstack/react-router';
import { Download, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { facilitatorSheetPath, useFacilitatorSheet } from '../../data/coach.ts';
import { usePostMortem } from '../../data/post-mortems.ts';
import { DocumentCrumbs } from '../../document/document-crumbs.tsx';
import { Button, CopyButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { sheetParts } from './sheet-parts.ts';
import '../../document/prose.css';
import './sheet.css';

/** What is still open in a post-mortem, as two pages for whoever leads the meeting about it. */
export default function FacilitatorSheet() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/facilitator-sheet' });
  const postMortem = usePostMortem(ref).data;
  const sheet = useFacilitatorSheet(ref);
  const reference = postMortem?.reference ?? ref.toUpperCase();
  return (
    <Page
      title={`Facilitator’s sheet for ${reference}`}
      hasHeading={sheet.data !== undefined}
      width="full"
      crumbs={
        <DocumentCrumbs document={ref} reference={reference}>
          Facilitator’s sheet
        </DocumentCrumbs>
      }
      actions={
        sheet.data && (
          <span className="sheet-acts">
            <CopyButton text={sheet.data} label="Copy as Markdown" small={false} />
            <a className="btn" href={facilitatorSheetPath(ref, 'md', true)} aria-label="Download as Markdown">
              <Download size={14} aria-hidden />
              <span>Download</span>
            </a>
            <Button look="primary" onClick={() => print()}>
              <Printer size={14} aria-hidden />
              <span>Print</span>
            </Button>
          </span>
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and there is nothing to press in it */}
      <article className="sheet" tabIndex={0}>
        {sheet.data !== undefined ? (
          <Sheet markdown={sheet.data} timeZone={postMortem?.timeZone ?? 'UTC'} />
        ) : sheet.error ? (
          <Failed error={sheet.error} what="facilitator’s sheet" retry={() => void sheet.refetch()} />
        ) : (
          <SheetBones />
        )}
      </article>
    </Page>
  );
}

function Sheet({ markdown, timeZone }: { markdown: string; timeZone: string }) {
  const { title, lead, parts } = useMemo(() => sheetParts(markdown, timeZone), [markdown, timeZone]);
  return (
    <>
      <header className="sheet-head">
        <h1 dir="auto">{title}</h1>
        <Words html={lead} className="sheet-lead" />
      </header>
      {parts.map((part) => (
        <section key={part.title} className="sheet-part">
          <h2 dir="auto">{part.title}</h2>
          <Words html={part.html} />
        </section>
      ))}
    </>
  );
}

function Words({ html, className = '' }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sheetParts writes every tag itself and escapes every word
  return <div className={`prose ${className}`} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

function SheetBones() {
  return (
    <div className="sheet-bones" role="status" aria-label="Loading">
      <Bone width="70%" height={26} />
      <Bone width="46%" />
      <Bone height={90} />
      <Bone height={150} />
    </div>
  );
}
