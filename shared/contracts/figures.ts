import { z } from 'zod';
import { contract, id, instant, line, postMortemRef, words } from './contract.ts';
import { evidenceChange, evidenceIds, orderInput, rowHistory, seenVersion } from './document-row.ts';

/** A picture of a metric, with the time it shows. */
export const figure = z.object({
  id,
  postMortemId: id,
  /** The picture: `/api/v1/files/FILE`. Null until one is chosen. */
  fileId: id.nullable(),
  title: z.string(),
  /** What the picture shows, for who cannot see it. */
  alt: z.string(),
  /** The time window that it shows. */
  from: instant.nullable(),
  to: instant.nullable(),
  /** The live chart, where there is one. */
  url: z.string().nullable(),
  evidence: z.array(id),
  ...rowHistory,
});

const fields = {
  fileId: id.nullish(),
  alt: words(2000).optional(),
  from: instant.nullish(),
  to: instant.nullish(),
  url: line(4000).nullish(),
};

export const listFigures = contract({
  name: 'figures.list',
  method: 'GET',
  path: '/post-mortems/:id/figures',
  who: 'post-mortem.read',
  summary: 'Pictures of metrics in a post-mortem, each with its time window',
  input: z.object({ id: postMortemRef }),
  output: z.object({ items: z.array(figure) }),
});
export const createFigure = contract({
  name: 'figures.create',
  method: 'POST',
  path: '/post-mortems/:id/figures',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Add the picture of a metric; its file is uploaded first',
  input: z.object({ id: postMortemRef, title: line(1000).default(''), evidence: evidenceIds.default([]), ...fields }),
  output: figure,
});
export const updateFigure = contract({
  name: 'figures.update',
  method: 'PATCH',
  path: '/figures/:id',
  who: 'post-mortem.edit',
  summary:
    'Change fields of a figure. What another changed since `version` is kept and answered with 409; all other fields are saved',
  input: z.object({ id, version: seenVersion, title: line(1000).optional(), ...fields, ...evidenceChange }),
  output: figure,
});
export const removeFigure = contract({
  name: 'figures.remove',
  method: 'DELETE',
  path: '/figures/:id',
  who: 'post-mortem.edit',
  summary: 'Take a figure away; restoring brings it back',
  input: z.object({ id }),
  output: figure,
});
export const restoreFigure = contract({
  name: 'figures.restore',
  method: 'POST',
  path: '/figures/:id/restore',
  who: 'post-mortem.edit',
  summary: 'Bring a removed figure back',
  input: z.object({ id }),
  output: figure,
});
export const orderFigures = contract({
  name: 'figures.order',
  method: 'PUT',
  path: '/post-mortems/:id/figures/order',
  who: 'post-mortem.edit',
  summary: 'Put the figures in this order; those not named stay behind them',
  input: orderInput,
  output: z.object({ items: z.array(figure) }),
});
