import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { explain } from '../data/api.ts';
import { conflictsOf } from '../data/document-rows.ts';
import { clashOf, isUnchanged } from './clash.ts';
import { ClashNotice } from './clash-notice.tsx';
import './in-place.css';

type InPlaceProps = {
  /** What is edited, for its name: "Severity". */
  label: string;
  /** The words as stored, as they stand in the field. */
  value: string;
  /** What is shown while nobody edits; the value itself unless said. */
  children?: ReactNode;
  placeholder: string;
  type?: 'text' | 'number' | 'datetime-local' | 'date';
  isLong?: boolean;
  required?: boolean;
  suggestions?: readonly string[];
  className?: string;
  /** Somebody who may not change it reads it. */
  mayEdit: boolean;
  /** Who wrote what stands there, where that is known: named when two write at once. */
  writtenBy?: string | null;
  onSave: (value: string) => Promise<unknown>;
};

/**
 * Words that become a field when they are pressed: Enter or leaving keeps what was typed, Escape leaves it as it was. Where
 * somebody else changed the same words meanwhile, nothing is written before the person has chosen.
 */
export function InPlace(props: InPlaceProps) {
  const { label, value, children, placeholder, className = '', isLong, mayEdit } = props;
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement & HTMLSpanElement>(null);
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (isEditing || !wantsFocus.current) return;
    wantsFocus.current = false;
    button.current?.focus({ preventScroll: true });
  }, [isEditing]);
  const shown = children ?? (value || null);
  if (!mayEdit) return <span className={`words ${className}`}>{shown}</span>;
  if (isEditing) {
    return (
      <Editing
        {...props}
        onEnd={(byKey) => {
          wantsFocus.current = byKey;
          setEditing(false);
        }}
      />
    );
  }
  const begin = {
    ref: button,
    className: `in-place words ${shown ? '' : 'is-none'} ${className}`,
    dir: 'auto',
    onClick: () => setEditing(true),
  } as const;
  // Its name holds what is seen, so that who speaks to the page can say it.
  const words = (
    <>
      <span className="hidden-text">{label}: </span>
      {shown ?? placeholder}
      <span className="hidden-text">{shown ? '' : ', not set'}. Change</span>
    </>
  );
  if (!isLong) {
    return (
      <button type="button" {...begin}>
        {words}
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button is a box, and words of several lines flow on into what stands behind them
    <span
      role="button"
      tabIndex={0}
      {...begin}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        setEditing(true);
      }}
    >
      {words}
    </span>
  );
}

type EditingProps = InPlaceProps & { onEnd: (byKey: boolean) => void };

function Editing(props: EditingProps) {
  const { label, value, placeholder, type = 'text', isLong, required, suggestions, writtenBy, onSave, onEnd } = props;
  const id = useId();
  const [base, setBase] = useState(value);
  const [text, setText] = useState(value);
  const [state, setState] = useState<{
    busy?: boolean;
    error?: string;
    refused?: { theirs: string; by: string };
  }>({});
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (type === 'text') field.current?.select();
  }, [type]);
  const seen = clashOf({ base, mine: text, theirs: value });
  const clash = state.refused ?? (seen && { theirs: seen.theirs, by: writtenBy ?? 'Somebody else' });

  const end = (byKey: boolean) => {
    isOver.current = true;
    onEnd(byKey);
  };
  const save = async (byKey: boolean, isChosen = false) => {
    if (isOver.current || state.busy) return;
    const next = type === 'text' ? text.trim() : text;
    if (isUnchanged(next, base) || isUnchanged(next, value) || (required && !next)) return end(byKey);
    if (clash && !isChosen) return;
    setState({ busy: true });
    try {
      await onSave(next);
      end(byKey);
    } catch (error) {
      const [conflict] = conflictsOf(error);
      setState(
        conflict ? { refused: { theirs: conflict.theirs, by: conflict.by ?? 'The draft' } } : { error: explain(error) },
      );
      field.current?.focus();
    }
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(true);
    else if (event.key === 'Enter' && !(isLong && event.shiftKey)) {
      event.preventDefault();
      void save(true);
    }
  };
  const shared = {
    ref: field,
    className: 'in-place-field',
    'aria-label': label,
    'aria-invalid': state.error ? true : undefined,
    'aria-describedby': state.error ? `${id}-error` : undefined,
    dir: type === 'text' ? 'auto' : undefined,
    placeholder,
    value: text,
    readOnly: state.busy,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    onKeyDown: press,
    onBlur: () => void save(false),
  } as const;
  return (
    <span className={`in-place-box ${isLong ? 'is-long' : ''}`}>
      {isLong ? (
        <textarea {...shared} rows={1} />
      ) : (
        <input
          {...shared}
          type={type}
          step={type === 'datetime-local' ? 1 : undefined}
          min={type === 'number' ? 0 : undefined}
          list={suggestions ? `${id}-list` : undefined}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {state.error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {state.error}
        </span>
      )}
      {clash && (
        <ClashNotice
          by={clash.by}
          theirs={clash.theirs}
          onTheirs={() => end(true)}
          onMine={() => {
            setBase(value);
            void save(true, true);
          }}
        />
      )}
    </span>
  );
}
