import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { i18n } from '@/lib/i18n';
import { answer, fakeServer, interview, results } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const REASON = 'Only relevance could be scored';

test('what rules and models write is English, says so once, and is read out as such', async () => {
  await i18n.changeLanguage('es');
  fakeServer({
    'GET /api/interviews/i1': [{ body: interview({ status: 'completed' }) }],
    'GET /api/interviews/i1/results': [
      { body: results({ reason: REASON, answers: [answer({ reason: REASON })] }) },
    ],
    'GET /api/disputes': [{ body: { items: [], next_cursor: null } }],
  });
  openPage('/interviews/i1/results');
  expect(
    await screen.findByText('Los comentarios están en inglés, como la entrevista.'),
  ).toBeVisible();
  const reasons = screen.getAllByText(`${REASON}.`);
  expect(reasons).toHaveLength(2);
  for (const reason of reasons) expect(reason).toHaveAttribute('lang', 'en');
});

test('a reason that is known is Spanish', async () => {
  await i18n.changeLanguage('es');
  fakeServer({
    'GET /api/interviews/i1': [{ body: interview({ status: 'completed' }) }],
    'GET /api/interviews/i1/results': [{ body: results() }],
    'GET /api/disputes': [{ body: { items: [], next_cursor: null } }],
  });
  openPage('/interviews/i1/results');
  expect(
    await screen.findByText(/No hay puntuación global\. La evaluación no está configurada\./),
  ).toBeVisible();
});
