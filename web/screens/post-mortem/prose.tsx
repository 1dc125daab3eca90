import { memo, type SyntheticEvent, useMemo } from 'react';
import { sectionHtml } from '#shared/document/section-html.ts';
import { useDocument } from '../../document/document-context.ts';
import '../../document/prose.css';

const citationOf = (event: SyntheticEvent) =>
  (event.target as Element).closest<HTMLAnchorElement>('a[data-citation]') ?? null;

/** Markdown as prose. The ids of its headings begin with `anchor`. Its evidence numbers show their event on hover and focus, and open it when pressed. */
export function Prose({ markdown, anchor }: { markdown: string; anchor: string }) {
  const { postMortem, show, point } = useDocument();
  const { citations, timeZone } = postMortem;
  const html = useMemo(
    () => named(sectionHtml(markdown, citations, { key: anchor, timeZone })),
    [markdown, citations, anchor, timeZone],
  );
  const pointAt = (event: SyntheticEvent) => {
    const link = citationOf(event);
    if (link) point(link, Number(link.dataset.citation));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed; one listener serves them all
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link arrives as a click
    <div
      onClick={(event) => {
        const link = citationOf(event);
        if (!link) return;
        event.preventDefault();
        show(Number(link.dataset.citation));
      }}
      onMouseOver={pointAt}
      onMouseOut={(event) => citationOf(event) && point(null, 0)}
      onFocus={pointAt}
      onBlur={() => point(null, 0)}
    >
      <Html html={html} className="prose" />
    </div>
  );
}

/** The boxes of a task list get a name for those who do not see the words beside them. */
const named = (html: string) => html.replaceAll('<input type="checkbox"', '<input aria-label="To do" type="checkbox"');

/** Kept apart so that pointing at a number does not write the section's HTML again. */
const Html = memo(function Html({ html, className }: { html: string; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sectionHtml sanitises
  return <div className={className} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
});
