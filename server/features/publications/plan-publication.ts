import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { planPublication as contract } from '#shared/contracts/publications.ts';
import { collapseBlocks } from '#shared/document/blocks.ts';
import { roleWords } from '#shared/redaction/people-needles.ts';
import { defaultPlan, type PublicationPlan } from '#shared/redaction/plan.ts';
import { loadSource } from './load-source.ts';
import { findLastPlan } from './publications-store.ts';
import { peopleInAside } from './text-aside.ts';

export const planPublication = operation(contract, async (ctx, actor, { id, audience }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'publication.manage');
  const last = await findLastPlan(ctx.db, head.id, audience);
  const source = await loadSource(ctx, actor, head);
  const { document, followUps } = source;
  const people = await peopleInAside(source, last);
  const plan = stillThere(last ?? defaultPlan(audience, document.sections), document.sections);
  return {
    plan,
    sections: document.sections.map((section) => ({ ...section, markdown: collapseBlocks(section.markdown) })),
    events: document.keyEvents.map(({ id: eventId, at, text }) => ({ id: eventId, at, text })),
    followUps: followUps.flatMap(({ id: followUpId, reference, title, isCandidate }) =>
      isCandidate || reference === null ? [] : [{ id: followUpId, reference, title }],
    ),
    people: people.map((person) => ({ id: person.id, name: person.name, as: roleWords(person, plan.people) })),
  };
});

/** Without the sections that a change of template took away; with the usual ones where none is left. */
function stillThere(plan: PublicationPlan, sections: readonly { key: string }[]): PublicationPlan {
  const known = new Set(sections.map(({ key }) => key));
  const left = plan.sections.filter(({ key }) => known.has(key));
  return { ...plan, sections: left.length > 0 ? left : sections.map(({ key }) => ({ key, wording: null })) };
}
