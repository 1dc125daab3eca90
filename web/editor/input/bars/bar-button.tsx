import type { ReactNode } from 'react';

type Props = {
  label: string;
  keys?: string;
  isOn?: boolean;
  isDisabled?: boolean;
  onPress: () => void;
  children: ReactNode;
};

/** A button that leaves the focus, and with it the selection, in the text. */
export function BarButton({ label, keys, isOn, isDisabled, onPress, children }: Props) {
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={label}
      aria-pressed={isOn}
      disabled={isDisabled}
      tabIndex={-1}
      data-tip={keys ? `${label} · ${keys}` : label}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
