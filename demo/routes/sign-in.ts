import { accountPage } from "../pages/account.ts";
import { addressPage } from "../pages/address.ts";
import { type CodeNotice, codePage } from "../pages/code.ts";
import { redirect } from "../pages/layout.ts";
import { signInPage } from "../pages/sign-in.ts";
import { type Channel, normaliseAddress } from "../sign-in/address.ts";
import { type Challenge, isOver } from "../sign-in/challenge.ts";
import type { Routes, Visit } from "../site-parts.ts";

/** Signing in: ask for a code, type it, ask for another one, correct the address, and the way to the wizard. */
export const signInRoutes: Routes = {
  "GET /": () => redirect("/sign-in"),
  "GET /sign-in": (visit) => signInPage(visit, "email"),
  "GET /sign-in/phone": (visit) => signInPage(visit, "sms"),

  async "POST /sign-in"(visit) {
    const channel: Channel = visit.field("channel") === "sms" ? "sms" : "email";
    const typed = visit.field("address");
    const address = normaliseAddress(channel, typed);
    if (!address) return signInPage(visit, channel, typed);
    const challenge = await visit.challenges.start(visit.world, channel, address);
    return redirect(`/code/${challenge.id}`);
  },

  "GET /code/:id": (visit) => {
    const challenge = ownChallenge(visit);
    if (!challenge) return redirect("/sign-in");
    const asked = new URL(visit.request.url).searchParams.get("notice");
    const notice: CodeNotice | null = asked === "sent" || asked === "address" ? asked : null;
    return codePage(visit, challenge, isOver(challenge) ? "over" : notice);
  },

  async "POST /code/:id"(visit) {
    const challenge = ownChallenge(visit);
    if (!challenge) return redirect("/sign-in");
    const code = visit.field("code").replace(/\s/g, "");
    if (!/^\d{6}$/.test(code)) return codePage(visit, challenge, "not-a-code");
    const answer = await visit.challenges.answer(challenge, code);
    return "refusal" in answer ? codePage(visit, challenge, answer.refusal) : redirect("/account", answer.cookies);
  },

  async "POST /code/:id/resend"(visit) {
    const challenge = ownChallenge(visit);
    const sent = challenge ? await visit.challenges.resend(challenge, "sign-in-site", null) : null;
    return redirect(challenge && sent ? `/code/${challenge.id}?notice=sent` : "/sign-in");
  },

  "GET /code/:id/help"(visit) {
    const { wizardUrl } = visit.env;
    const challenge = ownChallenge(visit);
    if (!challenge || isOver(challenge)) return redirect(`${wizardUrl}/`);
    return redirect(`${wizardUrl}/start?ticket=${visit.tickets.issue(challenge)}`);
  },

  "GET /code/:id/address": (visit) => {
    const challenge = ownChallenge(visit);
    return challenge && !isOver(challenge) ? addressPage(visit.world, challenge) : redirect("/sign-in");
  },

  async "POST /code/:id/address"(visit) {
    const challenge = ownChallenge(visit);
    if (!challenge || isOver(challenge)) return redirect("/sign-in");
    const { world, field } = visit;
    const typed = field("address");
    const address = normaliseAddress(challenge.channel, typed);
    if (!address || visit.worlds.taken(address, world)) return addressPage(world, challenge, typed);
    world.account[challenge.channel === "email" ? "email" : "phone"] = address;
    challenge.address = address;
    await visit.auth.changeUser(world.account.userId, world.account);
    return redirect(`/code/${challenge.id}?notice=address`);
  },

  async "GET /account"(visit) {
    const user = await visit.auth.session(visit.request.headers);
    return user ? accountPage(visit.world, user === visit.world.account.userId) : redirect("/sign-in");
  },

  async "POST /sign-out"(visit) {
    return redirect("/sign-in", await visit.auth.signOut(visit.request.headers));
  },
};

/** The challenge of the path, only for the person who started it. */
function ownChallenge({ challenges, id, world }: Visit): Challenge | null {
  const challenge = challenges.find(id);
  return challenge?.world === world ? challenge : null;
}
