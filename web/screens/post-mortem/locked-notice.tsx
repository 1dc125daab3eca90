import { Link } from '@tanstack/react-router';
import { useWord } from '../../data/session.ts';
import { useDocument } from '../../document/document-context.ts';
import { DayAndClock } from '../../ui/when.tsx';

/** Why nobody can write in it, and what to do about that. */
export function LockedNotice() {
  const { postMortem } = useDocument();
  const word = useWord();
  const { status, publishedAt, reference, may } = postMortem;
  if (status !== 'published' || !publishedAt || !may['post-mortem.edit']) return null;
  return (
    <section className="notice" aria-label="It is published">
      Published <DayAndClock at={publishedAt} />: its text is locked, so that everybody reads the same. To change it,
      reopen it and say why. It is a draft again then, and what you publish next is a new version; what was{' '}
      <Link to="/post-mortems/$ref/publications" params={{ ref: reference }} className="link">
        published of this {word.one}
      </Link>{' '}
      stays as it is.
    </section>
  );
}
