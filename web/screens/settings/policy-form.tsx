import { useState } from 'react';
import { type Policy, usePolicyPreview, useSetPolicy } from '../../data/policy.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, problemAt } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { PolicyDifference } from './policy-difference.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { PolicyVersion } from './policy-version.tsx';
import { Threshold } from './threshold.tsx';

type Values = Record<string, number>;
const valuesOf = (policy: Policy, which: 'value' | 'default'): Values =>
  Object.fromEntries(policy.fields.map((field) => [field.name, field[which]]));

export function PolicyForm({ policy }: { policy: Policy }) {
  const mayEdit = policy.may['policy.edit'] === true;
  const save = useSetPolicy();
  const [values, setValues] = useState(() => valuesOf(policy, 'value'));
  const preview = usePolicyPreview(useSettled(values, 250), mayEdit);
  const changed = policy.fields.filter((field) => values[field.name] !== field.value).length;
  const problems = preview.error ?? save.error;
  const paths = policy.fields.map((field) => `values.${field.name}`);
  const groups = [...Map.groupBy(policy.fields, (field) => field.group)];
  const submit = () =>
    save.mutate({ values }, { onSuccess: ({ version }) => say(`Version ${version} of the policy holds from now on.`) });

  return (
    <div className={`policy ${mayEdit ? '' : 'is-read'}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (changed > 0) submit();
        }}
      >
        <PolicyVersion policy={policy} mayEdit={mayEdit} />
        {groups.map(([group, fields]) => (
          <fieldset key={group} className="policy-group">
            <legend>{group}</legend>
            {fields.map((field) => (
              <Threshold
                key={field.name}
                field={field}
                value={values[field.name] ?? field.value}
                error={problemAt(problems, `values.${field.name}`)?.replace(/^This /, '')}
                disabled={!mayEdit}
                onChange={(value) => {
                  save.reset();
                  setValues((old) => ({ ...old, [field.name]: value }));
                }}
              />
            ))}
          </fieldset>
        ))}
        {mayEdit && (
          <div className="policy-save">
            <Button
              type="submit"
              look="primary"
              busy={save.isPending}
              disabled={changed === 0 || preview.error !== null}
            >
              {changed > 0 ? `Save as version ${policy.version + 1}` : 'Nothing changed'}
            </Button>
            {changed > 0 && (
              <Button look="plain" onClick={() => setValues(valuesOf(policy, 'value'))}>
                Undo {changed === 1 ? 'the change' : `${changed} changes`}
              </Button>
            )}
            {policy.fields.some((field) => values[field.name] !== field.default) && (
              <Button look="plain" className="policy-defaults" onClick={() => setValues(valuesOf(policy, 'default'))}>
                All defaults
              </Button>
            )}
            {changed > 0 && <PolicyDifference items={preview.data?.items ?? []} />}
            <FormError error={save.error} shown={paths} />
          </div>
        )}
      </form>
      {mayEdit && <PolicyPreview preview={preview} />}
    </div>
  );
}
