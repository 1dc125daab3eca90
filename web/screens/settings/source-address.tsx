import { useState } from 'react';
import type { Source } from '../../data/sources.ts';
import { CodeBlock, Secret } from '../../ui/code-block.tsx';
import { Ago } from '../../ui/when.tsx';
import { howTo, KIND_NAMES } from './source-words.ts';

/** The address of a source, where to enter it, and a command that proves it works. */
export function SourceAddress({ source }: { source: Source }) {
  const [now] = useState(() => Date.now());
  const address = `${location.origin}${source.path}`;
  const help = howTo(source.kind, address, source.hasSecret, now);
  return (
    <div className="source-address">
      <Secret value={address} label="Copy address" />
      <p className="small faint">The address is the key: whoever knows it can send incidents. Keep it out of sight.</p>
      <h3>Connect {source.kind === 'generic' ? 'a tool' : KIND_NAMES[source.kind]}</h3>
      <p className="small quiet">{help.steps}</p>
      {help.config && <CodeBlock label="What to add to the configuration" code={help.config} />}
      <h3>Try it</h3>
      <p className="small quiet">
        {source.kind === 'github'
          ? 'This tells of a release in every open incident of the service “search”:'
          : `This opens one test incident${source.private ? ', private like all of this source' : ''}:`}
      </p>
      <CodeBlock label="Command that sends a test" code={help.curl} />
      <p className="small faint" role="status">
        {source.lastDeliveryAt ? (
          <>
            Last heard from <Ago at={source.lastDeliveryAt} />.
          </>
        ) : (
          'Waiting for the first delivery…'
        )}
      </p>
    </div>
  );
}
