import { useElementSize } from '@mantine/hooks';
import { PolarAngleAxis, PolarGrid, PolarRadiusAxis, Radar, RadarChart } from 'recharts';
import type { Schemas } from '@/lib/api-client';
import css from './SkillScores.module.css';

type Skill = Schemas['SkillScore'];

/** Characters of a name that fit beside the shape, in each of two lines. */
const LINE = 13;
const LINE_HEIGHT = 16;
const RINGS = [0, 2, 4, 6, 8, 10];

/** A name in at most two lines; what is longer ends in dots, and stands whole in the table. */
function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  const [first = '', second] = lines.map((line) =>
    line.length <= LINE ? line : `${line.slice(0, LINE - 1)}…`,
  );
  if (second === undefined) return [first];
  return [first, lines.length > 2 ? `${second.replace(/…$/, '')}…` : second];
}

interface NameProps {
  x?: number | string;
  y?: number | string;
  cy?: number;
  textAnchor?: 'start' | 'middle' | 'end' | 'inherit';
  payload?: { value: string };
}

function Name({ x = 0, y = 0, cy = 0, textAnchor = 'middle', payload }: NameProps) {
  const lines = linesOf(payload?.value ?? '');
  // Names above the shape grow upwards, those beside it both ways, those below downwards.
  const off = Number(y) - cy;
  const rise = Math.abs(off) < LINE_HEIGHT ? 0.5 : off < 0 ? 1 : 0;
  const begin = Number(y) - rise * (lines.length - 1) * LINE_HEIGHT;
  return (
    <text textAnchor={textAnchor} fill="var(--text-2)" fontSize={13} dominantBaseline="central">
      {lines.map((line, at) => (
        <tspan key={line} x={x} y={begin + at * LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface PointProps {
  cx?: number;
  cy?: number;
  index?: number;
}

/** The shape of the scores; the figures stand in the table beside it. */
export function SkillRadar({ skills }: { skills: readonly Skill[] }) {
  const { ref, width, height } = useElementSize();
  const point = ({ cx, cy, index = 0 }: PointProps) => (
    <circle
      key={index}
      cx={cx}
      cy={cy}
      r={3.5}
      // An open point rests on one answer only.
      fill={skills[index]?.n === 1 ? 'var(--bg)' : 'var(--accent)'}
      stroke="var(--accent)"
      strokeWidth={1.5}
    />
  );
  return (
    <div ref={ref} className={css.fill}>
      {width > 0 && (
        <RadarChart
          width={width}
          height={height}
          data={[...skills]}
          outerRadius="60%"
          accessibilityLayer={false}
        >
          <PolarGrid stroke="var(--line)" />
          <PolarAngleAxis dataKey="name" tick={<Name />} />
          <PolarRadiusAxis domain={[0, 10]} ticks={RINGS} tick={false} axisLine={false} />
          <Radar
            dataKey="score"
            fill="var(--accent)"
            fillOpacity={0.12}
            stroke="var(--accent)"
            strokeWidth={1.75}
            dot={point}
            isAnimationActive={false}
          />
        </RadarChart>
      )}
    </div>
  );
}
