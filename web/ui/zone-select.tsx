import type { ReactNode } from 'react';
import { SelectField } from './field.tsx';
import { browserZone } from './zone.ts';

const zones = Intl.supportedValuesOf('timeZone');

type Props = {
  label: string;
  value: string | null;
  onChange: (zone: string | null) => void;
  hint?: ReactNode;
  error?: string;
  /** Offered as "none chosen". */
  noneLabel?: string;
  optional?: boolean;
};
/** Every IANA zone, with the browser's own and UTC first. */
export function ZoneSelect({ value, onChange, noneLabel, ...shell }: Props) {
  const first = [...new Set([browserZone, 'UTC', ...(value ? [value] : [])])];
  return (
    <SelectField {...shell} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
      {noneLabel !== undefined && <option value="">{noneLabel}</option>}
      {first.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
      <hr />
      {zones
        .filter((zone) => !first.includes(zone))
        .map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
    </SelectField>
  );
}
