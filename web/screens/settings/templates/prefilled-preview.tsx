import { useMemo } from 'react';
import { sectionHtml } from '#shared/document/section-html.ts';
import { TEMPLATE_BLOCKS } from '#shared/templates/live-block-names.ts';
import '../../../document/prose.css';

const MARKER = /^<!-- block: ([a-z-]+)(?: \S+)? -->[ \t]*$/m;
const LABELS = new Map<string, string>(TEMPLATE_BLOCKS);
/** Sections with these keys are written by the draft, before what the template adds. */
const DRAFTED =
  /^(?:summary|timeline|key-information|contributing-factors|mitigators|learnings-and-risks|follow-ups|debrief-notes)$/;

type Props = { markdown: string; sectionKey: string; isFaulty: boolean };

/** How a section begins for the sample incident; live blocks are named, their rows come with a real one. */
export function PrefilledPreview({ markdown, sectionKey, isFaulty }: Props) {
  const parts = useMemo(() => markdown.split(new RegExp(MARKER, 'gm')), [markdown]);
  return (
    <figure className="prefilled-preview" aria-label="How it begins">
      {DRAFTED.test(sectionKey) && <p className="faint small">What the draft says of it, from the record. Then:</p>}
      {isFaulty ? (
        <p className="faint small">Shown when the faults are mended.</p>
      ) : markdown === '' ? (
        <p className="faint small">{DRAFTED.test(sectionKey) ? 'Nothing more.' : 'Begins empty, with its guidance.'}</p>
      ) : (
        parts.map((part, index) =>
          // Splitting by a pattern with one group gives text and names in turn.
          index % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
            <p key={index} className="prefilled-block">
              {LABELS.get(part) ?? part} <small>live</small>
            </p>
          ) : (
            part.trim() && (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
              <Html key={index} markdown={part} />
            )
          ),
        )
      )}
    </figure>
  );
}

function Html({ markdown }: { markdown: string }) {
  const html = useMemo(() => sectionHtml(markdown, []), [markdown]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sectionHtml sanitises
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
