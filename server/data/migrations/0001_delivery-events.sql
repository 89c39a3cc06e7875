CREATE TABLE "delivery_events" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"challenge" text,
	"delivery" text,
	"message" text,
	"channel" text NOT NULL,
	"stage" text NOT NULL,
	"cause" text,
	"permanent" text,
	"who" text,
	"confidence" text,
	"codes" text DEFAULT '' NOT NULL,
	"destination_hash" text,
	"token" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_events_provider_event_id_pk" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_events_token" ON "delivery_events" USING btree ("provider","token");--> statement-breakpoint
CREATE INDEX "delivery_events_challenge" ON "delivery_events" USING btree ("challenge");--> statement-breakpoint
CREATE INDEX "delivery_events_received" ON "delivery_events" USING btree ("received_at");