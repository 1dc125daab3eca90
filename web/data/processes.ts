import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  assignStep,
  getProcess,
  getTemplateProcess,
  moveStep,
  pauseProcess,
  previewTemplateProcess,
  reopenStep,
  resumeProcess,
  setTemplateProcess,
  settleStep,
  skipStep,
} from '#shared/contracts/processes.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { postMortemKey } from './post-mortems.ts';

export type Process = OutputOf<typeof getProcess>;
export type Step = Process['steps'][number];
export type TemplateProcess = OutputOf<typeof getTemplateProcess>;
export type ProcessPreview = OutputOf<typeof previewTemplateProcess>;

/** Below the key of the post-mortem: whatever makes that old makes these old. */
const processKey = (ref: string) => [...postMortemKey(ref), 'process'];

/** Much of it follows from what happens elsewhere: read anew whenever it is shown. */
export const useProcess = (ref: string) =>
  useQuery({
    queryKey: processKey(ref),
    queryFn: ({ signal }) => call(getProcess, { id: ref }, signal),
    staleTime: 0,
  });

/** The document's own due date may have moved along. */
function settle(client: QueryClient, process: Process, { id }: { id: string }) {
  client.setQueryData(processKey(id), process);
  void client.invalidateQueries({ queryKey: postMortemKey(id), exact: true });
}
export const useSettleStep = () => useChange(settleStep, { settle });
export const useSkipStep = () => useChange(skipStep, { settle, shownInPlace: true });
export const useReopenStep = () => useChange(reopenStep, { settle });
export const useAssignStep = () => useChange(assignStep, { settle });
export const useMoveStep = () => useChange(moveStep, { settle, shownInPlace: true });
export const usePauseProcess = () => useChange(pauseProcess, { settle, shownInPlace: true });
export const useResumeProcess = () => useChange(resumeProcess, { settle });

const templateProcessKey = (key: string) => ['template-process', key];
export const useTemplateProcess = (key: string) =>
  useQuery({
    queryKey: templateProcessKey(key),
    queryFn: ({ signal }) => call(getTemplateProcess, { key }, signal),
  });
export const useSetTemplateProcess = () =>
  useChange(setTemplateProcess, {
    shownInPlace: true,
    settle: (client, process, { key }) => client.setQueryData(templateProcessKey(key), process),
  });
export const usePreviewTemplateProcess = () => useChange(previewTemplateProcess, { shownInPlace: true });
