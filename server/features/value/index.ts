import { exportValue } from './export-value.ts';
import { showValue } from './show-value.ts';

export const valueOperations = [showValue, exportValue];
