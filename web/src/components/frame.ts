import { createContext } from 'react';

/** What stands around a page: the side bar of who is signed in, or nothing but the name. */
export type Frame = 'shell' | 'bare';

export const FrameContext = createContext<Frame>('bare');
