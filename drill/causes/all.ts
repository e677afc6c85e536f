import type { Causes } from './cause';
import { classChange } from './class-change';
import { crash } from './crash';
import { patch } from './patch';
import { request } from './request';
import { writerLost } from './writer-lost';
import { zoneOutage } from './zone-outage';

/** Every cause by its name. */
export const CAUSES: Causes = {
  request,
  crash,
  'writer-lost': writerLost,
  'zone-outage': zoneOutage,
  'class-change': classChange,
  patch,
};
