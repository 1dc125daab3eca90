import * as accounts from './accounts.ts';
import * as calendars from './calendars.ts';
import * as channels from './channels.ts';
import * as chat from './chat.ts';
import * as coach from './coach.ts';
import * as comments from './comments.ts';
import type { Contract } from './contract.ts';
import * as debriefs from './debriefs.ts';
import * as destinations from './destinations.ts';
import * as effects from './effects.ts';
import * as factors from './factors.ts';
import * as figures from './figures.ts';
import * as files from './files.ts';
import * as followUps from './follow-ups.ts';
import * as incidents from './incidents.ts';
import * as installation from './installation.ts';
import * as notifications from './notifications.ts';
import * as ownership from './ownership.ts';
import * as people from './people.ts';
import * as postMortems from './post-mortems.ts';
import * as processes from './processes.ts';
import * as publications from './publications.ts';
import * as reach from './reach.ts';
import * as record from './record.ts';
import * as reviewBoards from './review-boards.ts';
import * as reviews from './reviews.ts';
import * as risks from './risks.ts';
import * as similar from './similar.ts';
import * as slack from './slack.ts';
import * as teams from './teams.ts';
import * as templates from './templates.ts';
import * as trackerPeople from './tracker-people.ts';
import * as trackers from './trackers.ts';
import * as value from './value.ts';
import * as versions from './versions.ts';

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'input' in value;
}

/** Every operation of the product. The HTTP door mounts these, and nothing else. */
export const CONTRACTS: Contract[] = [
  people,
  calendars,
  incidents,
  similar,
  chat,
  postMortems,
  ownership,
  followUps,
  effects,
  value,
  processes,
  publications,
  destinations,
  accounts,
  comments,
  coach,
  debriefs,
  reviewBoards,
  reviews,
  factors,
  risks,
  record,
  figures,
  files,
  notifications,
  channels,
  slack,
  reach,
  trackerPeople,
  trackers,
  versions,
  teams,
  templates,
  installation,
].flatMap((noun) => Object.values(noun).filter(isContract));
