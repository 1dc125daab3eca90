import { evaluateCoachCommand } from './coach/command.ts';
import { evaluateDrafterCommand } from './drafter.ts';

/** `npm run evaluate -- coach …` reads the coach, anything else the drafter. */
const [first, ...rest] = process.argv.slice(2);
if (first === 'coach') await evaluateCoachCommand(rest);
else evaluateDrafterCommand(process.argv.slice(2));
