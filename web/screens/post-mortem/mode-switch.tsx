import { MessageSquareDiff, PenLine } from 'lucide-react';
import { useDocument } from '../../document/document-context.ts';
import { margin, useMargin, type WritingMode } from '../../editor/comments/margin.ts';
import { modKey } from '../../ui/use-keys.ts';
import './rail-comments.css';

const MODES: { mode: WritingMode; label: string; Icon: typeof PenLine; tip: string }[] = [
  { mode: 'write', label: 'Write', Icon: PenLine, tip: 'What you type changes the text' },
  {
    mode: 'suggest',
    label: 'Suggest',
    Icon: MessageSquareDiff,
    tip: 'What you type is a suggestion that an editor accepts or rejects',
  },
];

/** Whether what one types changes the text or proposes to. Only for those who may write. */
export function ModeSwitch() {
  const { mayEdit } = useDocument();
  const { editor, mode } = useMargin();
  if (!editor || !mayEdit) return null;
  const next = MODES.find((one) => one.mode !== mode)!;
  return (
    <>
      <button
        type="button"
        className="btn btn-plain btn-icon mode-toggle"
        aria-label={`${next.label} instead`}
        aria-pressed={mode === 'suggest'}
        onClick={() => margin.setMode(next.mode)}
      >
        {mode === 'suggest' ? <MessageSquareDiff size={16} aria-hidden /> : <PenLine size={16} aria-hidden />}
      </button>
      <fieldset className="mode-switch" aria-label="Write or suggest">
        {MODES.map(({ mode: one, label, Icon, tip }) => (
          <button
            key={one}
            type="button"
            aria-pressed={mode === one}
            aria-label={label}
            data-tip={`${tip}  ${modKey}Alt S`}
            onClick={() => margin.setMode(one)}
          >
            <Icon size={14} aria-hidden />
            <span>{label}</span>
          </button>
        ))}
      </fieldset>
    </>
  );
}
