// A foreign reader of our calendar files: npm `ical.js`, which shares no code with us.
// Run `npm ci` in this folder once. Then: node calendar.mjs < FILE.ics
// Prints what it read as JSON. Exit 1: the file is no calendar, or has no event.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const found = calendar.getFirstSubcomponent("vevent");
if (!found) process.exit(1);
const event = new ICAL.Event(found);
console.log(JSON.stringify({
  method: calendar.getFirstPropertyValue("method"),
  uid: event.uid,
  sequence: event.sequence,
  start: event.startDate.toString(),
  end: event.endDate.toString(),
  isWholeDay: event.startDate.isDate,
  summary: event.summary,
  description: event.description,
  stamp: found.getFirstPropertyValue("dtstamp").toString(),
}));
