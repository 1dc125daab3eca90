import {
  getPostMortemHead,
  listQuestions,
  listSections,
  type PostMortemHead,
  type QuestionRow,
} from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { CoachSetup, Gap } from '#shared/coach/finding.ts';
import type { CoachDocument } from '#shared/coach/gaps/coach-document.ts';
import { findGaps } from '#shared/coach/gaps/find-gaps.ts';
import { putAwayKey } from '#shared/coach/put-away.ts';
import type { Action, Actor } from '#shared/rules/access.ts';
import { mentionsIn } from '#shared/rules/mentions.ts';
import { type DismissalRow, listDismissals } from './dismissals-store.ts';
import { loadDocument } from './load-document.ts';
import { listDocumentPeople, listServiceNames } from './names-store.ts';
import { isGapRule } from './put-away-input.ts';
import { ROLE_WORDS } from './role-words.ts';
import { getSettings, type Settings } from './settings-store.ts';

/** Enough for nearly every installation, and few enough to be sent to each who opens a document. */
const MOST_MEMBERS = 1000;
const MOST_SERVICES = 2000;

export type Coached = {
  head: PostMortemHead;
  settings: Settings;
  sections: Awaited<ReturnType<typeof listSections>>;
  roster: { name: string; handles: string[]; role: string | null }[];
  services: string[];
  dismissed: DismissalRow[];
  questions: QuestionRow[];
  document: CoachDocument;
  gaps: Gap[];
};

/** All that the coach has to know of a post-mortem, from what is stored of it now. */
export async function loadCoached(ctx: Context, actor: Actor, ref: string, action: Action): Promise<Coached> {
  const { db } = ctx;
  const head = await getPostMortemHead(db, actor, ref, action);
  await ctx.documents.settle(head.id);
  const [settings, sections, services, dismissed, questions] = await Promise.all([
    getSettings(db),
    listSections(db, head.id),
    listServiceNames(db, actor, head.incidentIds, MOST_SERVICES),
    listDismissals(db, head.id),
    listQuestions(db, head.id),
  ]);
  const mentioned = sections.flatMap(({ markdown }) => mentionsIn(markdown).map(({ personId }) => personId));
  const [people, document] = await Promise.all([
    listDocumentPeople(db, { postMortemId: head.id, incidentIds: head.incidentIds, mentioned }, MOST_MEMBERS),
    loadDocument(db, head, sections),
  ]);
  const putAway = new Set(dismissed.map(putAwayKey));
  const gaps = findGaps(document, {
    language: settings.language,
    isDismissed: (rule, quote) =>
      settings.offRules.includes(rule) || putAway.has(putAwayKey({ rule, section: null, quote, sentence: '' })),
  });
  const roster = people.map((one) => ({ ...one, role: one.role && ROLE_WORDS[one.role] }));
  return { head, settings, sections, roster, services, dismissed, questions, document, gaps };
}

/** What the library is set up with to read this document, here as in the browser. */
export function setupOf({ settings, roster, services }: Coached): CoachSetup {
  return {
    language: settings.language,
    names: settings.names,
    roster: roster.map(({ role, ...person }) => (role === null ? person : { ...person, role })),
    services,
    off: settings.offRules.filter((rule) => !isGapRule(rule)),
  };
}
