import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { marks } from '../kinds.ts';
import type { PanelProps } from '../panels/open-panel.ts';
import { PanelBox } from '../panels/panel-box.tsx';
import { linkAddress } from './address.ts';
import { findLinkAt } from './link-range.ts';

/** Where a link leads: for the selected words, for the link around the cursor, or for words yet to come. */
export function LinkPanel({ view, from, to, onClose }: PanelProps) {
  const existing = findLinkAt(view.state, from);
  const [text, setText] = useState((existing?.mark.attrs.href as string | undefined) ?? '');
  const [isRefused, setRefused] = useState(false);
  const address = existing && linkAddress(existing.mark.attrs.href as string);
  const range = existing ?? { from, to };
  const end = (tr: typeof view.state.tr) => {
    view.dispatch(tr);
    onClose();
    view.focus();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const href = linkAddress(text);
    if (!href) return setRefused(true);
    const tr = view.state.tr;
    const link = marks.link.create({ href });
    if (range.from === range.to) return end(tr.insert(range.from, view.state.schema.text(text.trim(), [link])));
    end(tr.removeMark(range.from, range.to, marks.link).addMark(range.from, range.to, link));
  };
  return (
    <PanelBox view={view} from={range.from} to={range.to} label="Link" onClose={onClose}>
      <form onSubmit={save} className="panel-form" noValidate>
        <label className="panel-label" htmlFor="panel-link">
          Address
        </label>
        <input
          id="panel-link"
          className="input"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://…"
          value={text}
          aria-invalid={isRefused}
          aria-describedby="panel-link-note"
          onChange={(event) => {
            setText(event.target.value);
            setRefused(false);
          }}
        />
        <p id="panel-link-note" className={isRefused ? 'panel-note is-bad' : 'panel-note'} role="status">
          {isRefused ? 'This is no address that a reader can follow. Begin it with https:// or mailto:' : ''}
        </p>
        <div className="panel-foot">
          {existing && address && (
            <Button small look="plain" onClick={() => window.open(address, '_blank', 'noopener,noreferrer')}>
              Open
            </Button>
          )}
          {existing && (
            <Button small look="plain" onClick={() => end(view.state.tr.removeMark(range.from, range.to, marks.link))}>
              Remove link
            </Button>
          )}
          <Button small look="primary" type="submit" disabled={!text.trim()}>
            {existing ? 'Save' : 'Link'}
          </Button>
        </div>
      </form>
    </PanelBox>
  );
}
