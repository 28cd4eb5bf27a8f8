import {
  PolarAngleAxis,
  PolarGrid,
  PolarRadiusAxis,
  Radar,
  RadarChart,
  ResponsiveContainer,
} from 'recharts';
import type { Schemas } from '@/lib/api-client';

type Skill = Schemas['SkillScore'];

/** Characters of a name that fit beside the shape. */
const LONGEST = 16;

interface PointProps {
  cx?: number;
  cy?: number;
  payload?: { payload?: Skill };
}

/** An open point rests on one answer only. */
function Point({ cx, cy, payload }: PointProps) {
  if (cx === undefined || cy === undefined) return null;
  const thin = payload?.payload?.n === 1;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={3.5}
      fill={thin ? 'var(--bg)' : 'var(--accent)'}
      stroke="var(--accent)"
      strokeWidth={1.5}
    />
  );
}

function short(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1)}…`;
}

/** The shape of the scores; the figures stand in the table beside it. */
export function SkillRadar({ skills }: { skills: readonly Skill[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <RadarChart data={[...skills]} outerRadius="68%" accessibilityLayer={false}>
        <PolarGrid stroke="var(--line)" />
        <PolarAngleAxis
          dataKey="name"
          tickFormatter={short}
          tick={{ fill: 'var(--text-2)', fontSize: 13 }}
        />
        <PolarRadiusAxis domain={[0, 10]} tick={false} axisLine={false} />
        <Radar
          dataKey="score"
          fill="var(--accent)"
          fillOpacity={0.12}
          stroke="var(--accent)"
          strokeWidth={1.75}
          dot={<Point />}
          isAnimationActive={false}
        />
      </RadarChart>
    </ResponsiveContainer>
  );
}
