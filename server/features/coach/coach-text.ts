import { createAside } from '#server/platform/aside.ts';
import { operation } from '#server/platform/operation.ts';
import { coachText as contract } from '#shared/contracts/coach.ts';
import { knownCoach } from './known-coach.ts';
import { languageOf } from './languages.ts';
import { listPeopleNames, listServiceNames } from './names-store.ts';
import { isGapRule } from './put-away-input.ts';
import { readText, readTextAlone, type TextWithSetup } from './read-text.ts';
import { getSettings } from './settings-store.ts';

const MOST_SERVICES = 10_000;
/** Below these a text is read faster than it is handed to a thread. */
const SMALL_TEXT = 64 * 1024;
const SMALL_ROSTER = 500;

const readAside = createAside<TextWithSetup, ReturnType<typeof readTextAlone>>('read-text-thread', import.meta.url, {
  timeoutMs: 20_000,
  tooLong: 'It takes too long to read this text. Send it in parts.',
});

export const coachText = operation(contract, async (ctx, actor, { markdown, ...input }) => {
  const settings = await getSettings(ctx.db);
  const language = languageOf(input.language ?? settings.language);
  const names = input.names ?? settings.names;
  const { offRules } = settings;
  const known = await listServiceNames(ctx.db, actor, [], MOST_SERVICES);
  const setup = {
    language,
    names,
    services: [...known, ...input.services],
    off: offRules.filter((rule) => !isGapRule(rule)),
  };
  const text = { markdown, language, offRules };
  const isSmall = markdown.length <= SMALL_TEXT;
  const bringsNames = input.roster.length > 0 || input.services.length > 0;
  if (isSmall && !bringsNames) return readText(await knownCoach(ctx.db, setup), text);
  const roster = [...(await listPeopleNames(ctx.db)), ...input.roster];
  const alone = { ...text, setup: { ...setup, roster } };
  return isSmall && roster.length <= SMALL_ROSTER ? readTextAlone(alone) : readAside(alone);
});
