import type { Element } from 'hast';
import { CALLOUT_KINDS, type CalloutKind } from '#shared/document/schema/block-nodes.ts';
import { attribute, classesOf, hasClass } from './styles.ts';

const NAMES: Record<string, CalloutKind> = {
  note: 'note',
  info: 'note',
  information: 'note',
  tip: 'tip',
  success: 'tip',
  hint: 'tip',
  important: 'important',
  panel: 'note',
  warning: 'warning',
  caution: 'caution',
  error: 'caution',
  danger: 'caution',
};

/**
 * The kind of callout an element is: Confluence's panels and macros, GitHub's alerts, Notion's callouts, our own.
 * Confluence calls a yellow panel "note" and its purple one too; both are notes here.
 */
export function calloutKind(element: Element): CalloutKind | undefined {
  const own = attribute(element, 'data-callout');
  if (own) return CALLOUT_KINDS.find((kind) => kind === own) ?? 'note';
  const type = attribute(element, 'data-panel-type') ?? attribute(element, 'data-macro-name');
  if (type && NAMES[type]) return NAMES[type];
  for (const name of classesOf(element)) {
    const match =
      /^markdown-alert-(note|tip|important|warning|caution)$/.exec(name) ??
      /^confluence-information-macro-(information|tip|note|warning)$/.exec(name) ??
      /^(?:ak-editor-panel|panel)-(info|note|success|warning|error)$/.exec(name);
    if (match) return NAMES[match[1]!];
  }
  if (hasClass(element, /^(?:callout|notion-callout-block|ak-editor-panel)$/)) return 'note';
  return undefined;
}

/** The heading and icon of a callout: our callouts say their kind themselves. */
export const isCalloutTitle = (element: Element): boolean =>
  hasClass(
    element,
    /^(?:markdown-alert-title|confluence-information-macro-icon|ak-editor-panel__icon|notion-record-icon)$/,
  );
