import type { ReviewSettings } from '../../../data/reviews.ts';

/** A rule as it is being written: lists as the text of a field. `key` stays with it when rules move. */
export type RuleDraft = {
  key: string;
  severities: string;
  services: string;
  people: { id: string; name: string; active: boolean }[];
  approvals: number;
};

export const draftsOf = ({ rules }: ReviewSettings): RuleDraft[] =>
  rules.map((rule, index) => ({
    key: `stored-${index}`,
    severities: rule.severities.join(', '),
    services: rule.services.join(', '),
    people: rule.people,
    approvals: rule.approvals,
  }));

export const rulesOf = (drafts: readonly RuleDraft[]) =>
  drafts.map(({ severities, services, people, approvals }) => ({
    severities: listOf(severities),
    services: listOf(services),
    personIds: people.map(({ id }) => id),
    approvals,
  }));

/** "SEV1, SEV2 ,SEV1" -> SEV1, SEV2. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];
