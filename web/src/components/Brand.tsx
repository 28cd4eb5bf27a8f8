import { Link } from '@tanstack/react-router';
import css from './Brand.module.css';

export function Brand({ short = false }: { short?: boolean }) {
  return (
    <Link to="/" className={css.brand}>
      <svg viewBox="0 0 26 20" width={26} height={20} aria-hidden="true">
        <circle cx={17} cy={10} r={8} fill="var(--accent)" />
        <circle cx={9.4} cy={10} r={7.4} fill="none" stroke="currentColor" strokeWidth={1.7} />
      </svg>
      <span className={short ? 'vh' : undefined}>MockMate</span>
    </Link>
  );
}
