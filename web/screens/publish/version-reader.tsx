import { useEffect } from 'react';
import type { ExportFormat } from '#shared/contracts/post-mortems.ts';
import {
  type Publication,
  publicationFile,
  useCountReading,
  usePublication,
  useReadPublication,
} from '../../data/publications.ts';
import { TextButton } from '../../ui/button.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { PaperFrame } from './paper-frame.tsx';

const FORMATS: [ExportFormat, string][] = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['md', 'Markdown'],
  ['html', 'HTML'],
  ['confluence', 'Confluence'],
  ['json', 'JSON'],
];

/** One version as it was published. Opening it counts once for a member who wants to be counted. */
export function VersionReader({ version, isCounted }: { version: Publication; isCounted: boolean }) {
  const text = usePublication(version.id);
  const { mutate: read } = useReadPublication();
  const count = useCountReading();
  useEffect(() => read({ id: version.id }), [read, version.id]);
  if (text.error && !text.data) return <Failed error={text.error} what="version" retry={() => void text.refetch()} />;
  return (
    <div className="version-reader">
      <div className="version-bar">
        <span>
          Take it along:{' '}
          {FORMATS.map(([format, name], index) => (
            <span key={format}>
              {index > 0 && ', '}
              <a href={publicationFile(version.id, format)}>{name}</a>
            </span>
          ))}
        </span>
        {version.readers && (
          <span className="faint">
            {isCounted ? 'That you read it is shown to colleagues.' : 'What you read is shown to nobody.'}{' '}
            <TextButton quiet onClick={() => count.mutate({ isCounted: !isCounted })}>
              {isCounted ? 'Keep it to myself' : 'Show it'}
            </TextButton>
          </span>
        )}
      </div>
      {text.data ? (
        <PaperFrame html={text.data.html} title={`Version ${version.number}: ${version.title}`} />
      ) : (
        <Bone height={400} />
      )}
    </div>
  );
}
