/** How far beside its paragraph the sign of a question stands, as in coach.css. */
const REACH = 30;

/** The paragraph whose question mark in the margin was pressed, if it was that. The sign itself is drawn by a style. */
export function questionAt(event: MouseEvent): HTMLElement | null {
  const target = event.target as Element | null;
  const paragraph = target?.closest<HTMLElement>('.has-coach-question');
  if (!paragraph || target?.closest('a, button')) return null;
  const box = paragraph.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(paragraph).direction === 'rtl';
  const beside = isRightToLeft ? box.left - event.clientX : event.clientX - box.right;
  return beside > 0 && beside <= REACH ? paragraph : null;
}
