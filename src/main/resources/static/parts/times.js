const DAY = 86400;
const YEAR = 365.25 * DAY;

/** Minutes, hours, days and years as people count them, in seconds, where powers of ten would be 27.8 hours. */
export const ROUND_TIMES = [1, 10, 60, 600, 3600, 6 * 3600, DAY, 7 * DAY, 30 * DAY, 100 * DAY, YEAR, 10 * YEAR, 100 * YEAR];

/** Those within an axis. */
export const roundTimes = ({min, max}) => ROUND_TIMES.filter(seconds => seconds > min && seconds < max);
