import { locale } from "next/root-params";
import { NotFoundPage } from "./_parts/not-found-page.tsx";

/** For pages that call `notFound()`. */
export default async function NotFound() {
  return <NotFoundPage asked={await locale()} />;
}
