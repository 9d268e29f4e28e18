/** The keys that signatures are made with. */
export interface Keys {
  developerKey: string;
  accessKey: string;
}
