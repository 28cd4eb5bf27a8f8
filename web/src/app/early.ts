import { bringPage } from './bring';

bringPage(location);
