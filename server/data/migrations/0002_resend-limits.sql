ALTER TABLE "deliveries" ADD COLUMN "address_block" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "dial_code" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "wait_seconds" integer;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_uncertain" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_site" ON "deliveries" USING btree ("channel","requested_at");--> statement-breakpoint
CREATE INDEX "deliveries_address_block" ON "deliveries" USING btree ("address_block","requested_at");--> statement-breakpoint
CREATE INDEX "deliveries_dial_code" ON "deliveries" USING btree ("dial_code","requested_at");