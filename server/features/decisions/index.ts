import { getPolicy } from './get-policy.ts';
import { decideOnLikeness, decideOnResolve } from './on-incident-resolved.ts';
import { overrideDecision } from './override-decision.ts';
import { previewPolicy } from './preview-policy.ts';
import { setPolicy } from './set-policy.ts';

export const decisionOperations = [overrideDecision, getPolicy, setPolicy, previewPolicy];
export const decisionReactions = [decideOnResolve, decideOnLikeness];
