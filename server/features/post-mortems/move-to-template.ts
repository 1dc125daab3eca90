import type { Doc } from 'yjs';
import { actorName } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { moveToTemplate as contract } from '#shared/contracts/templates.ts';
import { readYjsSection } from '#shared/document/live/read-yjs.ts';
import { arrangeSections } from '#shared/document/live/replace-section.ts';
import { normaliseMarkdown, readSection, writeSection } from '#shared/document/markdown/index.ts';
import { isDrafted } from '#shared/drafting/templates.ts';
import type { Actor } from '#shared/rules/access.ts';
import { beginSections, templateFacts } from './begin-sections.ts';
import { type PlannedMove, planTemplateMove } from './plan-template-move.ts';
import { getPostMortemHead, type PostMortemHead, postMortemReference } from './post-mortem-access.ts';
import { addMove, getPostMortemRow, savePostMortem } from './post-mortems-store.ts';
import { refuseWhenPublished } from './refuse-when-published.ts';
import { removeUnwrittenSections, saveSectionFrame } from './section-frames-store.ts';
import { insertSections, type NewSection, type SectionRow } from './sections-store.ts';

/**
 * First the rows get their new places, then the document that people have open, then what nobody wrote in goes: whenever this
 * is cut off, every text is still there, and moving again finishes it.
 */
export const moveToTemplate = operation(contract, async (ctx, actor, { id, template, version }) => {
  const { id: postMortemId } = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  await ctx.documents.keepVersion(postMortemId);
  const by = actorName(actor);
  const moved = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    refuseWhenPublished(head);
    return placeRows(ctx, tx, actor, head, { template, version });
  });
  const { plan, fresh, going } = moved;
  const begins = new Map(fresh.map((section) => [section.key, section.markdown]));
  const wanted = plan.sections.map(({ key }) => ({ key, nodes: readSection(begins.get(key) ?? '') }));
  await ctx.documents.change(postMortemId, by, (doc) => {
    const typedIn = going.filter((section) => isTypedIn(doc, section)).map(({ key }) => ({ key, nodes: [] }));
    arrangeSections(doc, [...wanted, ...typedIn]);
  });
  await ctx.transaction(async (tx) => {
    await removeUnwrittenSections(tx, postMortemId, going);
    const [incidentId] = moved.incidentIds;
    const isToDraft = moved.isDraft && fresh.some(({ key }) => isDrafted(key));
    if (incidentId && isToDraft) await ctx.emit(tx, { type: 'draft-requested', incidentId, by });
  });
  await ctx.documents.keepVersion(postMortemId, 'template');
  ctx.documents.tell(postMortemId, 'post-mortem');
  return plan;
});

/** Somebody began to write in it after it was looked at: then it stays, at the end. */
function isTypedIn(doc: Doc, { key, markdown }: SectionRow): boolean {
  const now = readYjsSection(doc, key);
  return now !== undefined && writeSection(now) !== normaliseMarkdown(markdown);
}

type Moved = { plan: PlannedMove; fresh: NewSection[]; going: SectionRow[]; incidentIds: string[]; isDraft: boolean };

async function placeRows(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  head: PostMortemHead,
  target: { template: string; version?: number },
): Promise<Moved> {
  const { plan, to, sections } = await planTemplateMove(tx, head.id, target);
  const { incidentIds } = head;
  const by = actorName(actor);
  const { title, timeZone } = await getPostMortemRow(tx, head.id);
  const facts = await templateFacts(ctx, tx, { title, timeZone, incidentIds });
  const begun = new Map(beginSections(to, facts, incidentIds.length > 0).map((section) => [section.key, section]));
  const fresh: NewSection[] = [];
  for (const [position, { key, title, becomes }] of plan.sections.entries()) {
    const section = begun.get(key);
    // Kept at the end: no longer asked for, so it can be left empty.
    const guidance = section?.guidance ?? sections.find((one) => one.key === key)?.guidance ?? '';
    const frame = { key, title, guidance, required: section?.required ?? false, position };
    if (becomes === 'new' && section) fresh.push({ ...section, position });
    else await saveSectionFrame(tx, head.id, frame);
  }
  await insertSections(tx, head.id, fresh, true);
  const gone = new Set(plan.goes.map(({ key }) => key));
  const going = sections.filter(({ key }) => gone.has(key));
  for (const [index, { key, title, guidance }] of going.entries())
    await saveSectionFrame(tx, head.id, {
      key,
      title,
      guidance,
      required: false,
      position: plan.sections.length + index,
    });
  await savePostMortem(tx, head.id, { template: to.key, template_version: to.version }, ctx.now());
  if (plan.from.key !== to.key)
    await ctx.emit(tx, { type: 'template-changed', postMortemId: head.id, template: to.key });
  const note = `${plan.from.name} ${plan.from.version} → ${plan.to.name} ${plan.to.version}`;
  await addMove(tx, { postMortemId: head.id, verb: 'move-template', by, note });
  await ctx.record(tx, actor, {
    action: 'post-mortem.template-changed',
    subject: { kind: 'post-mortem', id: head.id, name: postMortemReference(head.number) },
    postMortemId: head.id,
    before: { template: plan.from.name, version: plan.from.version },
    after: { template: plan.to.name, version: plan.to.version },
  });
  return { plan, fresh, going, incidentIds, isDraft: head.status === 'draft' };
}
