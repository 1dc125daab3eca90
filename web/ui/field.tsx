import { type ComponentProps, type ReactNode, useId } from 'react';
import { AppError } from '#shared/errors.ts';
import './field.css';

type Shell = { label: string; hint?: ReactNode; error?: string; optional?: boolean };
type Ids = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

function Field({ label, hint, error, optional, children }: Shell & { children: (ids: Ids) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {optional && <em>optional</em>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

const shellOf = ({ label, hint, error, optional }: Shell) => ({ label, hint, error, optional });
/** React gives the focus before a dialog is open; `data-autofocus` tells the dialog whom to give it to then. */
function rest<P extends Shell & { autoFocus?: boolean | undefined }>(props: P) {
  const { label: _l, hint: _h, error: _e, optional: _o, ...others } = props;
  return { ...others, 'data-autofocus': props.autoFocus || undefined };
}

export function TextField(props: Shell & ComponentProps<'input'>) {
  return <Field {...shellOf(props)}>{(ids) => <input className="input" dir="auto" {...ids} {...rest(props)} />}</Field>;
}
export function TextArea(props: Shell & ComponentProps<'textarea'>) {
  return (
    <Field {...shellOf(props)}>
      {(ids) => <textarea className="input" dir="auto" rows={3} {...ids} {...rest(props)} />}
    </Field>
  );
}
export function SelectField(props: Shell & ComponentProps<'select'>) {
  return <Field {...shellOf(props)}>{(ids) => <select className="input" {...ids} {...rest(props)} />}</Field>;
}
export function CheckField({ label, hint, ...input }: { label: string; hint?: string } & ComponentProps<'input'>) {
  return (
    <label className="check">
      <input type="checkbox" {...input} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

/** What the server said about one field of a form. */
export function problemAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof AppError)) return undefined;
  const found = error.problems.find((problem) => problem.path === path);
  return found && `This ${found.why}.`.replace(/\.\.$/, '.');
}
/** What it said about the form as a whole; nothing when each problem already stands at its field. */
export function FormError({ error, shown = [] }: { error: unknown; shown?: string[] }) {
  if (!error) return null;
  const all = error instanceof AppError ? error.problems : [];
  if (all.length > 0 && all.every((problem) => shown.includes(problem.path))) return null;
  const message =
    error instanceof AppError
      ? error.message
      : 'Debrief cannot be reached. Nothing you typed is lost; try again in a moment.';
  return (
    <div className="form-error" role="alert">
      {message}
      {all
        .filter((problem) => !shown.includes(problem.path))
        .map((problem) => (
          <div key={problem.path + problem.why}>
            {problem.path}: {problem.why}
          </div>
        ))}
    </div>
  );
}
