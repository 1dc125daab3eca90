import type { IntakeCommand, IntakeEvent } from './index.ts';

/** What the commands' documentation promises, in its simplest form: the tests play whole incidents against it. */
export type Known = {
  names: Set<string>;
  title: string;
  severity?: string;
  status: string;
  events: Map<string, IntakeEvent>;
  people: Map<string, string>;
}[];

const RANK = ['observer', 'reporter', 'responder', 'lead'];

export function apply(known: Known, commands: IntakeCommand[]): void {
  for (const command of commands) {
    const names = [command.externalId, ...(command.type === 'open' ? (command.aliases ?? []) : [])];
    let incident = known.find((candidate) => names.some((name) => candidate.names.has(name)));
    if (!incident) {
      if (command.type !== 'open') throw new Error(`${command.type} for an incident that was never opened`);
      incident = {
        names: new Set(),
        title: command.title,
        severity: command.severity,
        status: 'open',
        events: new Map(),
        people: new Map(),
      };
      known.push(incident);
    }
    for (const name of names) incident.names.add(name);
    if (command.type === 'open' || command.type === 'event')
      incident.events.set(command.event.externalId, command.event);
    if (command.type === 'participant') {
      const before = incident.people.get(command.name);
      if (!before || RANK.indexOf(command.role) > RANK.indexOf(before)) incident.people.set(command.name, command.role);
    }
    if (command.type === 'update') Object.assign(incident, command.fields);
    if (command.type === 'status' && incident.status !== command.status) {
      incident.status = command.status;
      incident.events.set(command.event.externalId, command.event);
    }
  }
}
