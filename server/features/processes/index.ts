import type { Chore } from '#server/platform/reaction.ts';
import { assignStep } from './assign-step.ts';
import { keepProcesses } from './keep-processes.ts';
import { moveStep } from './move-step.ts';
import { pauseProcess, resumeProcess } from './pause-process.ts';
import { previewTemplateProcess } from './preview-process.ts';
import { reopenStep, settleStep, skipStep } from './settle-step.ts';
import { showProcess } from './show-process.ts';
import { getTemplateProcess, setTemplateProcess } from './template-process.ts';

export const processOperations = [
  showProcess,
  settleStep,
  skipStep,
  reopenStep,
  assignStep,
  moveStep,
  pauseProcess,
  resumeProcess,
  getTemplateProcess,
  setTemplateProcess,
  previewTemplateProcess,
];
export const processChores: Chore[] = [
  { name: 'processes', cron: '17 * * * *', run: (ctx, signal) => keepProcesses(ctx, signal) },
];
export { keepProcesses } from './keep-processes.ts';
export { processReactions } from './on-document-events.ts';
