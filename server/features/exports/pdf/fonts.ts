import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Files of one family. `when` is what a text must hold for it to be needed: the large ones are read for those who write so. */
type Family = { name: string; package: string; files: string[]; when?: RegExp };

/** In the order in which a glyph is looked for. Typst brings a font for code itself, and embeds of each only what a text uses. */
const FAMILIES: Family[] = [
  {
    name: 'Noto Sans',
    package: '@embedpdf/fonts-latin',
    files: ['Regular', 'Italic', 'Medium', 'SemiBold', 'Bold', 'BoldItalic'].map(
      (style) => `fonts/NotoSans-${style}.ttf`,
    ),
  },
  {
    name: 'Noto Naskh Arabic',
    package: '@embedpdf/fonts-arabic',
    files: ['fonts/NotoNaskhArabic-Regular.ttf', 'fonts/NotoNaskhArabic-Bold.ttf'],
  },
  {
    name: 'Noto Sans Hebrew',
    package: '@embedpdf/fonts-hebrew',
    files: ['fonts/NotoSansHebrew-Regular.ttf', 'fonts/NotoSansHebrew-Bold.ttf'],
  },
  {
    name: 'Noto Sans KR',
    package: '@embedpdf/fonts-kr',
    files: ['fonts/NotoSansKR-Regular.otf', 'fonts/NotoSansKR-Bold.otf'],
    when: /\p{Script=Hangul}/u,
  },
  {
    name: 'Noto Sans Hans',
    package: '@embedpdf/fonts-sc',
    files: ['fonts/NotoSansHans-Regular.otf', 'fonts/NotoSansHans-Bold.otf'],
    when: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u,
  },
  {
    name: 'Noto Emoji',
    package: '@expo-google-fonts/noto-emoji',
    files: ['400Regular/NotoEmoji_400Regular.ttf'],
  },
];
const CODE_FAMILY = 'DejaVu Sans Mono';

export type FontSet = { key: string; names: string[]; codeNames: string[]; read: () => Buffer[] };

/** The fonts that a text needs, and under which names it asks for them. */
export function fontsFor(text: string): FontSet {
  const needed = FAMILIES.filter(({ when }) => when === undefined || when.test(text));
  const names = needed.map(({ name }) => name);
  return {
    key: names.join(),
    names: [...names, CODE_FAMILY],
    codeNames: [CODE_FAMILY, ...names],
    read: () =>
      needed.flatMap(({ package: from, files }) => files.map((file) => readFileSync(join(folderOf(from), file)))),
  };
}

const require = createRequire(import.meta.url);

/** The folder of an installed package, found by its main file. */
function folderOf(name: string): string {
  const main = require.resolve(name);
  const at = main.lastIndexOf(join('node_modules', ...name.split('/')));
  return at < 0 ? dirname(main) : main.slice(0, at + join('node_modules', ...name.split('/')).length);
}
