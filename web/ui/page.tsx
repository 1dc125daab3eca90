import { Search } from 'lucide-react';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { openOverlay } from './overlay.ts';
import './page.css';

const ScrollerContext = createContext<RefObject<HTMLElement | null>>({ current: null });
/** The element that scrolls, for lists that draw only the rows in sight. */
export const useScroller = () => useContext(ScrollerContext);

type PageProps = {
  /** For the tab of the browser, and for those who hear the page when it shows no heading of its own. */
  title: string;
  hasHeading?: boolean;
  /** What stands at the top left; the last one is the page itself. */
  crumbs: ReactNode;
  actions?: ReactNode;
  aside?: ReactNode;
  /** Width of the text: 1064 px, 760 px (narrow), 1240 px (wide), or all there is. */
  width?: 'column' | 'narrow' | 'wide' | 'full';
  /** Nothing on it takes the focus: the page does, so that the arrow keys scroll it. */
  isTextOnly?: boolean;
  children: ReactNode;
};

export function Page({
  title,
  crumbs,
  actions,
  aside,
  width = 'column',
  hasHeading = true,
  isTextOnly = false,
  children,
}: PageProps) {
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} · Debrief`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="crumbs">{crumbs}</div>
        <div className="page-head-space" />
        <span className="page-search">
          <Button look="plain" icon aria-label="Search" onClick={() => openOverlay('palette')}>
            <Search size={17} aria-hidden />
          </Button>
        </span>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      <div className="page-body">
        <ScrollerContext value={scroller}>
          <main className="page-main" id="main" ref={scroller} tabIndex={isTextOnly ? 0 : -1} data-scroll>
            {!hasHeading && <h1 className="hidden-text">{title}</h1>}
            {width === 'full' ? children : <div className={`column column-${width}`}>{children}</div>}
          </main>
          {aside}
        </ScrollerContext>
      </div>
    </div>
  );
}
