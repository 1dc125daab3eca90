import { useLocation } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef } from 'react';
import { useDocument } from '../../document/document-context.ts';

/** The document's sections, to go to. Each has an address of its own, to be sent to others. */
export function Outline() {
  const { postMortem } = useDocument();
  const go = (event: MouseEvent, key: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(history.state, '', `#section-${key}`);
    goToSection(key);
  };
  return (
    <nav className="outline" aria-label="Outline">
      <ol>
        {postMortem.sections.map(({ key, title }) => (
          <li key={key}>
            <a href={`#section-${key}`} dir="auto" onClick={(event) => go(event, key)}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The editor and the reading render both have the section for a moment: the one in sight is meant. */
function goToSection(key: string): boolean {
  const heading = [...document.querySelectorAll<HTMLElement>(`#heading-${CSS.escape(key)}`)].find(
    (one) => one.offsetParent,
  );
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
  return heading !== undefined;
}

/** An address that names a section opens there, once. */
export function useSectionAddress(isThere: boolean): void {
  const hash = useLocation({ select: (location) => location.hash });
  const done = useRef('');
  useEffect(() => {
    if (!isThere || done.current === hash || !hash.startsWith('section-')) return;
    if (goToSection(hash.slice('section-'.length))) done.current = hash;
  }, [hash, isThere]);
}
