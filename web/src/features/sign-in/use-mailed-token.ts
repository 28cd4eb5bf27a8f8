import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * The token behind the # of a mailed link; null where there is none. It is taken out of the
 * address at once, so that neither the history nor a copied address holds it.
 */
export function useMailedToken(): string | null {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, keep] = useState<string | null>(null);
  const found = new URLSearchParams(hash).get('token');
  if (found !== null && found !== token) keep(found);
  useEffect(() => {
    if (hash !== '') void navigate({ to: pathname, hash: '', replace: true });
  }, [hash, pathname, navigate]);
  return found ?? token;
}
