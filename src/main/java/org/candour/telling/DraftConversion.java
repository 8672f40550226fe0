package org.candour.telling;

import java.util.List;
import java.util.Objects;
import org.candour.story.NewStory;
import org.candour.story.Provenance;
import org.candour.story.StoryDetail;
import org.jspecify.annotations.Nullable;

/** A draft that lacks nothing, as the story that it becomes. */
final class DraftConversion {

  private DraftConversion() {}

  static NewStory story(Draft draft, long author, boolean reachable, QuestionRules way, boolean tooQuick) {
    return new NewStory(draft.region(), draft.language(), author, reachable,
        Objects.requireNonNull(draft.role().role()), draft.name().screenName(), draft.words().title(),
        draft.words().body(), draft.keywords().tags(), draft.places().services(), draft.places().words(),
        draft.ongoing(), provenance(draft), aside(draft, way, tooQuick || draft.machine()));
  }

  private static Provenance provenance(Draft draft) {
    Draft.Aid aid = draft.aid();
    return new Provenance(draft.route(), aid.receivedOn(), aid.isHelped() ? null : aid.keeper(), aid.subscription(),
        aid.isHelped() || aid.isKept() ? aid.number() : null);
  }

  /** What was answered on a page that this story is not asked any more does not count. */
  private static StoryDetail aside(Draft draft, QuestionRules way, boolean machine) {
    boolean waits = way.asks(TellStep.PUBLISH, draft);
    @Nullable String when = waits ? draft.publish().when() : null;
    List<StoryDetail.Rating> ratings =
        way.asks(TellStep.RATINGS, draft)
            ? way.rated(draft).stream()
                .flatMap(service -> draft.ratings().codes().entrySet().stream()
                    .filter(e -> e.getKey().startsWith(service + "."))
                    .map(e -> new StoryDetail.Rating(service, e.getKey().substring(e.getKey().indexOf('.') + 1),
                        e.getValue()))
                    .filter(r -> way.takes(draft, r.question(), r.code())))
                .toList()
            : List.of();
    return new StoryDetail(draft.when().happened(), draft.role().consent(), draft.age().age(), draft.known().known(),
        draft.wishes().hopes(), draft.wishes().hearFrom(), draft.complaint().complaint(),
        when == null || when.equals("soon") ? null : when,
        "left".equals(when) ? draft.publish().day().orElse(null) : null, ratings, machine);
  }
}
