CREATE TABLE "delivery_counts" (
	"minute" timestamp with time zone NOT NULL,
	"channel" text NOT NULL,
	"country" text NOT NULL,
	"good" integer NOT NULL,
	"failed" integer NOT NULL,
	CONSTRAINT "delivery_counts_minute_channel_country_pk" PRIMARY KEY("minute","channel","country")
);
