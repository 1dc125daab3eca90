import { useId, useState } from 'react';
import type { PolicyField } from '../../data/policy.ts';
import { TextButton } from '../../ui/button.tsx';
import { duration } from '../../ui/time-words.ts';
import { nearestStop, sliderStops } from './slider-stops.ts';

type Props = {
  field: PolicyField;
  value: number;
  error: string | undefined;
  disabled: boolean;
  onChange: (value: number) => void;
};
/** One number of the policy: a slider for trying, a field for typing, and the way back to the default. */
export function Threshold({ field, value, error, disabled, onChange }: Props) {
  const id = useId();
  const stops = sliderStops(field);
  const defaultAt = nearestStop(stops, field.default) / (stops.length - 1);
  const isChanged = value !== field.value;
  const problem = error && `${id}-error`;
  return (
    <div className={`threshold ${isChanged ? 'is-changed' : ''}`}>
      <div className="threshold-words">
        <label htmlFor={id}>{field.label}</label>
        <p id={`${id}-why`}>
          {field.explanation}
          {error && (
            <span className="field-error" id={problem} role="alert">
              {' '}
              {error}
            </span>
          )}
        </p>
      </div>
      <div className="threshold-slider" style={{ '--default-at': defaultAt } as object}>
        <input
          type="range"
          aria-label={`${field.label}, slider`}
          aria-valuetext={`${value.toLocaleString('en')} ${field.unit}`}
          min={0}
          max={stops.length - 1}
          step={1}
          value={nearestStop(stops, value)}
          disabled={disabled}
          onChange={(event) => onChange(stops[Number(event.target.value)]!)}
        />
      </div>
      <div className="threshold-value">
        <NumberField
          id={id}
          field={field}
          value={value}
          disabled={disabled}
          isBad={Boolean(error)}
          describedBy={`${id}-why`}
          onChange={onChange}
        />
        <span className="threshold-unit">{field.unit}</span>
        <small>
          {isChanged && (
            <TextButton
              quiet
              onClick={() => onChange(field.value)}
              aria-label={`${field.label}: back to what holds now`}
            >
              was {field.value.toLocaleString('en')}
            </TextButton>
          )}
          {value === field.default ? (
            !isChanged && (field.unit === 'minutes' && value >= 60 ? duration(value) : 'default')
          ) : field.default !== field.value || !isChanged ? (
            <TextButton
              quiet
              disabled={disabled}
              onClick={() => onChange(field.default)}
              aria-label={`${field.label}: set to the default`}
            >
              default {field.default.toLocaleString('en')}
            </TextButton>
          ) : null}
        </small>
      </div>
    </div>
  );
}

type NumberProps = {
  id: string;
  field: PolicyField;
  value: number;
  disabled: boolean;
  isBad: boolean;
  describedBy: string;
  onChange: (value: number) => void;
};
/** Takes what is typed once it is a number in bounds; what is not falls back when the field is left. */
function NumberField({ id, field, value, disabled, isBad, describedBy, onChange }: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && !isIn(field, typed);
  return (
    <input
      id={id}
      className="input"
      type="number"
      inputMode="numeric"
      min={field.min}
      max={field.max}
      step={1}
      value={typed ?? value}
      disabled={disabled}
      aria-invalid={isWrong || isBad || undefined}
      aria-describedby={describedBy}
      data-tip={
        isWrong
          ? `A whole number from ${field.min.toLocaleString('en')} to ${field.max.toLocaleString('en')}`
          : undefined
      }
      onChange={(event) => {
        setTyped(event.target.value);
        if (isIn(field, event.target.value)) onChange(Number(event.target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function isIn(field: PolicyField, text: string): boolean {
  const number = Number(text);
  return text !== '' && Number.isInteger(number) && number >= field.min && number <= field.max;
}
