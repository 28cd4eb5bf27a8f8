import { Score } from '@/components/Score';
import { plural } from '@/lib/format';
import type { Results } from './api/get-results';
import { Band } from './Band';
import css from './Skills.module.css';

/** The average over the answers that show a skill. */
export function Skills({ skills }: { skills: Results['skills'] }) {
  if (skills.length === 0) return null;
  return (
    <Band id="skills" title="Skills">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">Score</th>
            <th scope="col" className={css.right}>
              Rests on
            </th>
          </tr>
        </thead>
        <tbody>
          {skills.map(({ name, score, n }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <Score score={score} />
              </td>
              <td className={css.right}>{plural(n, 'answer')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Band>
  );
}
