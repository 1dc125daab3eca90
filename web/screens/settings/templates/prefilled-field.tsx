import { useId, useRef } from 'react';
import { blockMarker, TEMPLATE_BLOCKS } from '#shared/templates/live-block-names.ts';
import { TEMPLATE_VARIABLES } from '#shared/templates/variables.ts';
import type { TemplateFault } from '../../../data/templates.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { PrefilledPreview } from './prefilled-preview.tsx';

type Props = {
  value: string;
  sectionKey: string;
  faults: TemplateFault[];
  /** How it begins for the sample incident. */
  markdown: string;
  onChange: (value: string) => void;
};

/** Prefilled text with what can be put into it, its faults at their lines, and how it will look. */
export function PrefilledField({ value, sectionKey, faults, markdown, onChange }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (text: string, isBlock: boolean) => {
    const field = area.current;
    const [from, to] = field ? [field.selectionStart, field.selectionEnd] : [value.length, value.length];
    const lead = isBlock && from > 0 && value[from - 1] !== '\n' ? '\n\n' : '';
    const tail = isBlock && to < value.length && value[to] !== '\n' ? '\n\n' : '';
    onChange(value.slice(0, from) + lead + text + tail + value.slice(to));
    const at = from + lead.length + text.length;
    setTimeout(() => {
      field?.focus();
      field?.setSelectionRange(at, at);
    });
  };
  const goTo = ({ line, column }: TemplateFault) => {
    const before = value
      .split('\n')
      .slice(0, (line ?? 1) - 1)
      .join('\n').length;
    const at = Math.min(value.length, before + ((line ?? 1) > 1 ? 1 : 0) + (column ?? 1) - 1);
    area.current?.focus();
    area.current?.setSelectionRange(at, Math.min(value.length, at + 1));
  };
  return (
    <div className="field prefilled">
      <div className="prefilled-head">
        <label className="field-label" htmlFor={id}>
          Begins with <em>optional</em>
        </label>
        <Palette onInsert={insert} />
      </div>
      <div className="prefilled-both">
        <textarea
          ref={area}
          id={id}
          className="input prefilled-text"
          rows={Math.max(4, Math.min(18, value.split('\n').length + 1))}
          spellCheck={false}
          maxLength={50_000}
          value={value}
          aria-invalid={faults.length > 0 || undefined}
          aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
          onChange={(event) => onChange(event.target.value)}
          placeholder="Markdown, with variables such as {{ incident.title }}"
        />
        <PrefilledPreview markdown={markdown} sectionKey={sectionKey} isFaulty={faults.length > 0} />
      </div>
      {faults.length > 0 && (
        <div role="alert">
          <ul className="prefilled-faults" id={`${id}-faults`}>
            {faults.map((fault) => (
              <li key={`${fault.line}.${fault.column}.${fault.why}`} className="field-error">
                <TextButton onClick={() => goTo(fault)}>
                  Line {fault.line}, column {fault.column}
                </TextButton>
                : {fault.why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Palette({ onInsert }: { onInsert: (text: string, isBlock: boolean) => void }) {
  return (
    <span className="prefilled-palette">
      <Menu trigger={<Button small>Variable</Button>}>
        {TEMPLATE_VARIABLES.map(({ name, says, example, fields }) => (
          <MenuItem key={name} onSelect={() => onInsert(fields ? loopOver(name, fields) : `{{ ${name} }}`, false)}>
            <span className="variable">
              <code>{name}</code>
              <small>
                {says}: {example}
              </small>
            </span>
          </MenuItem>
        ))}
      </Menu>
      <Menu trigger={<Button small>Live block</Button>}>
        {TEMPLATE_BLOCKS.map(([name, label]) => (
          <MenuItem key={name} onSelect={() => onInsert(blockMarker(name), true)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}

const loopOver = (name: string, fields: string[]): string =>
  `{% for one in ${name} %}${fields.map((field) => `{{ one.${field} }}`).join(', ')}\n{% endfor %}`;
