package org.candour.mine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.regions.RegionQuestions;
import org.candour.regions.RegionQuestions.RatingQuestion;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryDetails;
import org.candour.story.StoryLanguage;
import org.candour.story.Tag;
import org.springframework.stereotype.Component;

/** What an author gave us besides the words of the story, in words for them. */
@Component
class SubmittedDetails {

  private final Stories stories;
  private final Services services;
  private final RegionQuestions questions;
  private final StoryDetails asides;
  private final StoryLanguage languages;

  SubmittedDetails(Stories stories, Services services, RegionQuestions questions, StoryDetails asides,
      StoryLanguage languages) {
    this.languages = languages;
    this.stories = stories;
    this.services = services;
    this.questions = questions;
    this.asides = asides;
  }

  /**
   * Where it happened and under which tags, as far as the author may know, and what stands beside.
   *
   * @param services where it happened; empty while nobody has decided on the story
   * @param tags what it was tagged with; likewise
   * @param aside what the author said beside it
   * @param withheld whether a moderator keeps the wishes from staff
   * @param age the label of the age range; empty where none was chosen
   * @param ratings a sentence each
   * @param languages in which its words may be said to be
   */
  record Said(List<Service> services, List<Tag> tags, StoryDetail aside, boolean withheld, String age,
      List<String> ratings, List<String> languages) {

    String tags(String question) {
      return Tag.typed(tags, question);
    }
  }

  /** @param underway whether a moderator has filed it elsewhere and not decided yet */
  Said of(Story story, boolean underway, Shell shell) {
    RegionId region = new RegionId(story.region());
    String language = shell.words().language();
    StoryDetail aside = stories.aside(story.id());
    Map<String, RatingQuestion> asked =
        questions.answered(region, language).stream().collect(Collectors.toMap(RatingQuestion::code, q -> q));
    Map<Long, String> names =
        services.byIds(aside.ratings().stream().map(StoryDetail.Rating::service).distinct().toList()).stream()
            .collect(Collectors.toMap(Service::id, Service::name));
    List<String> ratings = aside.ratings().stream().flatMap(r -> Optional.ofNullable(asked.get(r.question())).map(
        q -> (names.size() > 1 ? names.getOrDefault(r.service(), "") + ": " : "") + q.asked() + " " + q.label(r.code()))
        .stream()).toList();
    return new Said(underway ? List.of() : services.byIds(stories.services(story.id())),
        underway ? List.of() : stories.tags(story.id()), aside, asides.isWithheld(story.id()),
        questions.ages(region, language).label(aside.age()), ratings, languages.choices(story));
  }
}
