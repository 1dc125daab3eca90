/** Links that take the record away as a file. `path` is that of the export operation; `filter` what the list shows. */
export function Copies({ path, filter = {} }: { path: string; filter?: Record<string, string | undefined> }) {
  const address = (format: 'csv' | 'json') => {
    const chosen = Object.entries(filter).filter((one): one is [string, string] => one[1] !== undefined);
    return `/api/v1${path}?${new URLSearchParams([...chosen, ['format', format]])}`;
  };
  return (
    <>
      <a className="btn" href={address('csv')} download>
        CSV
      </a>
      <a className="btn" href={address('json')} download>
        JSON
      </a>
    </>
  );
}
