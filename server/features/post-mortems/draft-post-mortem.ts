import { findLessons, keyByDraft, listSimilar } from '#server/features/incidents/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { collapseBlocks } from '#shared/document/blocks.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { draftToDocument } from '#shared/document/from-draft.ts';
import { readYjsSection } from '#shared/document/live/read-yjs.ts';
import { replaceSection } from '#shared/document/live/replace-section.ts';
import { normaliseMarkdown, readSection, writeSection } from '#shared/document/markdown/index.ts';
import { type Draft, draftPostMortem as draft } from '#shared/drafting/draft.ts';
import { isDrafted } from '#shared/drafting/templates.ts';
import { buildRecord } from './build-record.ts';
import { findPostMortemOf, insertPostMortem, savePostMortem } from './post-mortems-store.ts';
import { storeQuestions } from './questions-store.ts';
import { addCitations, insertSections, listCitations, listSections, markDrafted, propose } from './sections-store.ts';
import { offersNews, storeDraftRows, tellOfDraft } from './store-draft-rows.ts';
import { proposeOwner } from './suggest-owner.ts';
import { sectionsOf, type TemplateOfDraft, templateOfDraft } from './template-of-draft.ts';

export type Drafted = { id: string; number: number; proposals: number };

/**
 * Writes the draft of an incident's post-mortem. The first time it is the document; after that, sections nobody has written in
 * follow the record, and where somebody has, the newer draft is offered beside their text.
 */
export async function draftPostMortem(ctx: Context, incidentId: string, templateKey?: string): Promise<Drafted> {
  const { template, setting } = await templateOfDraft(ctx.db, incidentId, templateKey);
  const [record, similar] = await Promise.all([
    buildRecord(ctx.db, incidentId),
    listSimilar(ctx.db, { kind: 'nobody' }, incidentId),
  ]);
  const lessons = await findLessons(
    ctx.db,
    similar.map((one) => one.id),
  );
  const drafted = draft(record, {
    template,
    setting,
    now: ctx.now().getTime(),
    similar: similar.map((one) => ({
      reference: one.reference,
      title: one.title,
      daysAgo: one.daysAgo,
      alike: one.alike,
      postMortemReference: one.postMortemReference,
      lesson: lessons.get(one.id) ?? null,
    })),
  });
  const { document, news, ...result } = await ctx.transaction(async (tx) => {
    // One draft of an incident at a time: two at once would make two documents.
    await tx.selectFrom('incidents').select('id').where('id', '=', incidentId).forUpdate().execute();
    const existing = await findPostMortemOf(tx, incidentId);
    const known = new Map(
      existing ? (await listCitations(tx, existing.id)).map((one) => [one.eventId, one.number]) : [],
    );
    const document = draftToDocument(drafted, record, { known });
    await keyByDraft(tx, incidentId, choices(drafted));
    const proposal = await proposeOwner(tx, incidentId, existing?.id ?? null);
    const now = ctx.now();
    const result = existing ?? (await firstDraft(tx, incidentId, drafted, template, document, now));
    await addCitations(tx, result.id, new Map(document.citations.map((one) => [one.event.id, one.number])));
    const drafting = { drafted, document, record, status: existing?.status ?? null, now };
    const news = await storeDraftRows(tx, result.id, drafting);
    await storeQuestions(tx, result.id, drafted.openQuestions);
    const first = proposal.suggestions[0];
    await savePostMortem(
      tx,
      result.id,
      {
        suggestions: JSON.stringify(proposal.suggestions),
        drafted_at: now,
        ...(existing
          ? {}
          : {
              owner_id: first?.personId ?? null,
              owner_reasons: JSON.stringify(first?.reasons.map((reason) => reason.text) ?? []),
              earliest_at: proposal.earliestAt,
              due_at: proposal.dueAt,
              due_reasons: JSON.stringify(proposal.dueReasons),
            }),
      },
      now,
    );
    await ctx.emit(tx, { type: 'post-mortem-drafted', postMortemId: result.id });
    return { id: result.id, number: result.number, existing, document, news };
  });
  tellOfDraft(ctx, result.id);
  const { existing, ...made } = result;
  return { ...made, proposals: existing ? await redraft(ctx, existing, document, news) : 0 };
}

function choices(drafted: Draft): { eventId: string; why: string }[] {
  const items = drafted.sections.find((section) => section.key === 'timeline')?.items ?? [];
  return items.flatMap((item) => (item.type === 'event' ? [{ eventId: item.eventId, why: item.label }] : []));
}

async function firstDraft(
  tx: Tx,
  incidentId: string,
  drafted: Draft,
  template: TemplateOfDraft,
  document: PostMortemDocument,
  now: Date,
): Promise<{ id: string; number: number }> {
  const postMortem = await insertPostMortem(
    tx,
    { title: drafted.title, template, timeZone: drafted.timeZone, incidentIds: [incidentId] },
    now,
  );
  const texts = new Map(document.sections.map(({ key, markdown }) => [key, collapseBlocks(markdown)]));
  const sections = sectionsOf(template.sections, ({ key }) => texts.get(key) ?? '');
  await insertSections(tx, postMortem.id, sections, true);
  return postMortem;
}

/** Answers how many sections were offered a newer draft in place of being given it. */
async function redraft(
  ctx: Context,
  existing: { id: string; status: string },
  document: PostMortemDocument,
  news: ReadonlySet<string>,
): Promise<number> {
  await ctx.documents.settle(existing.id);
  const texts = new Map(
    document.sections.map(({ key, markdown }) => [key, normaliseMarkdown(collapseBlocks(markdown))]),
  );
  const stale = (await listSections(ctx.db, existing.id)).flatMap((section) => {
    const fresh = texts.get(section.key);
    if (fresh === undefined || section.markdown === fresh) return [];
    return section.drafted === fresh && !offersNews(fresh, section.markdown, news) ? [] : { ...section, fresh };
  });
  if (stale.length === 0) return 0;
  const isOpen = existing.status === 'draft';
  // What somebody has typed by now is theirs, also when no row says so yet: the text itself is asked.
  const touched = isOpen
    ? await ctx.documents.change(existing.id, null, (doc) =>
        stale.filter(({ key, drafted, fresh }) => {
          const now = readYjsSection(doc, key);
          const isUntouched = now !== undefined && writeSection(now) === normaliseMarkdown(drafted);
          if (isUntouched) replaceSection(doc, key, readSection(fresh));
          return !isUntouched;
        }),
      )
    : stale;
  // What a template begins a section with is no draft: whoever has written there has used it up.
  const offered = touched.filter(({ key }) => isDrafted(key));
  await ctx.transaction(async (tx) => {
    for (const { key, fresh, markdown, drafted } of offered) {
      await propose(tx, existing.id, key, fresh, ctx.now());
      await markDrafted(tx, existing.id, key, markdown === drafted ? drafted : fresh);
    }
  });
  ctx.documents.tell(existing.id, 'post-mortem');
  return offered.length;
}
