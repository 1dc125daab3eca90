import { createFactor } from './create-factor.ts';
import { createFigure } from './create-figure.ts';
import { createRisk } from './create-risk.ts';
import { linkFactors, unlinkFactors } from './link-factors.ts';
import { listOperations } from './list-rows.ts';
import { removeOperations } from './remove-rows.ts';
import { updateFactor } from './update-factor.ts';
import { updateFigure } from './update-figure.ts';
import { updateRisk } from './update-risk.ts';

export const factorOperations = [
  ...listOperations,
  createFactor,
  updateFactor,
  linkFactors,
  unlinkFactors,
  createRisk,
  updateRisk,
  createFigure,
  updateFigure,
  ...removeOperations,
];
export { citeEvidence } from './cite-evidence.ts';
export { headOf } from './open-row.ts';
