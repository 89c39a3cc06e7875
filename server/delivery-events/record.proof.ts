import { withDatabases } from "../testing/databases.ts";
import { logPromises } from "./testing/log-promises.ts";

withDatabases("the log of delivery events", logPromises);
