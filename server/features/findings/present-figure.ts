import type { z } from 'zod';
import type { figure } from '#shared/contracts/figures.ts';
import type { Actor, Guarded } from '#shared/rules/access.ts';
import type { FigureRow } from './figures-store.ts';
import { presentHistory } from './present-history.ts';

export function presentFigure(row: FigureRow, actor: Actor, guard: Guarded): z.input<typeof figure> {
  const { id, postMortemId, fileId, title, alt, from, to, url, evidence } = row;
  return {
    id,
    postMortemId,
    fileId,
    title,
    alt,
    from: from?.toISOString() ?? null,
    to: to?.toISOString() ?? null,
    url,
    evidence,
    origin: 'person',
    ...presentHistory(row, actor, guard, 'post-mortem.edit'),
  };
}
