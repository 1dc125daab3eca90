import { useCoverage } from '../../data/coverage.ts';
import { useDocument } from '../../document/document-context.ts';
import './coverage-notes.css';

type Props = {
  /** Which notes belong here: those of factors stand with the factors. */
  about: 'factors' | 'follow-ups';
};

/** What the plan leaves out, said quietly below the rows that it is about. */
export function CoverageNotes({ about }: Props) {
  const { postMortem } = useDocument();
  const notes = useCoverage(postMortem.id).data?.notes ?? [];
  const here = notes.filter((note) => (note.about?.kind === 'factor') === (about === 'factors'));
  if (here.length === 0) return null;
  return (
    <ul className="coverage" aria-label={about === 'factors' ? 'Factors without an answer' : 'About the plan'}>
      {here.map((note) => (
        <li key={`${note.rule} ${note.about?.id ?? note.words}`} className="words" dir="auto">
          {note.about ? (
            <a href={`#${note.about.kind === 'factor' ? 'factor' : 'work'}-${note.about.id}`}>{note.words}</a>
          ) : (
            note.words
          )}
        </li>
      ))}
    </ul>
  );
}
