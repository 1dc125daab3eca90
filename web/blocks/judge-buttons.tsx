import { Check, X } from 'lucide-react';

type JudgeProps = {
  /** What taking it up is called here: "Confirm", "Plan it". */
  confirm: string;
  className: string;
  onConfirm: () => void;
  onStrike: () => void;
};

/** What the draft proposes is taken up, or struck for good. */
export function JudgeButtons({ confirm, className, onConfirm, onStrike }: JudgeProps) {
  return (
    <span className={`${className} live-control`}>
      <button type="button" className="row-act" aria-label={confirm} data-tip={confirm} onClick={onConfirm}>
        <Check size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="row-act"
        aria-label="Strike"
        data-tip="Strike: it does not come back"
        onClick={onStrike}
      >
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}
