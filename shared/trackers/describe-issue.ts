import { parseLiquid, runLiquid } from '../templates/liquid.ts';
import type { TrackerKind } from './issue.ts';
import { quiet, titleFor } from './quiet.ts';

export const USUAL_TITLE = '{{ title }}';
export const USUAL_BODY = `{{ why }}

{% if expected_effect != '' %}**Expected effect:** {{ expected_effect }}

{% endif %}{% if factors.size > 0 %}**Addresses**

{% for factor in factors %}- {{ factor }}
{% endfor %}
{% endif %}{% if post_mortem != '' %}Follow-up {{ reference }} of {{ post_mortem }}.{% endif %}
`;

/** What templates of issues may say of a follow-up. */
export type IssueFacts = {
  reference: string;
  title: string;
  why: string;
  factors: string[];
  expected_effect: string;
  post_mortem: string;
  priority: string;
  due: string;
  owner: string;
};
export const ISSUE_VARIABLES: readonly (keyof IssueFacts)[] = [
  'reference',
  'title',
  'why',
  'factors',
  'expected_effect',
  'post_mortem',
  'priority',
  'due',
  'owner',
];

const SAMPLE: IssueFacts = {
  reference: 'FU-1',
  title: 'Limit retries',
  why: 'Retries doubled the load.',
  factors: ['Retries without a budget'],
  expected_effect: 'Load stays below capacity',
  post_mortem: 'PM-1 Checkout was down',
  priority: 'high',
  due: '2026-01-31',
  owner: 'Ada',
};

/** Why a template cannot be used, or undefined. */
export function whyNotTemplate(template: string): string | undefined {
  try {
    runLiquid(parseLiquid(template), SAMPLE);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'it cannot be read') : 'it cannot be read';
  }
}

/** Title and text of an issue. Values come in as text and act on nothing; what the template itself says is an admin's. */
export function describeIssue(
  kind: TrackerKind,
  { title, body }: { title: string; body: string },
  facts: IssueFacts,
): { title: string; body: string } {
  const calm = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.map(quiet) : quiet(value)]),
  );
  return {
    title: issueTitle(kind, runLiquid(parseLiquid(title), facts)) || `Follow-up ${facts.reference}`,
    body: runLiquid(parseLiquid(body), calm)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

/** Only GitLab reads references and names in a title; elsewhere one shows as it was written. */
export const issueTitle = (kind: TrackerKind, text: string): string => {
  const line = titleFor(plain(text));
  return kind === 'gitlab' ? titleFor(quiet(line)) : line;
};

/** Values come out of a template escaped for Markdown, which no title is. */
const plain = (text: string): string =>
  text
    .replace(/\\([\\`*[\]|~_#+>=-])/g, '$1')
    .replace(/\\(?=[.)])/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
