import { getIncidentRow } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import { type ChoiceFacts, chooseTemplate as choose } from '#shared/templates/choose.ts';
import { listTeamsOf } from './service-teams-store.ts';
import { listTemplateRows, type TemplateRow } from './templates-store.ts';

type Choice = {
  row: TemplateRow;
  why: string;
  facts: ChoiceFacts;
  verdicts: NonNullable<ReturnType<typeof choose>>['verdicts'];
};

/** The template that the rules give to these incidents; with several, what any of them says counts. None: the default one. */
export async function chooseTemplate(db: Db, incidentIds: readonly string[]): Promise<Choice> {
  const [rows, facts] = await Promise.all([listTemplateRows(db), factsOf(db, incidentIds)]);
  const inUse = rows.filter((row) => row.retiredAt === null);
  const choice = choose(
    inUse.map((row) => ({ ...row, name: row.content.name })),
    facts,
  );
  const row = inUse.find(({ key }) => key === choice?.key);
  if (!choice || !row) throw new Error('the default template is missing; it can be neither retired nor removed');
  return { row, why: choice.why, facts, verdicts: choice.verdicts };
}

async function factsOf(db: Db, incidentIds: readonly string[]): Promise<ChoiceFacts> {
  const [first, ...others] = await Promise.all(incidentIds.map((id) => getIncidentRow(db, id)));
  const teams = await listTeamsOf(db, incidentIds);
  const services = [first, ...others].flatMap((one) => one?.services ?? []);
  return { severity: first?.severity ?? null, type: first?.type ?? null, services: [...new Set(services)], teams };
}
