/** The plain lines of a YAML head ("title: …") and what comes after it. */
export function readMarkdownHead(text: string): { head: Record<string, string>; body: string } {
  const [, yaml = '', body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const head = Object.fromEntries(
    yaml.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+):\s*(.+)$/.exec(line) ?? [];
      return name && value ? [[name, value.replace(/^"|"$/g, '')]] : [];
    }),
  );
  return { head, body: body.trim() };
}
