const LINK = /(?<!\\)\[((?:\\.|[^\]\\\n])*)\]\(debrief:(person|service|incident|post-mortem|time)\/[^)\s]{1,400}\)/g;

/**
 * Markdown for readers who have no Debrief: mentions and moments as the words they show, "@Ana Ruiz" and "14:05 UTC", in
 * place of links that lead nowhere elsewhere.
 */
export const flattenLinks = (markdown: string): string =>
  markdown.includes('](debrief:')
    ? markdown.replace(LINK, (_, label: string, kind: string) =>
        kind === 'time' && !label.endsWith('UTC') ? `${label} UTC` : label,
      )
    : markdown;
