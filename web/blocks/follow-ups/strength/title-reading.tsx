import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import { FOLLOW_UP_KIND_LABELS, type FollowUpKind } from '#shared/rules/factor-words.ts';
import { TextButton } from '../../../ui/button.tsx';
import { useSettled } from '../../../ui/use-settled.ts';
import { StrengthMark } from './strength-mark.tsx';
import { isWording } from './strength-words.ts';
import { useReadingLanguage } from './use-reading-language.ts';

/** Fewer characters than this are the beginning of a thought. */
const WORTH_READING = 12;

type ReadingProps = {
  title: string;
  why?: string;
  onTitle: (title: string) => void;
  /** The kind as chosen; what the words propose is offered while it is none. */
  kind: FollowUpKind | '';
  onKind: (kind: FollowUpKind) => void;
};

/** What the words of a follow-up say about it while they are typed. It never stands in the way of planning it. */
export function TitleReading({ title, why = '', onTitle, kind, onKind }: ReadingProps) {
  const language = useReadingLanguage();
  const settled = useSettled(title.trim(), 400);
  if (settled.length < WORTH_READING || title.trim() === '') return null;
  const reading = readFollowUp(settled, { why, language });
  const { strength, stronger, notes, kind: proposed } = reading;
  if (strength === null && notes.length === 0) return null;
  return (
    <div className="title-reading" role="status">
      {strength && (
        <p>
          <StrengthMark level={strength} /> {reading.why}
        </p>
      )}
      {stronger && (
        <p className="title-stronger words" dir="auto">
          {stronger}{' '}
          {isWording(stronger) && <TextButton onClick={() => onTitle(stronger)}>Use this wording</TextButton>}
        </p>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {proposed && kind === '' && (
        <p>
          Its words say what it is for:{' '}
          <TextButton onClick={() => onKind(proposed)}>{FOLLOW_UP_KIND_LABELS[proposed]}</TextButton>
        </p>
      )}
    </div>
  );
}
