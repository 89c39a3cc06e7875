import type { Action, Model, Question } from "#machines/plan/model/model.ts";

/** What the models of one family have in common. */
export interface Shape {
  name: string;
  overlaps: boolean;
  places: boolean;
  trials: boolean;
  questions: boolean;
}

export const shapes: readonly Shape[] = [
  { name: "independent", overlaps: false, places: false, trials: false, questions: false },
  { name: "overlapping", overlaps: true, places: false, trials: false, questions: false },
  { name: "clusters", overlaps: false, places: true, trials: false, questions: false },
  { name: "trials", overlaps: true, places: false, trials: true, questions: false },
  { name: "questions", overlaps: false, places: false, trials: false, questions: true },
  { name: "all of it", overlaps: true, places: true, trials: true, questions: true },
];

/** A model of a shape with `size` actions and questions. Costs span a factor of about fifty, help costs about as much as two to forty actions. */
export function randomModel(shape: Shape, size: number, random: () => number): Model {
  const spread = (low: number, high: number) => low * (high / low) ** random();
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const questionCount = shape.questions ? whole(1, Math.max(1, Math.min(4, size - 3))) : 0;
  const actionCount = size - questionCount;
  const causeCount = shape.overlaps ? whole(3, 9) : actionCount + whole(0, 2);
  const causes = new Map(Array.from({ length: causeCount }, (_, index) => [`c${index}`, spread(1, 40)]));
  const causeIds = [...causes.keys()];
  const places = new Map(shape.places ? Array.from({ length: whole(2, 4) }, (_, at) => [`p${at}`, spread(5, 80)]) : []);
  const placeIds = [...places.keys()];
  const actions = new Map(
    Array.from({ length: actionCount }, (_, index): [string, Action] => {
      const own = shape.overlaps
        ? Array.from({ length: whole(1, 3) }, () => causeIds[whole(0, causeCount - 1)] ?? "c0")
        : [`c${index}`];
      return [
        `a${index}`,
        {
          cost: spread(5, 250),
          place: placeIds.length > 0 && random() < 0.9 ? (placeIds[whole(0, placeIds.length - 1)] ?? null) : null,
          needsTrial: shape.trials && random() < 0.6,
          fixes: new Map(own.map((cause) => [cause, random() < 0.4 ? 1 : 0.4 + random() * 0.6])),
        },
      ];
    }),
  );
  const questions = new Map(
    Array.from({ length: questionCount }, (_, index): [string, Question] => {
      const valueCount = whole(2, 3);
      const shares = causeIds.map(() => {
        const likely = whole(0, valueCount - 1);
        const raw = Array.from({ length: valueCount }, (_, value) => (value === likely ? 4 : 0.05) + random());
        const sum = raw.reduce((total, share) => total + share, 0);
        return raw.map((share) => share / sum);
      });
      const values = Array.from({ length: valueCount }, (_, value): [string, Map<string, number>] => [
        `v${value}`,
        new Map(causeIds.map((cause, at) => [cause, shares[at]?.[value] ?? 0])),
      ]);
      return [`q${index}`, { cost: spread(4, 40), values: new Map(values) }];
    }),
  );
  return {
    causes,
    actions,
    questions,
    places,
    trialCost: shape.trials ? spread(20, 150) : 0,
    help: { cost: spread(200, 3000) },
  };
}

/** The same model with each likelihood made wrong, up or down, by the factor. */
export function distorted(model: Model, factor: number, random: () => number): Model {
  const wrong = ([cause, probability]: [string, number]): [string, number] => [
    cause,
    probability * (random() < 0.5 ? factor : 1 / factor),
  ];
  return { ...model, causes: new Map([...model.causes].map(wrong)) };
}
