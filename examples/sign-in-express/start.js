import { signInSite } from "./site.js";

// A mail server that only prints, and takes everything but for addresses that begin with full@.
const deliver = async (address, code) => {
  console.log(`To ${address}: ${code} is your code.`);
  return address.startsWith("full@") ? "552 5.2.2 mailbox full" : "250 2.0.0 OK";
};
const port = process.env.PORT ?? 4000;
signInSite(deliver).listen(port, () => console.log(`Sign in at http://localhost:${port}`));
