import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Printer } from 'lucide-react';
import { useServices } from '../../data/incidents.ts';
import { type Value as Answer, useScopeTeams, useValue, type ValueScope, valueCsvPath } from '../../data/value.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { FigureCard } from './figure-card.tsx';
import './value.css';

/** What post-mortems brought, over a time and perhaps a service or team. Never about a person. */
export default function Value() {
  const search = useSearch({ from: '/inside/value' });
  const value = useValue(search);
  return (
    <Page
      title="Value"
      width="column"
      crumbs={<Crumbs>Value</Crumbs>}
      actions={
        <span className="value-acts">
          <a className="btn" href={valueCsvPath(search)} download>
            <Download size={14} aria-hidden />
            <span>CSV</span>
          </a>
          <Button onClick={() => print()}>
            <Printer size={14} aria-hidden />
            <span>Print</span>
          </Button>
        </span>
      }
    >
      <header className="value-head">
        <h1>What did it bring?</h1>
        <p>Each number says what it counts, over what, and what is left out. None is about a person.</p>
      </header>
      <ScopeForm scope={search} shown={value.data?.scope} />
      {value.data ? (
        <Figures answer={value.data} isOld={value.isPlaceholderData} asked={search} />
      ) : value.error ? (
        <Failed error={value.error} what="page" retry={() => void value.refetch()} />
      ) : (
        <BoneRows rows={8} />
      )}
      {value.data && value.error && (
        <p className="field-error" role="alert">
          {value.error.message}
        </p>
      )}
    </Page>
  );
}

type FiguresProps = { answer: Answer; isOld: boolean; asked: ValueScope };

function Figures({ answer: { scope, figures }, isOld, asked }: FiguresProps) {
  return (
    <div className={`value-figures ${isOld ? 'is-old' : ''}`}>
      <p className="value-scope">
        {scope.words}: {scope.incidents.toLocaleString('en')} {scope.incidents === 1 ? 'incident' : 'incidents'} began
        in it.
      </p>
      {figures.map((figure) => (
        <FigureCard key={figure.key} figure={figure} scope={scope.words} asked={asked} />
      ))}
    </div>
  );
}

const PERIODS = [30, 90, 180, 365] as const;
const DAY = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function ScopeForm({ scope, shown }: { scope: ValueScope; shown: Answer['scope'] | undefined }) {
  const navigate = useNavigate();
  const services = useServices().data?.items ?? [];
  const teams = useScopeTeams().data?.items ?? [];
  const go = (change: ValueScope) => void navigate({ to: '/value', search: { ...scope, ...change }, replace: true });
  const days = shown?.days ?? 90;
  const period = PERIODS.find((one) => one === days && shown?.to === dayOf(Date.now()));
  return (
    <form className="value-form" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label="Period"
        value={period ?? 'own'}
        onChange={({ target }) => {
          if (target.value === 'own') return;
          go({ from: dayOf(Date.now() - (Number(target.value) - 1) * DAY), to: undefined });
        }}
      >
        {PERIODS.map((one) => (
          <option key={one} value={one}>
            {one === 365 ? 'The last year' : `The last ${one} days`}
          </option>
        ))}
        {!period && <option value="own">As chosen</option>}
      </SelectField>
      <TextField
        label="From"
        type="date"
        value={shown?.from ?? ''}
        max={shown?.to}
        onChange={({ target }) => target.value && go({ from: target.value, to: shown?.to })}
      />
      <TextField
        label="To"
        type="date"
        value={shown?.to ?? ''}
        min={shown?.from}
        onChange={({ target }) => target.value && go({ from: shown?.from, to: target.value })}
      />
      <SelectField
        label="Service"
        value={scope.service ?? ''}
        onChange={({ target }) => go({ service: target.value || undefined })}
      >
        <option value="">All services</option>
        {services.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      {teams.length > 0 && (
        <SelectField
          label="Team"
          value={scope.team ?? ''}
          onChange={({ target }) => go({ team: target.value || undefined })}
        >
          <option value="">All teams</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </form>
  );
}
