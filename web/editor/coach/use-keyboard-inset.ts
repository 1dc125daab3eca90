import { type RefObject, useLayoutEffect } from 'react';

/** Tells a sheet at the foot of a phone how much of it the keyboard on the screen would cover: `--keyboard`, in pixels. */
export function useKeyboardInset(box: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const place = () => {
      const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
      box.current?.style.setProperty('--keyboard', `${covered}px`);
      box.current?.style.setProperty('--seen-height', `${seen.height}px`);
    };
    place();
    seen.addEventListener('resize', place);
    seen.addEventListener('scroll', place);
    return () => {
      seen.removeEventListener('resize', place);
      seen.removeEventListener('scroll', place);
    };
  }, [box]);
}
