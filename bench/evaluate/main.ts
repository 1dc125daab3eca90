import { evaluateCoachCommand } from './coach/command.ts';
import { evaluateDrafterCommand } from './drafter.ts';
import { evaluateSimilarCommand } from './similar/command.ts';
import { evaluateTrackersCommand } from './trackers.ts';
import { evaluateWebhooksCommand } from './webhooks.ts';

/** `npm run evaluate -- coach …` reads the coach, `similar …` the finding of repeats, `trackers …` webhooks of trackers, `webhooks …` those of sources, anything else the drafter. */
const [first, ...rest] = process.argv.slice(2);
if (first === 'coach') await evaluateCoachCommand(rest);
else if (first === 'similar') evaluateSimilarCommand(rest);
else if (first === 'trackers') evaluateTrackersCommand(rest);
else if (first === 'webhooks') evaluateWebhooksCommand(rest);
else evaluateDrafterCommand(process.argv.slice(2));
