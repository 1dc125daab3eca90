import { serveAside } from '#server/platform/aside.ts';
import { readTextAlone } from './read-text.ts';

serveAside(readTextAlone);
