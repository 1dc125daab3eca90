import { useHolidayPlaces } from '../../../data/calendars.ts';
import { SelectField } from '../../../ui/field.tsx';

type Props = {
  /** "ES-MD", "none", or null for what is usual here. */
  chosen: string | null;
  /** What stands for null, in words; without it there is no such choice but none. */
  usual?: string;
  busy?: boolean;
  onChoose: (chosen: string | null) => void;
};

/** A country, and a part of it where parts have holidays of their own. Kept as soon as it is chosen. */
export function HolidayPlace({ chosen, usual, busy, onChoose }: Props) {
  const isPlace = chosen !== null && chosen !== 'none';
  const country = isPlace ? chosen.slice(0, 2) : null;
  const countries = useHolidayPlaces();
  const parts = useHolidayPlaces(country ?? undefined, country !== null);
  const items = country === null ? [] : (parts.data?.items ?? []);
  const none = usual === undefined ? '' : 'none';
  return (
    <div className="holiday-place">
      <SelectField
        label="Public holidays of"
        value={country ?? (chosen === 'none' ? 'none' : '')}
        disabled={busy || !countries.data}
        onChange={(event) => onChoose(event.target.value || null)}
      >
        {usual !== undefined && <option value="">As everybody here ({usual})</option>}
        <option value={none}>No public holidays</option>
        {(countries.data?.items ?? []).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {country !== null && items.length > 0 && (
        <SelectField
          label="Part of it"
          value={chosen ?? ''}
          disabled={busy}
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value={country}>The whole country</option>
          {items.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
