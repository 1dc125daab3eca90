import type { PostMortemDocument } from '#shared/document/document.ts';
import type { PostMortemView } from './present-post-mortem.ts';

/** What is rendered and exported of a post-mortem as it is presented. */
export function documentOf(view: PostMortemView): PostMortemDocument {
  return {
    reference: view.reference,
    title: view.title,
    status: view.status,
    word: view.word,
    severity: view.severity,
    services: view.services,
    owner: view.owner.person?.name ?? null,
    coWriters: view.coWriters.map(({ name }) => name),
    dueAt: view.dueAt,
    timeZone: view.timeZone,
    incidents: view.incidents.map(({ reference, title }) => ({ reference, title })),
    phases: view.times,
    keyEvents: view.keyEvents,
    sections: view.sections.map(({ key, title, markdown }) => ({ key, title, markdown })),
    citations: view.citations,
    openQuestions: view.openQuestions,
    eventCount: view.eventCount,
    generatedAt: view.updatedAt,
  };
}
