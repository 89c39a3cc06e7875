-- Words that older versions took over as the sign-in system wrote them; people were always told `refused` for them.
UPDATE "deliveries" SET "failure" = 'refused' WHERE "failure" NOT IN ('challenge-over', 'too-many', 'country-refused', 'unreachable', 'no-answer', 'refused');--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_failure" CHECK ("deliveries"."failure" in ('challenge-over', 'too-many', 'country-refused', 'unreachable', 'no-answer', 'refused'));
