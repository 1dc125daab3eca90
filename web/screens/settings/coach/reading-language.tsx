import type { CoachSettings } from '../../../data/coach.ts';
import { SelectField } from '../../../ui/field.tsx';
import { useSettingsChange } from './use-settings-change.ts';

const nameOf = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;

type LanguageProps = { settings: CoachSettings; mayManage: boolean };

/** The language that documents here are written in. */
export function ReadingLanguage({ settings, mayManage }: LanguageProps) {
  const change = useSettingsChange();
  const { language, languages } = settings;
  return (
    <section className="coach-language">
      <h2>Language</h2>
      <SelectField
        label="Documents are written in"
        value={language}
        disabled={!mayManage}
        hint="English is covered whole; other languages as far as their catalogue goes."
        onChange={(event) =>
          change({ language: event.target.value }, { language }, `The coach reads ${nameOf(event.target.value)}.`)
        }
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </SelectField>
    </section>
  );
}
