import Link from "next/link";

export default function First() {
  return (
    <main>
      <h1>Is the first page readable?</h1>
      <p>A page with nothing but a question and an answer.</p>
      <Link href="/next">Go on</Link>
    </main>
  );
}
