import { Fragment, type ReactNode } from 'react';
import { safeUrl } from '#shared/document/safe-url.ts';

type Rule = { find: RegExp; show: (match: RegExpMatchArray) => ReactNode };

/** What a comment may look like: code, strong and slanted words, links, people. The first rule that fits earliest wins. */
const RULES: Rule[] = [
  { find: /`([^`\n]+)`/, show: ([, code]) => <code>{code}</code> },
  {
    find: /\[(@?(?:[^\]\\\n]|\\.)+)\]\(debrief:person\/[0-9a-f-]{36}\)/i,
    show: ([, name]) => <span className="comment-person">{plain(name!)}</span>,
  },
  {
    find: /\[((?:[^\]\\\n]|\\.)+)\]\(([^()\s]+)\)/,
    show: ([all, words, url]) => {
      const href = safeUrl(url);
      return href ? link(href, <Words text={words!} />) : all;
    },
  },
  {
    find: /\*\*(?=\S)(.+?\S|\S)\*\*/,
    show: ([, words]) => (
      <strong>
        <Words text={words!} />
      </strong>
    ),
  },
  {
    find: /(?<![\w*])\*(?=\S)(.+?\S|\S)\*(?![\w*])/,
    show: ([, words]) => (
      <em>
        <Words text={words!} />
      </em>
    ),
  },
  {
    find: /(?<!\w)_(?=\S)(.+?\S|\S)_(?!\w)/,
    show: ([, words]) => (
      <em>
        <Words text={words!} />
      </em>
    ),
  },
  {
    find: /https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]'"]/,
    show: ([url]) => {
      const href = safeUrl(url);
      return href ? link(href, url) : url;
    },
  },
];

const link = (href: string, words: ReactNode) => (
  <a href={href} target="_blank" rel="noreferrer noopener" className="link">
    {words}
  </a>
);
const plain = (text: string) => text.replace(/\\(.)/g, '$1');

/** A comment as its writer meant it to look. */
export function CommentText({ markdown }: { markdown: string }) {
  const paragraphs = markdown.trim().split(/\n\s*\n/);
  return (
    <div className="comment-text words" dir="auto">
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name
        <p key={index}>
          <Words text={paragraph} />
        </p>
      ))}
    </div>
  );
}

function Words({ text }: { text: string }): ReactNode {
  let first: { match: RegExpMatchArray; rule: Rule } | null = null;
  for (const rule of RULES) {
    const match = text.match(rule.find);
    if (match && (!first || match.index! < first.match.index!)) first = { match, rule };
  }
  if (!first) return plain(text);
  const { match, rule } = first;
  return (
    <Fragment>
      {plain(text.slice(0, match.index))}
      {rule.show(match)}
      <Words text={text.slice(match.index! + match[0].length)} />
    </Fragment>
  );
}
