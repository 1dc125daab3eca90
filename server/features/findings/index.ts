export {
  type BlockRow,
  type BlockTable,
  findMissing,
  markRemoved,
  placeBehind,
  placeInOrder,
  saveBlockRow,
} from './block-rows-store.ts';
export { type Edited, editRow, type RowEdit, refuseConflicts } from './edit-row.ts';
export { type FactorRow, findFactorRow, insertFactors, listFactorRows, listLinks } from './factors-store.ts';
export { type FigureRow, findFigureRow, insertFigure, listFigureRows } from './figures-store.ts';
export { listPlanned, type PlannedRow } from './planned-store.ts';
export { presentFactor } from './present-factor.ts';
export { presentFigure } from './present-figure.ts';
export { presentHistory } from './present-history.ts';
export { presentRisk } from './present-risk.ts';
export { findRiskRow, insertRisks, listRiskRows, type RiskRow } from './risks-store.ts';
export { keepRowText } from './row-text-store.ts';
export { storeDraftedRows } from './store-drafted.ts';
