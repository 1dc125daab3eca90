import {
  addCoWriter,
  answerHandover,
  askOwner,
  removeCoWriter,
  withdrawHandover,
} from '#shared/contracts/ownership.ts';
import { useChange } from './change.ts';
import { settlePostMortem as settle } from './post-mortems.ts';

export const useAskOwner = () => useChange(askOwner, { settle, shownInPlace: true });
export const useAnswerHandover = () => useChange(answerHandover, { settle });
export const useWithdrawHandover = () => useChange(withdrawHandover, { settle });
export const useAddCoWriter = () => useChange(addCoWriter, { settle });
export const useRemoveCoWriter = () => useChange(removeCoWriter, { settle });
