import type { Db, Tx } from '#server/platform/context.ts';
import type { GapRule, NameRule, Rule } from '#shared/coach/finding.ts';

/** An endpoint that answers as OpenAI does, with the key it is asked with. */
export type Model = { url: string; name: string; key: string | null; allowPrivate: boolean };

export type Settings = {
  names: NameRule;
  language: string;
  offRules: (Rule | GapRule)[];
  model: Model | null;
  changedBy: string | null;
  changedAt: Date | null;
};

export async function getSettings(db: Db): Promise<Settings> {
  const row = await db.selectFrom('coach_settings').selectAll().executeTakeFirstOrThrow();
  return {
    names: row.names,
    language: row.language,
    offRules: row.off_rules,
    model:
      row.model_url === null || row.model_name === null
        ? null
        : { url: row.model_url, name: row.model_name, key: row.model_key, allowPrivate: row.model_allow_private },
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}

/** Locks the settings until the transaction ends, so that two admins change them one after the other. */
export async function lockSettings(tx: Tx): Promise<void> {
  await tx.selectFrom('coach_settings').select('id').forUpdate().execute();
}

export async function saveSettings(tx: Tx, settings: Settings): Promise<void> {
  const { model } = settings;
  await tx
    .updateTable('coach_settings')
    .set({
      names: settings.names,
      language: settings.language,
      off_rules: settings.offRules,
      model_url: model?.url ?? null,
      model_name: model?.name ?? null,
      model_key: model?.key ?? null,
      model_allow_private: model?.allowPrivate ?? false,
      changed_by: settings.changedBy,
      changed_at: settings.changedAt,
    })
    .execute();
}
