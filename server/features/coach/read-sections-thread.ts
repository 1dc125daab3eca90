import { serveAside } from '#server/platform/aside.ts';
import { readSections } from './read-sections.ts';

serveAside(readSections);
