CREATE TABLE "outcomes" (
	"day" date NOT NULL,
	"end" text NOT NULL,
	"arrived" text NOT NULL,
	"channel" text NOT NULL,
	"step" text NOT NULL,
	"journeys" integer NOT NULL,
	CONSTRAINT "outcomes_day_end_arrived_channel_step_pk" PRIMARY KEY("day","end","arrived","channel","step")
);
