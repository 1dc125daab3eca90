import { useCoachSettings } from '../../../data/coach.ts';
import { useWord } from '../../../data/session.ts';
import { Bone, Failed } from '../../../ui/states.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { ModelSection } from './model-section.tsx';
import { NamesChoice } from './names-choice.tsx';
import { ReadingLanguage } from './reading-language.tsx';
import { RuleList } from './rule-list.tsx';
import { TrySentence } from './try-sentence.tsx';
import './coach.css';

export default function CoachPage() {
  const word = useWord();
  const settings = useCoachSettings();
  return (
    <>
      <SettingsHead title="Coach">
        It reads along while somebody writes {word.aOne} and asks what would help the next person understand. It never
        keeps anybody from publishing, and counts nothing about people or teams.
      </SettingsHead>
      {settings.error && !settings.data ? (
        <Failed error={settings.error} what="settings of the coach" retry={() => void settings.refetch()} inline />
      ) : settings.data ? (
        <CoachSettingsSections settings={settings.data} />
      ) : (
        <div className="coach-bones" role="status" aria-label="Loading">
          <Bone height={140} />
          <Bone height={110} />
          <Bone height={320} />
        </div>
      )}
    </>
  );
}

function CoachSettingsSections({ settings }: { settings: NonNullable<ReturnType<typeof useCoachSettings>['data']> }) {
  const mayManage = settings.may['coach.manage'] === true;
  return (
    <>
      {!mayManage && <p className="small faint">Admins change these.</p>}
      <NamesChoice settings={settings} mayManage={mayManage} />
      <ReadingLanguage settings={settings} mayManage={mayManage} />
      <TrySentence settings={settings} />
      {mayManage && <ModelSection settings={settings} />}
      <RuleList settings={settings} mayManage={mayManage} />
    </>
  );
}
