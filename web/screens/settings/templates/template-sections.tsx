import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { TemplatePreview } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { addSection, changeSection, moveSection, removeSection, type TemplateDraft } from './template-draft.ts';
import { TemplateSection } from './template-section.tsx';
import { useDragging } from './use-dragging.ts';

type Props = {
  draft: TemplateDraft;
  onChange: (draft: TemplateDraft) => void;
  preview: TemplatePreview | undefined;
};

/** The sections in order: dragged by their handle, or moved with the arrow keys while it has the focus. */
export function TemplateSections({ draft, onChange, preview }: Props) {
  const [openId, setOpenId] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  useDragging(
    dragged,
    list,
    (to) => onChange(moveSection(draft, dragged ?? 0, to)),
    () => setDragged(null),
  );
  const count = draft.sections.length;
  const move = (id: number, to: number) => {
    const place = Math.max(0, Math.min(count - 1, to));
    onChange(moveSection(draft, id, place));
    const title = draft.sections.find((one) => one.id === id)?.title || 'The section';
    setSaid(`${title} is now ${place + 1} of ${count}.`);
  };
  const add = () => {
    const next = addSection(draft);
    onChange(next.draft);
    setOpenId(next.id);
    // Once it is drawn: whoever adds a section wants to name it.
    setTimeout(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  return (
    <section>
      <h2>Sections</h2>
      <ol className="template-sections" ref={list}>
        {draft.sections.map((section, index) => (
          <TemplateSection
            key={section.id}
            section={section}
            isOpen={openId === section.id}
            isDragged={dragged === section.id}
            faults={preview?.faults.filter((fault) => fault.section === index) ?? []}
            preview={preview?.sections[index]}
            onToggle={() => setOpenId(openId === section.id ? null : section.id)}
            onChange={(change) => onChange(changeSection(draft, section.id, change))}
            onMove={(by) => move(section.id, index + by)}
            onDrag={() => setDragged(section.id)}
            onRemove={count > 1 ? () => onChange(removeSection(draft, section.id)) : undefined}
          />
        ))}
      </ol>
      <Button onClick={add}>
        <Plus size={14} aria-hidden /> Add a section
      </Button>
      <span className="hidden-text" aria-live="assertive">
        {said}
      </span>
    </section>
  );
}
