import { Link } from '@tanstack/react-router';
import { PHASES } from '#shared/incident-record.ts';
import { type Incident, useIncident, useServices } from '../../data/incidents.ts';
import { useDocument } from '../../document/document-context.ts';
import { Failed } from '../../ui/states.tsx';
import { BlockBones, BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { InPlace } from '../in-place.tsx';
import { deedsOf, inOrder, ROLE_WORDS } from '../people/role-words.ts';
import { Deeds } from './deeds.tsx';
import { Fact } from './fact.tsx';
import { customersWords, namesIn } from './fact-words.ts';
import { LeadFact } from './lead-fact.tsx';
import { PhaseFact } from './phase-fact.tsx';
import { useFactChange } from './use-fact-change.ts';
import './key-information.css';

/** The facts of each incident of the document, with their evidence, edited where they stand. */
export function KeyInformationBlock({ editable }: { editable: boolean }) {
  const { incidents } = useDocument().postMortem;
  return (
    <BlockFrame label="Key information">
      {incidents.length === 0 && (
        <BlockEmpty>No incident belongs to this. What is known of a near miss stands in the text.</BlockEmpty>
      )}
      {incidents.map((incident) => (
        <OfIncident key={incident.id} reference={incident.reference} editable={editable} />
      ))}
    </BlockFrame>
  );
}

function OfIncident({ reference, editable }: { reference: string; editable: boolean }) {
  const query = useIncident(reference);
  if (query.data) return <Facts incident={query.data} editable={editable} />;
  if (query.error)
    return <Failed error={query.error} what="key information" retry={() => void query.refetch()} inline />;
  return <BlockBones rows={6} height={30} />;
}

const MOST_PEOPLE = 20;

function Facts({ incident, editable }: { incident: Incident; editable: boolean }) {
  const mayEdit = editable && incident.may['incident.edit'] === true;
  const isOneOfMany = useDocument().postMortem.incidents.length > 1;
  const change = useFactChange(incident);
  const services = useServices();
  const { impact } = incident;
  // Those who only looked on stand in the block of people.
  const others = inOrder(incident.participants)
    .filter((one) => one.role !== 'observer' && one.person.id !== incident.lead?.id)
    .slice(0, MOST_PEOPLE);
  const customers = customersWords(impact.customers);
  const text = (label: string, field: 'severity' | 'type', placeholder: string) => {
    const value = incident[field] ?? '';
    if (!value && !mayEdit) return null;
    return (
      <Fact label={label} value={value}>
        <InPlace
          label={label}
          value={value}
          placeholder={placeholder}
          mayEdit={mayEdit}
          onSave={(next) => change(label, { [field]: next || null }, { [field]: incident[field] })}
        />
      </Fact>
    );
  };
  return (
    <dl className="facts-grid">
      <Fact
        label="Incident"
        value={isOneOfMany ? `${incident.reference}: ${incident.title}` : incident.reference}
        isLong={isOneOfMany}
      >
        <Link to="/incidents/$ref" params={{ ref: incident.reference }} className="fact-link words" dir="auto">
          {incident.reference}
          {isOneOfMany && `: ${incident.title}`}
        </Link>
      </Fact>
      {text('Severity', 'severity', 'Not set')}
      {text('Type', 'type', 'Not set')}
      {(incident.services.length > 0 || mayEdit) && (
        <Fact label="Services" value={incident.services.join(', ')}>
          <InPlace
            label="Services"
            value={incident.services.join(', ')}
            placeholder="None named"
            suggestions={services.data?.items.map((one) => one.name)}
            mayEdit={mayEdit}
            onSave={(next) => change('Services', { services: namesIn(next) }, { services: incident.services })}
          />
        </Fact>
      )}
      {(impact.text || mayEdit) && (
        <Fact label="Impact" value={impact.text} isLong>
          <InPlace
            label="Impact"
            value={impact.text}
            placeholder="Who felt it, and what did they see?"
            isLong
            mayEdit={mayEdit}
            onSave={(next) => change('Impact', { impact: { text: next } }, { impact: { text: impact.text } })}
          />
        </Fact>
      )}
      {(impact.customers !== null || mayEdit) && (
        <Fact label="Customers affected" value={customers}>
          <InPlace
            label="Customers affected"
            value={impact.customers === null ? '' : `${impact.customers}`}
            type="number"
            placeholder="Not known"
            mayEdit={mayEdit}
            onSave={(next) =>
              change(
                'Customers affected',
                { impact: { customers: next === '' ? null : Number(next) } },
                { impact: { customers: impact.customers } },
              )
            }
          >
            {customers || undefined}
          </InPlace>
        </Fact>
      )}
      {PHASES.map((phase) => (
        <PhaseFact key={phase} incident={incident} phase={phase} mayEdit={mayEdit} change={change} />
      ))}
      <LeadFact incident={incident} mayEdit={mayEdit} change={change} />
      {others.map((one) => (
        <Fact key={one.person.id} label={ROLE_WORDS[one.role]} value={one.person.name} isLong={deedsOf(one).length > 0}>
          <bdi>{one.person.name}</bdi>
          <Deeds name={one.person.name} deeds={deedsOf(one)} />
        </Fact>
      ))}
    </dl>
  );
}
