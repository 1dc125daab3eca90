import type { Element } from 'hast';

/** The declarations of an element's style by name, in lower case. */
export function stylesOf(element: Element): Map<string, string> {
  const style = element.properties.style;
  const found = new Map<string, string>();
  for (const part of typeof style === 'string' ? style.split(';') : []) {
    const colon = part.indexOf(':');
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

/** The classes of an element. */
export const classesOf = (element: Element): string[] => {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
};
export const hasClass = (element: Element, pattern: RegExp): boolean =>
  classesOf(element).some((one) => pattern.test(one));

/** An attribute as text, by its name in HTML; the tree spells its names in its own way (`ariaRoleDescription`). */
export function attribute({ properties }: Element, name: string): string | undefined {
  const wanted = name.replaceAll('-', '');
  const key = Object.keys(properties).find((one) => one.toLowerCase() === wanted);
  const value = key === undefined ? undefined : properties[key];
  return value === undefined || value === null ? undefined : Array.isArray(value) ? value.join(' ') : String(value);
}

export type Looks = { strong?: boolean; emphasis?: boolean; strike?: boolean; code?: boolean };

const MONOSPACED = /mono|courier|consolas|menlo|monaco|"?source code/;

/** What a style says about the looks of words: true sets, false unsets (Google's `<b style="font-weight:normal">`). */
export function looksOf(element: Element): Looks {
  const styles = stylesOf(element);
  const looks: Looks = {};
  const weight = styles.get('font-weight');
  if (weight) looks.strong = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  const style = styles.get('font-style');
  if (style) looks.emphasis = style.startsWith('italic') || style.startsWith('oblique');
  const line = styles.get('text-decoration') ?? styles.get('text-decoration-line');
  if (line) looks.strike = line.includes('line-through');
  const family = styles.get('font-family') ?? attribute(element, 'face')?.toLowerCase();
  if (family && MONOSPACED.test(family)) looks.code = true;
  return looks;
}

/** Hidden from who copied it: not part of what they mean to paste. */
export function isHidden(element: Element): boolean {
  const styles = stylesOf(element);
  return (
    styles.get('display') === 'none' ||
    styles.get('visibility') === 'hidden' ||
    styles.get('mso-hide') === 'all' ||
    element.properties.hidden === true ||
    (attribute(element, 'aria-hidden') === 'true' &&
      !element.children.some((child) => child.type === 'element' && child.tagName === 'img')) ||
    hasClass(element, /^(?:sr-only|screen-reader-text|visually-hidden)$/)
  );
}
