import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { fromField, toField } from '../../../ui/local-time.ts';
import { clock, inUtc, zoneCity } from '../../../ui/time-words.ts';
import { useEditor } from '../../editor-context.ts';
import { nodes } from '../kinds.ts';
import type { PanelProps } from '../panels/open-panel.ts';
import { PanelBox } from '../panels/panel-box.tsx';

/** Which moment a time in the text means, said in the reader's zone. */
export function TimePanel({ view, from, onClose }: PanelProps) {
  const context = useEditor();
  const zone = context.zone();
  const node = view.state.doc.nodeAt(from);
  const at = node?.type === nodes.timestamp ? (node.attrs.at as string) : '';
  const [field, setField] = useState(() => (Number.isNaN(Date.parse(at)) ? '' : toField(at, zone)));
  if (node?.type !== nodes.timestamp) return null;
  const next = fromField(field, zone);
  const end = (change: (tr: typeof view.state.tr) => typeof view.state.tr) => {
    view.dispatch(change(view.state.tr));
    onClose();
    view.focus();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (next) end((tr) => tr.setNodeAttribute(from, 'at', next.replace('.000Z', 'Z')));
  };
  const asText = () => end((tr) => tr.replaceWith(from, from + 1, view.state.schema.text(clock(at, zone))));
  return (
    <PanelBox view={view} from={from} to={from + 1} label="Time" onClose={onClose}>
      <form onSubmit={save} className="panel-form">
        <label className="panel-label" htmlFor="panel-time">
          Time in {zoneCity(zone)}
        </label>
        <input
          id="panel-time"
          className="input"
          type="datetime-local"
          step={1}
          required
          value={field}
          onChange={(event) => setField(event.target.value)}
        />
        <p className="panel-note">{next ? inUtc(next) : 'Choose a date and a time'}</p>
        <div className="panel-foot">
          <Button small look="plain" onClick={asText}>
            Keep as text
          </Button>
          <Button small look="primary" type="submit" disabled={!next}>
            Save
          </Button>
        </div>
      </form>
    </PanelBox>
  );
}
