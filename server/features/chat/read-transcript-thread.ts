import { serveAside } from '#server/platform/aside.ts';
import { readTranscript } from './read-transcript.ts';

serveAside(readTranscript);
