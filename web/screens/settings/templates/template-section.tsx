import { ChevronRight, GripVertical, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { TemplateFault, TemplatePreview } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { CheckField, TextArea, TextField } from '../../../ui/field.tsx';
import { PrefilledField } from './prefilled-field.tsx';
import type { DraftSection } from './template-draft.ts';

type Props = {
  section: DraftSection;
  isOpen: boolean;
  isDragged: boolean;
  faults: TemplateFault[];
  preview: TemplatePreview['sections'][number] | undefined;
  onToggle: () => void;
  onChange: (change: Partial<DraftSection>) => void;
  onMove: (by: number) => void;
  onDrag: () => void;
  onRemove: (() => void) | undefined;
};

export function TemplateSection(props: Props) {
  const { section, isOpen, isDragged, faults, onToggle } = props;
  const name = section.title || 'Section without a title';
  return (
    <li className={`template-section ${isOpen ? 'is-open' : ''} ${isDragged ? 'is-dragged' : ''}`}>
      <div className="template-section-head">
        <Handle name={name} onMove={props.onMove} onDrag={props.onDrag} />
        <button type="button" className="template-section-title" aria-expanded={isOpen} onClick={onToggle}>
          <ChevronRight size={14} aria-hidden />
          <span className="words" dir="auto">
            {name}
          </span>
          {section.required && <Chip>required</Chip>}
          {faults.length > 0 && <Chip tone="bad">{faults.length === 1 ? '1 fault' : `${faults.length} faults`}</Chip>}
          {!isOpen && <small className="clamp-1">{section.guidance}</small>}
        </button>
        <Button
          look="plain"
          small
          icon
          aria-label={`Remove ${name}`}
          data-tip={props.onRemove ? 'Remove' : 'A template needs a section'}
          disabled={!props.onRemove}
          onClick={props.onRemove}
        >
          <Trash2 size={14} aria-hidden />
        </Button>
      </div>
      {isOpen && <SectionFields {...props} />}
    </li>
  );
}

function Handle({ name, onMove, onDrag }: { name: string } & Pick<Props, 'onMove' | 'onDrag'>) {
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
  };
  return (
    <button
      type="button"
      className="template-handle"
      aria-label={`Move ${name}: arrow keys, or drag`}
      data-tip="Drag, or press ↑ ↓"
      onKeyDown={press}
      onPointerDown={(event) => event.button === 0 && onDrag()}
    >
      <GripVertical size={15} aria-hidden />
    </button>
  );
}

function SectionFields({ section, faults, preview, onChange }: Props) {
  const faultOf = (field: string) => {
    const why = faults.find((fault) => fault.field === field)?.why;
    return why && `${why.charAt(0).toUpperCase()}${why.slice(1)}.`.replace(/([.?!])\.$/, '$1');
  };
  return (
    <div className="template-section-body">
      <div className="field-row">
        <TextField
          label="Title"
          value={section.title}
          maxLength={200}
          onChange={(event) => onChange({ title: event.target.value })}
          error={faultOf('title')}
        />
        <TextField
          label="Key"
          value={section.key}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => onChange({ key: event.target.value })}
          error={faultOf('key')}
          hint="By its key, a section keeps its text in another version."
        />
      </div>
      <TextArea
        label="Guidance"
        optional
        rows={2}
        maxLength={4000}
        value={section.guidance}
        onChange={(event) => onChange({ guidance: event.target.value })}
        hint="What belongs here. Shown to whoever writes, never in what is read."
      />
      <PrefilledField
        value={section.prefilled}
        sectionKey={section.key}
        faults={faults.filter((fault) => fault.field === 'prefilled')}
        markdown={preview?.markdown ?? ''}
        onChange={(prefilled) => onChange({ prefilled })}
      />
      <CheckField
        label="Required"
        hint="It cannot go to review while this section is empty."
        checked={section.required}
        onChange={(event) => onChange({ required: event.target.checked })}
      />
    </div>
  );
}
