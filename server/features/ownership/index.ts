import { addCoWriter } from './add-co-writer.ts';
import { answerHandover } from './answer-handover.ts';
import { askOwner } from './ask-owner.ts';
import { removeCoWriter } from './remove-co-writer.ts';
import { setOwner } from './set-owner.ts';
import { showWorkload } from './show-workload.ts';
import { withdrawHandover } from './withdraw-handover.ts';

export const ownershipOperations = [
  setOwner,
  askOwner,
  answerHandover,
  withdrawHandover,
  addCoWriter,
  removeCoWriter,
  showWorkload,
];
