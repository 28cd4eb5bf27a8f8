import { useElementSize } from '@mantine/hooks';
import { Area, CartesianGrid, ComposedChart, LabelList, Line, XAxis, YAxis } from 'recharts';
import { figure, shortDayOf } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './Scores.module.css';

interface ScoreChartProps {
  trend: Progress['trend'];
  line: readonly number[] | null;
}

/** Beyond this many points their figures would lie on each other. */
const MOST_LABELS = 12;
const SIDES = [
  { key: 'above', position: 'top' },
  { key: 'below', position: 'bottom' },
] as const;
const TICK = { fill: 'var(--text-3)', fontSize: 12.5 };

/** Scores in their order, each step one interview; the band is what each score is good to. */
export function ScoreChart({ trend, line }: ScoreChartProps) {
  const data = trend.map(({ at, interview_id, score, low, high }, n) => ({
    id: interview_id,
    day: shortDayOf(at),
    score,
    range: [low, high],
    fit: line?.[n] ?? null,
    // A figure stands on its own side of the line, so that the line does not cross it.
    above: score >= (line?.[n] ?? score) ? score : null,
    below: score < (line?.[n] ?? score) ? score : null,
  }));
  const lowest = Math.max(1, Math.floor(Math.min(...trend.map(({ low }) => low))));
  const highest = Math.min(10, Math.ceil(Math.max(...trend.map(({ high }) => high))));
  const ticks = Array.from({ length: highest - lowest + 1 }, (_, n) => lowest + n);
  const { ref, width, height } = useElementSize();
  return (
    <div ref={ref} className={css.fill}>
      {width > 0 && (
        <ComposedChart
          width={width}
          height={height}
          data={data}
          margin={{ top: 20, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="id"
            tickFormatter={(id) => data.find((one) => one.id === id)?.day ?? ''}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            tickMargin={10}
            minTickGap={16}
            interval="equidistantPreserveStart"
            padding={{ left: 28, right: 28 }}
          />
          <YAxis
            orientation="right"
            width={28}
            domain={[lowest, highest]}
            ticks={ticks}
            tick={TICK}
            tickLine={false}
            axisLine={false}
          />
          <Area
            dataKey="range"
            fill="var(--accent)"
            fillOpacity={0.12}
            stroke="none"
            isAnimationActive={false}
            activeDot={false}
          />
          {line !== null && (
            <Line
              dataKey="fit"
              stroke="var(--accent)"
              strokeWidth={2}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          <Line
            dataKey="score"
            stroke="none"
            dot={{ r: 4.5, fill: 'var(--bg)', stroke: 'var(--text)', strokeWidth: 1.75 }}
            activeDot={false}
            isAnimationActive={false}
          >
            {trend.length <= MOST_LABELS &&
              SIDES.map(({ key, position }) => (
                <LabelList
                  key={key}
                  dataKey={key}
                  position={position}
                  offset={10}
                  formatter={(score) => (typeof score === 'number' ? figure(score, 1) : '')}
                  style={{ fill: 'var(--text)', fontSize: 12.5 }}
                />
              ))}
          </Line>
        </ComposedChart>
      )}
    </div>
  );
}
