import css from './QuietSelect.module.css';

interface QuietSelectProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A choice that stays in the background, at the foot of a page. */
export function QuietSelect<Value extends string>(props: QuietSelectProps<Value>) {
  const { label, value, choices, onChange } = props;
  return (
    <label className={css.choice}>
      {label}
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
