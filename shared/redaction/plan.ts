/** Who a publication is for. */
export const AUDIENCES = ['internal', 'leadership', 'customers'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What of a kind goes in: everything, only what was chosen, or nothing. */
export const SELECTION_RULES = ['all', 'chosen', 'none'] as const;
export type Selection = { rule: (typeof SELECTION_RULES)[number]; ids: string[] };

export const LINK_RULES = ['keep', 'listed', 'remove'] as const;

/** How the text of one audience is made of the document. Plain data: kept with the version it made. */
export type PublicationPlan = {
  /** Null is the document's own. */
  title: string | null;
  /** Those that go in, by their key, in the order of the document. `wording` is Markdown in place of the section's own. */
  sections: { key: string; wording: string | null }[];
  /** `named` and `words` are the exceptions when people become roles: who stays, and what somebody is called instead. */
  people: { rule: 'named' | 'roles'; named: string[]; words: { personId: string; as: string }[] };
  /** Customers and whatever else may not be read; `as` stands in its place. */
  words: { text: string; as: string }[];
  links: { rule: (typeof LINK_RULES)[number]; hosts: string[] };
  evidence: boolean;
  pictures: boolean;
  /** The list of who took part. */
  peopleBlock: boolean;
  /** What was still asked when it was published. */
  openQuestions: boolean;
  /** Number, owner, state and incidents at the head of the page. */
  references: boolean;
  timeline: Selection;
  followUps: Selection;
};

/** What stands in for words when their writer says nothing else. */
export const REMOVED = '[removed]';

const DEFAULT_SECTIONS: Record<Exclude<Audience, 'internal'>, RegExp> = {
  leadership: /^(?:in-short|summary|key-information|contributing-factors|why-it-happened|follow-ups|learnings)/,
  customers:
    /^(?:in-short|summary|impact|what-we-did|what-changes|mitigat|containment|eradication|recovery|follow-ups)/,
};

/** What each audience gets unless a writer says otherwise: outside, nothing that was not chosen. */
export function defaultPlan(audience: Audience, sections: readonly { key: string }[]): PublicationPlan {
  const isInternal = audience === 'internal';
  const isOutside = audience === 'customers';
  const fits = (key: string) => isInternal || DEFAULT_SECTIONS[audience].test(key);
  return {
    title: null,
    sections: sections.filter(({ key }) => fits(key)).map(({ key }) => ({ key, wording: null })),
    people: { rule: isInternal ? 'named' : 'roles', named: [], words: [] },
    words: [],
    links: { rule: isOutside ? 'remove' : 'keep', hosts: [] },
    evidence: !isOutside,
    pictures: !isOutside,
    peopleBlock: isInternal,
    openQuestions: isInternal,
    references: !isOutside,
    timeline: { rule: isOutside ? 'chosen' : 'all', ids: [] },
    followUps: { rule: isOutside ? 'chosen' : 'all', ids: [] },
  };
}
