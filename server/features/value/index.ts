import { exportValue } from './export-value.ts';
import { listFactorIncidents } from './list-factor-incidents.ts';
import { showValue } from './show-value.ts';

export const valueOperations = [showValue, exportValue, listFactorIncidents];
