import { serveAside } from '#server/platform/aside.ts';
import { readMarkdown } from './read-markdown.ts';

serveAside(readMarkdown);
