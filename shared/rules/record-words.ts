/** What an entry of the record says of its actor: "Bo Lund submitted {it} for review". */
const DONE: Record<string, string> = {
  'post-mortem.created': 'began {it}',
  'post-mortem.changed': 'changed {it}',
  'post-mortem.owner-set': 'changed the owner of {it}',
  'post-mortem.owner-accepted': 'accepted owning {it}',
  'post-mortem.owner-proposed': 'proposed an owner of {it}',
  'ownership.asked': 'asked somebody to own {it}',
  'ownership.declined': 'declined to own {it}',
  'ownership.ask-withdrawn': 'asked nobody any more to own {it}',
  'co-writer.added': 'added a co-writer to {it}',
  'co-writer.removed': 'took a co-writer off {it}',
  'post-mortem.template-changed': 'moved {it} to another template',
  'post-mortem.submitted': 'submitted {it} for review',
  'post-mortem.approved': 'approved {it}',
  'post-mortem.changes-requested': 'asked for changes in {it}',
  'post-mortem.published': 'published {it}',
  'post-mortem.reopened': 'reopened {it}',
  'post-mortem.exported': 'took a copy of {it}',
  'reviewer.added': 'asked for a review of {it}',
  'reviewer.removed': 'asked somebody for a review of {it} no longer',
  'step.settled': 'ticked a step of {it}',
  'step.skipped': 'left out a step of {it}',
  'step.reopened': 'opened a step of {it} again',
  'step.assigned': 'gave a step of {it} to somebody',
  'step.moved': 'moved the date of a step of {it}',
  'process.paused': 'paused {it}',
  'process.resumed': 'resumed {it}',
  'process.changed': 'changed the process of the template {it}',
  'review.settings-changed': 'changed the rules of review',
  'follow-up.assigned': 'gave out follow-ups of {it}',
  'follow-up.status-changed': 'changed where follow-ups of {it} stand',
  'follow-up.merged': 'merged follow-ups of {it}',
  'follow-up.split': 'split a follow-up of {it}',
  'service-levels.changed': 'changed the service levels of follow-ups',
  'debrief.scheduled': 'scheduled the debrief of {it}',
  'debrief.moved': 'moved the debrief of {it}',
  'debrief.cancelled': 'called off the debrief of {it}',
  'debrief.held': 'held the debrief of {it}',
  'board.created': 'began the review board',
  'board.changed': 'changed the review board',
  'board.closed': 'ended the review board',
  'board.post-mortem-added': 'put {it} on a review board',
  'board.post-mortem-removed': 'took {it} off a review board',
  'publication.published': 'published {it}',
  'publication.withdrawn': 'withdrew {it}',
  'publication.shared': 'made a link to {it}',
  'publication.opened': 'made a link without an end to {it}',
  'publication.share-revoked': 'ended a link to {it}',
  'publication.exported': 'took a copy of {it}',
  'publication.push-asked': 'asked for {it} to be sent to a destination',
  'publication.pushed': 'sent {it} to a destination',
  'publication.push-conflict': 'did not send {it}: the page there was changed',
  'publication.push-settled': 'said what becomes of the page there of {it}',
  'publication.push-failed': 'could not send {it}',
  'publication.push-withdrawn': 'withdrew {it} at a destination',
  'destination.created': 'added the destination {it}',
  'destination.changed': 'changed the destination {it}',
  'destination.secret-changed': 'changed the secret of the destination {it}',
  'destination.removed': 'removed the destination {it}',
  'account.asked': 'asked for accounts of {it}',
  'account.sent': 'sent their account of {it}',
  'decision.made': 'decided whether {it} deserves a post-mortem',
  'decision.overridden': 'decided otherwise than the policy about {it}',
  'decision.left-to-policy': 'left the decision about {it} to the policy',
  'incident.made-private': 'made {it} private',
  'incident.made-public': 'opened {it} to every member',
  'participant.set': 'gave a part in the incident',
  'participant.removed': 'took somebody off the incident',
  'member.invited': 'invited',
  'member.joined': 'joined',
  'member.changed': 'changed the access of',
  'member.link-renewed': 'made a sign-in link for',
  'member.password-chosen': 'chose a new password',
  'key.created': 'made the API key',
  'key.revoked': 'revoked the API key',
  'team.created': 'made the team',
  'team.changed': 'changed the team',
  'team.removed': 'took away the team',
  'installation.backed-up': 'took a backup of the installation',
  'installation.restored': 'restored the installation from a backup',
  'source.created': 'added the source',
  'source.changed': 'changed the source',
  'source.secret-changed': 'changed the secret of the source',
  'settings.changed': 'changed the settings',
  'policy.changed': 'changed the decision policy',
  'record.exported': 'took a copy of the record',
};
/** Of these, the sentence needs to say whom or what. */
const NAMES_SUBJECT = new Set(['participant', 'member', 'key', 'source', 'board', 'team']);
const OF_THEMSELVES = new Set(['member.joined', 'member.password-chosen']);

/**
 * In the past tense, to stand behind a name: what is said before the thing it was done to, and after it. `it` is null where
 * the sentence has no place for the thing.
 */
export function sayAction(action: string, subject: string): { before: string; it: string | null; after: string } {
  const done = DONE[action] ?? action.replace('.', ' ').replaceAll('-', ' ');
  const [before, after] = done.split('{it}') as [string, string?];
  if (after !== undefined) return { before, it: subject, after };
  const isNamed = NAMES_SUBJECT.has(action.split('.')[0]!) && !OF_THEMSELVES.has(action);
  const joint = action.startsWith('participant.') ? ': ' : ' ';
  return { before: isNamed ? `${done}${joint}${subject}` : done, it: null, after: '' };
}

/** "dueAt" → "due at", for the name of a field that changed. */
export const sayField = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
