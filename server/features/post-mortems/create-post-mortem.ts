import { getIncidentHead } from '#server/features/incidents/index.ts';
import { getInstallation } from '#server/features/installation/index.ts';
import { chooseTemplate, getTemplateInUse } from '#server/features/templates/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createPostMortem as contract } from '#shared/contracts/post-mortems.ts';
import { beginSections, templateFacts } from './begin-sections.ts';
import { postMortemReference } from './post-mortem-access.ts';
import { insertPostMortem, savePostMortem } from './post-mortems-store.ts';
import { presentPostMortem } from './present-post-mortem.ts';
import { insertSections } from './sections-store.ts';

/** By hand: about a near miss without an incident, or about several incidents at once. */
export const createPostMortem = operation(contract, async (ctx, actor, input) => {
  const id = await ctx.transaction(async (tx) => {
    const heads = [];
    for (const ref of new Set(input.incidents)) heads.push(await getIncidentHead(tx, actor, ref, 'post-mortem.create'));
    const timeZone = heads[0]?.timeZone ?? (await getInstallation(tx)).timeZone;
    const now = ctx.now();
    const incidentIds = [...new Set(heads.map((head) => head.id))];
    const template = input.template
      ? await getTemplateInUse(tx, input.template)
      : (await chooseTemplate(tx, incidentIds)).row;
    const subject = { title: input.title, timeZone, incidentIds };
    const row = await insertPostMortem(tx, { ...subject, template }, now);
    const facts = await templateFacts(ctx, tx, subject);
    await insertSections(tx, row.id, beginSections(template, facts, incidentIds.length > 0), true);
    if (actor.kind === 'member')
      await savePostMortem(
        tx,
        row.id,
        { owner_id: actor.personId, owner_accepted: true, owner_reasons: JSON.stringify(['Began it.']) },
        now,
      );
    await ctx.emit(tx, { type: 'post-mortem-drafted', postMortemId: row.id });
    await ctx.record(tx, actor, {
      action: 'post-mortem.created',
      subject: { kind: 'post-mortem', id: row.id, name: postMortemReference(row.number) },
      postMortemId: row.id,
      after: { title: input.title, template: template.key, owner: actor.kind === 'member' ? actor.name : null },
    });
    return row.id;
  });
  return presentPostMortem(ctx, actor, id);
});
