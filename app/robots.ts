import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "#server/env.ts";

/** Everything public may be read; the personal addresses have nothing for search engines. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/start", "/*/delivery"] },
    sitemap: `${env().BASE_URL}/sitemap.xml`,
  };
}
